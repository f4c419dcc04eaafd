import type { ReadScope } from "../../core/permissions/scopes.ts";
import type { ItemRow } from "../../inventory/selectors/item-row.ts";
import { listItems } from "../../inventory/selectors/list-items.ts";

/** Enough to tell whether words mean one item alone. */
const LIMIT = 50;

interface Found {
	items: ItemRow[];
	/** Nothing has the words as they were typed: these are like it. */
	isNear: boolean;
}

/** Items that a line's words may mean, the likeliest first; of what is sold, those that are available. */
export async function listCandidates(scope: ReadScope<"inventory.read">, { words, inStock }: { words: string; inStock: boolean }): Promise<Found> {
	const { items, isNear } = await listItems(scope, { filter: { words, ...(inStock && { stock: "in" }) }, pageSize: LIMIT });
	return { items, isNear };
}
