import type { VendorScope } from "../../core/permissions/scopes.ts";
import { LINES_SHOWN } from "../../vendors/notices/fold-news.ts";
import { listSubscriptions } from "../../vendors/selectors/list-subscriptions.ts";
import { listFallenLow } from "../selectors/list-fallen-low.ts";
import { announceLow } from "./announce-low.ts";

/**
 * Looks at items whose available copies have just fallen, and tells who watches low stock which of them passed their threshold: once a fall, so that what
 * is restocked is told again. Behind the write, whose levels are held.
 */
export async function noteLowStock(scope: VendorScope, { fallen }: { fallen: readonly { itemId: string; by: number }[] }): Promise<void> {
	if (fallen.length === 0 || (await listSubscriptions(scope, { topic: "low-stock" })).length === 0) return;
	// Two sales of the same item at two locations hold different levels: the later one must see the earlier.
	await scope.write.$executeRaw`
		SELECT pg_advisory_xact_lock(hashtextextended('low:' || id, 0)) FROM unnest(${fallen.map(({ itemId }) => itemId).sort()}::text[]) AS item (id)`;
	await announceLow(scope, await listFallenLow(scope, { fallen, limit: LINES_SHOWN }));
}
