import type { VendorScope } from "../domain/core/permissions/scopes.ts";
import { closeAccount } from "../domain/marketplaces/services/close-account.ts";
import { endListing } from "../domain/marketplaces/services/end-listing.ts";
import { recordListings } from "../domain/marketplaces/services/record-listings.ts";
import { recordStockThere } from "../domain/marketplaces/services/record-stock-there.ts";
import { restoreListing } from "../domain/marketplaces/services/restore-listing.ts";
import { answerDataRequest } from "../domain/orders/services/answer-data-request.ts";
import { applyOrderEvents } from "../domain/orders/services/apply-order-events.ts";
import { recordOrder } from "../domain/orders/services/record-order.ts";
import { redactBuyer } from "../domain/orders/services/redact-buyer.ts";
import { redactShop } from "../domain/orders/services/redact-shop.ts";
import type { MarketplaceEvent } from "../webhooks/marketplace.ts";

/** What working off a marketplace's events needs. */
export const EVENT_NEEDS = ["delivery.settle", "order.write", "order.read", "stock.write", "inventory.read", "customer.redact", "customer.read"] as const;

interface Applying {
	connectionId: string;
	event: Exclude<MarketplaceEvent, { kind: "fetch" }>;
	/** That told it, by its id, and when it came. */
	delivery: { id: string; receivedAt: Date };
}

/** Brings one event of a connection's marketplace into the shop. Again, it changes nothing more. */
export async function applyEvent(scope: VendorScope<(typeof EVENT_NEEDS)[number]>, { connectionId, event, delivery }: Applying): Promise<void> {
	switch (event.kind) {
		case "order":
			await recordOrder(scope, { connectionId, order: event.order, deliveryId: delivery.id });
			return;
		case "order-events":
			await applyOrderEvents(scope, { connectionId, orderExternalId: event.orderExternalId, events: event.events });
			return;
		case "order-gone":
			await applyOrderEvents(scope, {
				connectionId,
				orderExternalId: event.orderExternalId,
				events: [],
				gone: { deliveryId: delivery.id, receivedAt: delivery.receivedAt, changedAt: event.changedAt ?? null },
			});
			return;
		case "listing":
			return recordListings(scope, { connectionId, listings: [event.listing] });
		case "listings":
			return recordListings(scope, { connectionId, listings: [...event.listings] });
		case "listing-gone":
			return endListing(scope, { connectionId, externalId: event.externalId, heardAt: delivery.receivedAt });
		case "listing-restored":
			return restoreListing(scope, { connectionId, externalId: event.externalId, heardAt: delivery.receivedAt });
		case "stock":
			return recordStockThere(scope, { connectionId, stockExternalId: event.stockExternalId, quantity: event.quantity, seenAt: event.seenAt });
		case "uninstalled":
			return closeAccount(scope, { connectionId });
		case "data-request":
			return answerDataRequest(scope, { connectionId, ...event.buyer, orders: [...event.buyer.orders] });
		case "redact-buyer":
			return redactBuyer(scope, { connectionId, ...event.buyer, orders: [...event.buyer.orders] });
		case "redact-shop":
			return redactShop(scope, { connectionId });
	}
}
