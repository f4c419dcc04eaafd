import type { MarketplaceListing } from "../domain/marketplaces/marketplace-listing.ts";
import type { MarketplaceName } from "../domain/marketplaces/marketplaces.ts";
import type { MarketplaceOrder, MarketplaceEvent as OrderEvent } from "../domain/orders/marketplace-order.ts";
import type { PublicKey } from "./public-key.ts";

/** Whom a request about personal data means: by the marketplace's id of them or their email, and their orders where it names them. */
interface Buyer {
	readonly externalId: string | null;
	readonly email: string | null;
	readonly orders: readonly string[];
}

/** What happened there, in our words. */
export type MarketplaceEvent =
	/** An order as it stands. */
	| { readonly kind: "order"; readonly order: MarketplaceOrder }
	/** What was done to an order that may not have come yet. */
	| { readonly kind: "order-events"; readonly orderExternalId: string; readonly events: OrderEvent[] }
	/** It was deleted there: what of it was not sent is called off. With the marketplace's own time of that, where it tells one. */
	| { readonly kind: "order-gone"; readonly orderExternalId: string; readonly changedAt?: Date | null }
	/** The delivery only names the thing: it is asked for, and read as a delivery of that topic. */
	| { readonly kind: "fetch"; readonly topic: string; readonly externalId: string; readonly orderExternalId?: string | undefined }
	/** What is for sale there, as it stands. */
	| { readonly kind: "listing"; readonly listing: MarketplaceListing }
	/** Several of them. */
	| { readonly kind: "listings"; readonly listings: readonly MarketplaceListing[] }
	/** It had been deleted there, and is back. */
	| { readonly kind: "listing-restored"; readonly externalId: string }
	/** It is for sale there no more: the id of a listing, or of the product whose listings all end. */
	| { readonly kind: "listing-gone"; readonly externalId: string }
	/** Copies for sale there, by the id that its stock goes by (Shopify: the inventory item). */
	| { readonly kind: "stock"; readonly stockExternalId: string; readonly quantity: number; readonly seenAt: Date | null }
	/** The shop took our access back. */
	| { readonly kind: "uninstalled" }
	/** A buyer asks what is kept of them. */
	| { readonly kind: "data-request"; readonly buyer: Buyer }
	| { readonly kind: "redact-buyer"; readonly buyer: Buyer }
	/** All buyers of the connection. */
	| { readonly kind: "redact-shop" };

/** The value of a header, by its lower-case name; null when it is absent or comes twice with different values. */
export type HeaderReader = (name: string) => string | null;

interface Received {
	rawBody: Uint8Array;
	header: HeaderReader;
}

interface Answer {
	type: "json" | "text";
	body: string;
}

/** How one marketplace's deliveries are checked and read: pure functions, no I/O and no clock of their own. */
export interface Marketplace {
	readonly name: MarketplaceName;
	/**
	 * True when one of the live secrets, or the public key, made the signature. Compares in constant time, and with every secret.
	 * `url` is the address that the marketplace was told to post to; `publicKey` what `keyId` asked for, null when there is none.
	 */
	verify(delivery: Received & { secrets: readonly string[]; now: Date; url: string; publicKey: PublicKey | null }): boolean;
	/** Where a public key signs: the key's id by the delivery; null when it names none. */
	keyId?(delivery: Received): string | null;
	/**
	 * What is answered at once and kept nowhere: proof that the address is ours, or an unsigned ping. Null for a delivery like any other.
	 * @throws nothing: what can't be read is no handshake
	 */
	handshake?(request: Received & { method: string; query: URLSearchParams; secrets: readonly string[]; url: string }): Answer | null;
	/** Where one address serves all accounts of an application: the account that a delivery is for, as `Connection.accountId` has it. Not verified yet. */
	account?(delivery: Received): string | null;
	/** The key under which the delivery is kept once (at most 500 characters), and what it is about (1 to 200 characters). Runs after `verify`. */
	identify(delivery: Received): { deliveryId: string; topic: string };
	/**
	 * The events that a body tells; none for a topic that is not handled.
	 * @param shopCurrency ISO 4217: what amounts are in when the body does not say
	 * @throws DomainError invalid_input when the body is not what the topic promises
	 */
	parse(delivery: { rawBody: Uint8Array; topic: string; shopCurrency: string }): MarketplaceEvent[];
}
