import { DomainError } from "../core/errors.ts";
import { say } from "../core/messages/say.ts";
import { type MarketplaceName, marketplaceTitle } from "./marketplaces.ts";

/** Shopify's permanent name of a shop; its other domains may change. */
const SHOPIFY_DOMAIN = /^[a-z0-9][a-z0-9-]{0,60}\.myshopify\.com$/;

const matching = (pattern: RegExp) => (typed: string) => (pattern.test(typed) ? typed : null);

const NORMALISERS: Readonly<Record<MarketplaceName, (typed: string) => string | null>> = {
	shopify(typed) {
		const bare = typed
			.toLowerCase()
			.replace(/^https?:\/\//, "")
			.replace(/[?#].*$/, "")
			.replace(/\/+$/, "");
		const inAdmin = /^admin\.shopify\.com\/store\/([^/]+)/.exec(bare)?.[1];
		const host = inAdmin ?? bare.split("/")[0] ?? "";
		const domain = host.includes(".") ? host : `${host}.myshopify.com`;
		return SHOPIFY_DOMAIN.test(domain) ? domain : null;
	},
	/** The store's address without what follows its folder: "https://shop.example/store". */
	woocommerce(typed) {
		const address = /^https?:\/\//i.test(typed) ? typed : `https://${typed}`;
		const url = URL.canParse(address) ? new URL(address) : null;
		if (!url || url.username || url.password || !/^(\[[\da-f:]+\]|localhost|[^.]+\..+)$/i.test(url.hostname)) return null;
		return `${url.origin}${url.pathname.replace(/\/(wp-admin|wp-json|wp-login\.php)(\/.*)?$/, "").replace(/\/+$/, "")}`;
	},
	/** The seller's user name. */
	ebay: (typed) => matching(/^[a-z0-9][a-z0-9._*-]{0,63}$/)(typed.toLowerCase()),
	/** The user name or the number of the app's settings. */
	cardtrader: matching(/^[\p{L}\p{N}][\p{L}\p{N}._ -]{0,63}$/u),
	/** The merchant's id. */
	square: matching(/^[A-Z0-9]{5,64}$/),
	/** The store's hash, also out of its address. */
	bigcommerce(typed) {
		const hash = /^(?:https?:\/\/)?(?:store-|api\.bigcommerce\.com\/stores\/|stores\/)?([a-z0-9]{4,20})(?:[./].*)?$/.exec(typed.toLowerCase())?.[1];
		return hash ?? null;
	},
	/** The shop's number. */
	etsy: matching(/^[1-9]\d{0,19}$/),
	/** The seller's user name. */
	whatnot: (typed) => matching(/^[a-z0-9][a-z0-9._-]{0,63}$/)(typed.toLowerCase()),
	/** The seller's name there, as anyone likes to write it: no marketplace is told. */
	tcgplayer: matching(/^[\p{L}\p{N}][\p{L}\p{N}&'._ -]{0,63}$/u),
};

/**
 * What the marketplace calls the account, from what a person pasted: "demo", "https://demo.myshopify.com/admin".
 * @throws DomainError invalid_input, naming the value
 */
export function accountId(marketplace: MarketplaceName, typed: string): string {
	const account = NORMALISERS[marketplace](typed.trim());
	if (account === null) {
		throw new DomainError("invalid_input", say.badAccount({ account: typed, marketplace: marketplaceTitle(marketplace) }), {
			hint: say.accountHint(marketplace),
		});
	}
	return account;
}
