import type { ReadScope } from "../../core/permissions/scopes.ts";
import type { ItemFilter } from "../item-filter-schema.ts";
import { exactTerms } from "../search/exact-terms.ts";
import type { ItemPage, PageAsk } from "../search/item-page.ts";
import type { ItemSort } from "../search/item-sort.ts";
import { nearTerms } from "../search/near-terms.ts";
import { type PageCursor, pageCursor, parsePageCursor, type SearchMode } from "../search/page-cursor.ts";
import { scoreSql } from "../search/score-sql.ts";
import type { SearchTerm } from "../search/search-term.ts";
import { BY_TIER, type SortPlan, sortPlan } from "../search/sort-plan.ts";
import type { Spelling } from "../search/spelling.ts";
import type { ItemRow } from "./item-row.ts";
import { getSearchPlan, type SearchPlan } from "./search/get-search-plan.ts";
import { listNearWords } from "./search/list-near-words.ts";
import { listWeighedItems } from "./search/list-weighed-items.ts";
import { walkItems } from "./search/walk-items.ts";

/** As many as are looked at one by one, to weigh them (fewer while a person types, who waits for each letter) or only to sort them: of more, the first are walked to. */
const MOST = { weighed: 10_000, typed: 2_000, sorted: 25_000 };
/** Items are counted up to here. */
const COUNT_BOUND = 1_000;

interface ItemList {
	items: ItemRow[];
	/** How many there are in all, or more than how many; null on a later page. */
	count: { items: number; isExact: boolean } | null;
	/** Where the next page begins; null when this was the last. */
	next: string | null;
	/** Nothing has the words as they were typed: these have some that are like them. */
	isNear: boolean;
}

interface Asked {
	filter: ItemFilter;
	sort?: ItemSort | undefined;
	/** `next` of the page before. */
	after?: string | undefined;
	pageSize: number;
	/** The last word is not typed to its end. */
	isTyping?: boolean;
}

/**
 * A page of the items that a filter lets through. Each word must be in an item's title, set, SKU, condition or attributes, whole or as a
 * beginning; where no item has them so, parts of words and words that are nearly the same count too. Exact SKUs and barcodes come first.
 * @throws DomainError invalid_input for a page or a condition that there is not
 */
export async function listItems(
	scope: ReadScope<"inventory.read">,
	{ filter, sort = "relevance", after, pageSize, isTyping = false }: Asked,
): Promise<ItemList> {
	const cursor = after === undefined ? null : parsePageCursor(after, sort);
	const plan = await getSearchPlan(scope, { filter });
	const find = async (spelling: Spelling, terms: readonly SearchTerm[]) =>
		toList(await findPage(scope, { plan, terms, sort, cursor, pageSize, isTyping }), { spelling, sort, pageSize, isFirst: cursor === null });
	if (cursor === null || cursor.spelling === "exact") {
		const list = await find("exact", exactTerms(plan.words, { isTyping }));
		if (list.items.length > 0 || cursor || plan.words.length === 0) return list;
	}
	const words = withoutTotals(plan);
	const near = await listNearWords(scope, { words });
	if (cursor ? cursor.spelling === "shortened" : near.some(({ isSet }) => isSet)) {
		const list = await find("shortened", nearTerms(words, near, "shortened"));
		if (list.items.length > 0 || cursor) return list;
	}
	return find("near", nearTerms(words, near, "near"));
}

/** The words but for the 102 of "4/102": shops keep numbers as 4 alone too. */
function withoutTotals({ typed, words }: SearchPlan): string[] {
	const totals = [...typed.toLowerCase().matchAll(/(?<=^|\s)[\p{L}\p{N}]+\/([\p{L}\p{N}]+)(?=\s|$)/gu)].map(([, total]) => total);
	const rest = words.filter((word) => !totals.includes(word));
	return rest.length > 0 ? rest : [...words];
}

interface Find {
	plan: SearchPlan;
	terms: readonly SearchTerm[];
	sort: ItemSort;
	cursor: PageCursor | null;
	pageSize: number;
	isTyping: boolean;
}

async function findPage(
	scope: ReadScope<"inventory.read">,
	{ plan, terms, sort, cursor, pageSize, isTyping }: Find,
): Promise<ItemPage & Pick<SearchMode, "isWalk">> {
	const ask = (order: SortPlan): PageAsk => ({
		terms,
		sort: order,
		last: cursor?.keys ?? null,
		limit: pageSize + 1,
		countTo: isTyping ? pageSize + 1 : COUNT_BOUND + 1,
	});
	const isNarrowed = plan.typed !== "" || plan.attributeWords.length > 0;
	if (isTyping && plan.words.length > 0) {
		// What many of a large shop's items have fills a page at once; to find all of them by the index would take longer than a person waits for a letter.
		const page = await walkItems(scope, { plan, ask: ask(BY_TIER), isGlance: true });
		if (!page.isExact && page.items.length > pageSize) return { ...page, isWalk: true };
	}
	if (isNarrowed && !cursor?.isWalk) {
		const order = sortPlan(sort, plan.typed === "" ? null : scoreSql({ terms, typed: plan.typed }));
		const most = isTyping ? MOST.typed : sort === "relevance" ? MOST.weighed : MOST.sorted;
		// A page that goes on is looked for as the one before it was, whatever came in meanwhile.
		const page = await listWeighedItems(scope, { plan, most: cursor ? 10 * most : most, ask: ask(order) });
		if (page) return { ...page, isWalk: false };
	}
	const order = sort === "relevance" && plan.words.length > 0 ? BY_TIER : sortPlan(sort, null);
	return { ...(await walkItems(scope, { plan, ask: ask(order) })), isWalk: true };
}

interface Found {
	spelling: Spelling;
	sort: ItemSort;
	pageSize: number;
	isFirst: boolean;
}

function toList({ items, count, isExact, isWalk }: ItemPage & Pick<SearchMode, "isWalk">, { spelling, sort, pageSize, isFirst }: Found): ItemList {
	const shown = items.slice(0, pageSize);
	const last = items.length > pageSize ? shown.at(-1) : undefined;
	return {
		items: shown,
		count: isFirst ? (isExact && count <= COUNT_BOUND ? { items: count, isExact } : { items: Math.min(count - 1, COUNT_BOUND), isExact: false }) : null,
		next: last ? pageCursor({ spelling, isWalk, sort, keys: last.keys }) : null,
		isNear: spelling === "near" && shown.length > 0,
	};
}
