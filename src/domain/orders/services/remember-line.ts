import type { VendorScope } from "../../core/permissions/scopes.ts";
import { listingKey } from "../../marketplaces/listing-key.ts";
import { rememberListing } from "../../marketplaces/services/remember-listing.ts";
import { getLineSold } from "../selectors/get-line-sold.ts";

/** Remembers for a line's connection what it sold: an item, "ignored", or null when that is open again. Lines without id and SKU are their own alone. */
export async function rememberLine(
	scope: VendorScope<"order.write" | "order.read">,
	{ orderId, lineId, means }: { orderId: string; lineId: string; means: string | "ignored" | null },
): Promise<void> {
	const { connectionId, productId, sku, title } = await getLineSold(scope, { orderId, lineId });
	const externalId = listingKey({ productId, sku });
	if (connectionId === null || externalId === null) return;
	await rememberListing(scope, { connectionId, externalId, sku, title, means });
}
