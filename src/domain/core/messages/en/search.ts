import { grammar } from "./grammar.ts";

const number = (value: number) => value.toLocaleString("en");

/** A filter as it was asked for, in words. */
interface FilterWords {
	words?: string | undefined;
	category?: string | undefined;
	condition?: string | undefined;
	set?: string | undefined;
	language?: string | undefined;
	finish?: string | undefined;
	platform?: string | undefined;
	game?: string | undefined;
	stock?: "in" | "out" | "low" | "any" | undefined;
	unsold?: number | undefined;
	location?: string | undefined;
	bin?: string | undefined;
	skus?: readonly string[] | undefined;
	/** Formatted amounts. */
	from?: string | undefined;
	to?: string | undefined;
}

const STOCK = { in: "in stock", out: "out of stock", low: "low in stock", any: null } as const;

/** Looking for items. */
export const search = {
	found: ({ count, isExact, shown }: { count: number; isExact: boolean; shown: number }) => {
		if (!isExact) return `More than ${number(count)} items found; the first ${shown} are shown.`;
		return count > shown ? `${number(count)} items found; the first ${shown} are shown.` : `${number(count)} ${count === 1 ? "item" : "items"} found.`;
	},
	foundMore: ({ shown }: { shown: number }) => (shown === 1 ? "The next one." : `The next ${shown}.`),
	foundNear: ({ words }: { words: string }) => `Nothing has "${words}" just so. These come nearest.`,
	foundNoMore: () => "There are no more.",
	findEmpty: () => "There are no items yet.",
	findNone: ({ words, near }: { words: string; near: string | null }) =>
		words === "" ? "No item is like that." : `Nothing found for "${words}".${grammar.didYouMean(near)}`,
	findNoneFiltered: ({ words }: { words: string }) => `Nothing of that kind found for "${words}". Without the filters, there is something.`,
	findNoSet: ({ set, near }: { set: string; near: string | null }) => `No item is of a set "${set}".${grammar.didYouMean(near)}`,
	findNoneHint: () => "Try fewer words, or /item new to add one.",
	daysNeeded: () => "a number of days is needed, like 30d",
	findColumns: () => ["SKU", "Item", "Cond.", "Avail.", "Price"],
	nextPage: () => "Next page",
	badPriceRange: ({ value }: { value: string }) => `price: "${value.slice(0, 80)}" is no range of prices. Write 5..20, >50, <1 or one price.`,
	priceRangeBackwards: ({ value }: { value: string }) => `price: "${value.slice(0, 80)}" begins above its end.`,
	filterWords: ({ words, category, condition, set, language, finish, platform, game, stock, unsold, location, bin, skus, from, to }: FilterWords): string => {
		const price =
			from !== undefined && to !== undefined
				? from === to
					? `at ${from}`
					: `from ${from} to ${to}`
				: from !== undefined
					? `from ${from} up`
					: to !== undefined
						? `up to ${to}`
						: null;
		const parts = [
			category,
			condition,
			set && `set ${set}`,
			language && `language ${language}`,
			finish,
			platform,
			game,
			price,
			stock && STOCK[stock],
			unsold && `not sold for ${unsold === 1 ? "a day" : `${unsold} days`}`,
			location && `at ${location}`,
			bin && `in bin ${bin}`,
			skus && (skus.length > 5 ? `${number(skus.length)} SKUs` : skus.join(", ")),
			words === undefined ? null : `"${words}"`,
		];
		return parts.filter(Boolean).join(", ");
	},
};
