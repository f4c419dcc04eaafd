import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import type { ReadScope } from "../../core/permissions/scopes.ts";
import { getItem } from "../../inventory/selectors/get-item.ts";
import { type MarketplaceName, marketplaceTitle } from "../marketplaces.ts";
import { type PricesOut, toPricesOut } from "../prices-out.ts";
import { type ListingPrice, listListingPrices } from "./list-listing-prices.ts";

export interface ListingPrices {
	number: number;
	marketplace: MarketplaceName;
	/** Whatever is to go out there waits. */
	isPaused: boolean;
	settings: PricesOut;
	/** At least one. */
	listings: ListingPrice[];
}

/**
 * What an item costs on a connection, and how that is made.
 * @throws DomainError not_found, also for another vendor's connection or item, and when the item is not for sale there
 */
export async function getListingPrices(
	scope: ReadScope<"market.read" | "inventory.read">,
	{ connectionId, itemId }: { connectionId: string; itemId: string },
): Promise<ListingPrices> {
	const connection = await scope.read.connection.findUnique({
		where: { vendorId_id: { vendorId: scope.vendorId, id: connectionId } },
		select: { number: true, marketplace: true, status: true, pricesOn: true, priceRule: true },
	});
	if (!connection) throw new DomainError("not_found", say.connectionNotFound());
	const { number, status } = connection;
	const marketplace = connection.marketplace as MarketplaceName;
	const settings = toPricesOut(connection);
	const listings = await listListingPrices(scope, { connectionId, itemId, settings });
	if (listings.length === 0) {
		const { sku } = await getItem(scope, { itemId });
		throw new DomainError("not_found", say.notListedThere({ sku, connection: number, marketplace: marketplaceTitle(marketplace) }), {
			hint: say.notListedThereHint({ connection: number }),
		});
	}
	return { number, marketplace, isPaused: status !== "active", settings, listings };
}
