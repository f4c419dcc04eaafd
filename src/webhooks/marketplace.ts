import type { MarketplaceName } from "../domain/marketplaces/marketplaces.ts";
import type { MarketplaceOrder, MarketplaceEvent as OrderEvent } from "../domain/orders/marketplace-order.ts";

/** What happened there, in our words: an order as it stands, or what was done to one that may not have come yet. */
type MarketplaceEvent =
	| { readonly kind: "order"; readonly order: MarketplaceOrder }
	| { readonly kind: "order-events"; readonly orderExternalId: string; readonly events: OrderEvent[] };

/** The value of a header, by its lower-case name; null when it is absent or comes twice with different values. */
export type HeaderReader = (name: string) => string | null;

/** How one marketplace's deliveries are checked and read: pure functions, no I/O and no clock of their own. */
export interface Marketplace {
	readonly name: MarketplaceName;
	/** True when one of the live secrets made the signature. Compares in constant time, and with every secret. */
	verify(delivery: { rawBody: Uint8Array; header: HeaderReader; secrets: readonly string[]; now: Date }): boolean;
	/** The key under which the delivery is kept once, and what it is about. Runs after `verify`. */
	identify(delivery: { rawBody: Uint8Array; header: HeaderReader }): { deliveryId: string; topic: string };
	/**
	 * The events that a body tells, one an order; none for a topic that is not handled.
	 * @param shopCurrency ISO 4217: what amounts are in when the body does not say
	 * @throws DomainError invalid_input when the body is not what the topic promises
	 */
	parse(delivery: { rawBody: Uint8Array; topic: string; shopCurrency: string }): MarketplaceEvent[];
}
