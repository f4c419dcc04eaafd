import type { Credentials } from "../domain/marketplaces/credentials.ts";
import type { MarketplaceListing } from "../domain/marketplaces/marketplace-listing.ts";
import type { PriceThere } from "../domain/marketplaces/price-there.ts";
import type { QuantityThere } from "../domain/marketplaces/quantity-there.ts";
import type { PublicKey } from "../webhooks/public-key.ts";
import type { Http } from "./http.ts";

/** An object of a marketplace, as a delivery of that topic would carry it: the marketplace's parser reads it. */
export interface Fetched {
	readonly topic: string;
	readonly rawBody: Uint8Array;
}

/** A page of what an account has for sale, listings that are off sale among them. */
export interface ListingPage {
	readonly listings: readonly MarketplaceListing[];
	/** Where the next page begins, for `from`: also in another process, and days later. Null behind the last page. */
	readonly next: string | null;
	/** Of all pages, where the marketplace says. */
	readonly total: number | null;
	/** Milliseconds that the marketplace wants to pass before the next page is asked for. */
	readonly rest?: number;
	/** The list moved while it was read: what was not seen may be there all the same. */
	readonly isLossy?: boolean;
}

interface WatchedWebhooks {
	/** Topics for which a webhook was made. */
	readonly created: readonly string[];
	/** Topics whose webhook had been switched off there and is on again. */
	readonly enabled: readonly string[];
}

/** What became of one of them. */
export type QuantityOutcome =
	| { readonly kind: "accepted" }
	/** It is not for sale there any more: its listing ends. */
	| { readonly kind: "gone" }
	/** Another quantity stands there than is known here, so a sale may be on its way: it is asked again in a moment, with what is known then. */
	| { readonly kind: "stale" }
	/** The marketplace does not take it, and will not by itself; the reason is shown to the shop. */
	| { readonly kind: "refused"; readonly reason: string }
	/** It may go better later. */
	| { readonly kind: "later"; readonly reason: string };

/** What became of a price. */
export type PriceOutcome = Exclude<QuantityOutcome, { readonly kind: "stale" }>;
export type PushedPrice = PriceOutcome & { readonly listingId: string };

export type PushedQuantity = QuantityOutcome & { readonly listingId: string };

/** What a job is to set, in the order in which it was begun. */
export type JobWishes =
	| { readonly kind: "stock"; readonly wishes: readonly Pick<QuantityThere, "listingId" | "externalId" | "quantity">[] }
	| { readonly kind: "price"; readonly wishes: readonly Pick<PriceThere, "listingId" | "externalId" | "priceMinor">[]; readonly currency: string };

/** How a marketplace takes large batches: it answers with the name of a job, which it works off by itself, in no order that it promises. */
export interface PushJobs {
	/** So many quantities, or prices, at once and more are begun as a job. */
	readonly from: number;
	/** Returns the job's name, or null when none of it can go by a job. When it throws, it may have been taken all the same. */
	begin(wishes: JobWishes): Promise<string | null>;
	/** What became of each, in any order; null while the marketplace is at work on it. */
	follow(job: string, wishes: JobWishes): Promise<readonly PushedPrice[] | null>;
}

/**
 * What we ask of one account over a marketplace's API. All of it throws DomainError: `unavailable` when it may go better later, `permission_denied` is
 * never used, `conflict` when the key is refused there, `invalid_input` when the answer can't be read.
 */
export interface MarketplaceClient {
	/** The thing that a thin delivery named; null when it is not there (any more). */
	fetch(wanted: { topic: string; externalId: string }): Promise<Fetched | null>;
	/** Orders that changed since then, the oldest change first, page by page. */
	listOrders?(options: { since: Date }): AsyncIterable<Fetched>;
	/** All that the account has for sale, page by page, `from` where an earlier reading stopped. Amounts in minor units of the shop's currency. */
	listListings?(options: { shopCurrency: string; from: string | null }): AsyncIterable<ListingPage>;
	/** Makes the webhooks that are missing and switches on again what was switched off there; twice does no more than once. */
	watchWebhooks?(options: { url: string; secret: string }): Promise<WatchedWebhooks>;
	/**
	 * Sets how many copies are for sale there; at most `mostQuantities` at once. Each is answered, in any order. Throws as the rest does when none of them
	 * came through, or nobody can say which did: the same quantities may then be sent again.
	 */
	pushQuantities?(quantities: readonly QuantityThere[]): Promise<readonly PushedQuantity[]>;
	/** How many quantities one push may carry; 25 where it is not said. */
	readonly mostQuantities?: number;
	/**
	 * Sets what listings cost there, in that currency; at most `mostPrices` at once. Answers and throws as `pushQuantities` does, and never `stale`: the newest
	 * price wins.
	 */
	pushPrices?(prices: readonly PriceThere[], currency: string): Promise<readonly PushedPrice[]>;
	/** How many prices one push may carry; 25 where it is not said. */
	readonly mostPrices?: number;
	/** Where large batches are begun and asked for later: `pushQuantities` and `pushPrices` are for smaller ones there. */
	readonly jobs?: PushJobs;
	/** The currency that all prices of the account are in, as ISO 4217; left out where each listing has its own. */
	currency?(): Promise<string>;
	/** The public key of that id; null when there is none such. */
	publicKey?(keyId: string): Promise<PublicKey | null>;
}

export interface Account {
	/** As `Connection.accountId` has it. */
	readonly accountId: string;
	readonly credentials: Credentials;
	/** Where the API is, without a slash at its end, when it is not where the marketplace has it: a sandbox, a test. */
	readonly apiUrl?: string | undefined;
}

/** Opens a client for one account; keeps no connection of its own. */
export type OpenClient = (account: Account, http: Http) => MarketplaceClient;
