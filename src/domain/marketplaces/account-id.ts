import { DomainError } from "../core/errors.ts";
import { say } from "../core/messages/en.ts";
import type { MarketplaceName } from "./marketplaces.ts";

/** Shopify's permanent name of a shop; its other domains may change. */
const SHOPIFY_DOMAIN = /^[a-z0-9][a-z0-9-]{0,60}\.myshopify\.com$/;

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
};

/**
 * What the marketplace calls the account, from what a person pasted: "demo", "https://demo.myshopify.com/admin".
 * @throws DomainError invalid_input, naming the value
 */
export function accountId(marketplace: MarketplaceName, typed: string): string {
	const account = NORMALISERS[marketplace](typed.trim());
	if (account === null) throw new DomainError("invalid_input", say.badAccount({ account: typed }), { hint: say.accountHint() });
	return account;
}
