import { DomainError } from "../../src/domain/core/errors.ts";
import { marketplaceListingSchema } from "../../src/domain/marketplaces/marketplace-listing.ts";
import { marketplaceEventSchema, marketplaceOrderSchema } from "../../src/domain/orders/marketplace-order.ts";
import type { Marketplace, MarketplaceEvent } from "../../src/webhooks/marketplace.ts";

/** What a parser makes of a body: events that the domain takes, or a DomainError. Anything else is thrown on. */
export function checkEvents(parse: Marketplace["parse"], delivery: { rawBody: Uint8Array; topic: string }): MarketplaceEvent[] {
	try {
		const events = parse({ ...delivery, shopCurrency: "USD" });
		for (const event of events) {
			if (event.kind === "order") marketplaceOrderSchema.parse(event.order);
			if (event.kind === "listing") marketplaceListingSchema.parse(event.listing);
			if (event.kind === "order-events") for (const told of event.events) marketplaceEventSchema.parse(told);
		}
		return events;
	} catch (error) {
		if (error instanceof DomainError) return [];
		throw error;
	}
}
