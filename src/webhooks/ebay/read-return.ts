import type { MarketplaceEvent } from "../marketplace.ts";
import type { EbayOrder } from "./order-schema.ts";
import type { EbayReturn } from "./return-schema.ts";

/** "The return item has been received by the seller" (developer.ebay.com, Post-Order API, states of a return). */
const ARRIVED = "ITEM_DELIVERED";

/**
 * Copies that came back, once the parcel is there; a return that is only asked for, or refunded without goods, brings none. A return names its line by
 * the listing and the transaction: the line of that id, else the only one of that listing; where neither tells, a person has to.
 */
export function readReturn({ summary, history }: Omit<EbayReturn, "order">, order: EbayOrder): MarketplaceEvent[] {
	const states = [summary.state, summary.status, ...(history ?? []).flatMap(({ fromState, toState }) => [fromState, toState])];
	if (!states.includes(ARRIVED)) return [];
	const { itemId, transactionId, returnQuantity } = summary.creationInfo.item;
	const ofListing = order.lineItems.filter(({ legacyItemId }) => legacyItemId === itemId);
	const line = ofListing.find(({ lineItemId }) => lineItemId === transactionId) ?? (ofListing.length === 1 ? ofListing[0] : undefined);
	const quantity = returnQuantity ?? 1;
	if (!line || quantity === 0) return [];
	return [
		{
			kind: "order-events",
			orderExternalId: order.orderId,
			events: [{ kind: "returned", externalId: summary.returnId, happenedAt: null, lines: [{ line: line.lineItemId, quantity }] }],
		},
	];
}
