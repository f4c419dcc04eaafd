import type { search as english } from "../en/search.ts";
import type { TextsOf } from "../texts.ts";
import { grammar } from "./grammar.ts";

const number = (value: number) => value.toLocaleString("de");

const STOCK = { in: "auf Lager", out: "nicht auf Lager", low: "mit niedrigem Bestand", any: null } as const;

/** Looking for items. */
export const search: TextsOf<typeof english> = {
	found: ({ count, isExact, shown }) => {
		if (!isExact) return `Mehr als ${number(count)} Artikel gefunden; gezeigt werden die ersten ${shown}.`;
		return count > shown ? `${number(count)} Artikel gefunden; gezeigt werden die ersten ${shown}.` : `${number(count)} Artikel gefunden.`;
	},
	foundMore: ({ shown }) => (shown === 1 ? "Der nächste." : `Die nächsten ${shown}.`),
	foundNear: ({ words }) => `Genau „${words}“ gibt es nicht. Das hier kommt dem am nächsten.`,
	foundNoMore: () => "Mehr gibt es nicht.",
	findEmpty: () => "Es gibt noch keine Artikel.",
	findNone: ({ words, near }) => (words === "" ? "Kein Artikel passt dazu." : `Nichts gefunden für „${words}“.${grammar.didYouMean(near)}`),
	findNoneFiltered: ({ words }) => `Mit diesen Filtern nichts gefunden für „${words}“. Ohne sie gibt es etwas.`,
	findNoSet: ({ set, near }) => `Kein Artikel gehört zu einem Set „${set}“.${grammar.didYouMean(near)}`,
	findNoneHint: () => "Versuche es mit weniger Wörtern, oder leg mit /item new einen an.",
	daysNeeded: () => "nötig ist eine Zahl von Tagen, etwa 30d",
	findColumns: () => ["SKU", "Artikel", "Zust.", "Verf.", "Preis"],
	nextPage: () => "Nächste Seite",
	badPriceRange: ({ value }) => `price: „${value.slice(0, 80)}“ ist keine Preisspanne. Schreib 5..20, >50, <1 oder einen einzelnen Preis.`,
	priceRangeBackwards: ({ value }) => `price: „${value.slice(0, 80)}“ fängt höher an, als es aufhört.`,
	filterWords: ({ words, category, condition, set, language, finish, platform, game, stock, unsold, location, bin, skus, from, to }) => {
		const price =
			from !== undefined && to !== undefined
				? from === to
					? `zu ${from}`
					: `von ${from} bis ${to}`
				: from !== undefined
					? `ab ${from}`
					: to !== undefined
						? `bis ${to}`
						: null;
		const parts = [
			category,
			condition,
			set && `Set ${set}`,
			language && `Sprache ${language}`,
			finish,
			platform,
			game,
			price,
			stock && STOCK[stock],
			unsold && `seit ${unsold === 1 ? "einem Tag" : `${unsold} Tagen`} nicht verkauft`,
			location && `in ${location}`,
			bin && `in Fach ${bin}`,
			skus && (skus.length > 5 ? `${number(skus.length)} SKUs` : skus.join(", ")),
			words === undefined ? null : `„${words}“`,
		];
		return parts.filter(Boolean).join(", ");
	},
};
