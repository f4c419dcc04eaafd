import type { QuantityThere } from "../../domain/marketplaces/quantity-there.ts";
import type { PushedQuantity } from "../client.ts";
import type { EbayApi } from "./open-api.ts";
import { updateOffers } from "./update-offers.ts";

/** "Invalid quantity": where the seller's out-of-stock option is off, eBay takes no 0 for a listing that is live. */
const NO_ZERO = "25004";

/**
 * Sets what is available of SKUs and of their live offers, by the offers that eBay told with its listings: looking each one up is a call a SKU, of so many a day. Where eBay takes no 0, the offer is withdrawn: a listing that has ended can't be bought.
 */
export function pushQuantities(api: EbayApi, quantities: readonly QuantityThere[]): Promise<PushedQuantity[]> {
	return updateOffers(api, quantities, {
		knownOffer: ({ stockExternalId }) => stockExternalId,
		request: ({ sku, quantity }, offers) => ({
			sku,
			shipToLocationAvailability: { quantity },
			offers: offers.map(({ offerId }) => ({ offerId, availableQuantity: quantity })),
		}),
		async onBad({ errors }, { quantity }, offers) {
			if (quantity !== 0 || !errors?.some(({ errorId }) => errorId === NO_ZERO)) return null;
			for (const { offerId } of offers) await api.call(`/sell/inventory/v1/offer/${encodeURIComponent(offerId)}/withdraw`, { as: "user", method: "POST" });
			return { kind: "gone" };
		},
	});
}
