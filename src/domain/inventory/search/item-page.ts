import type { ItemRow } from "../selectors/item-row.ts";
import type { SearchTerm } from "./search-term.ts";
import type { SortPlan } from "./sort-plan.ts";

/** An item with its sort keys as text. */
export interface ListedItem extends ItemRow {
	keys: string[];
}

/** What is read of a list. */
export interface PageAsk {
	terms: readonly SearchTerm[];
	sort: SortPlan;
	/** The sort keys of the last item of the page before; null for the first page. */
	last: readonly string[] | null;
	limit: number;
	/** Counts no further than this. */
	countTo: number;
}

export interface ItemPage {
	items: ListedItem[];
	/** How many there are in all, as far as was counted; on a later page without a meaning. */
	count: number;
	/** False where there may be more than were counted. */
	isExact: boolean;
}
