import { say } from "../../domain/core/messages/say.ts";
import { optionalText } from "./option.ts";

/** What is secret of a connection. */
export const credentialOptions = {
	secret: optionalText("What it signs its webhooks with; kept encrypted, shown nowhere", { max: 500, secret: true }),
	key: optionalText("API key: WooCommerce's consumer key, eBay's App ID, Etsy's keystring", { max: 500, secret: true }),
	keysecret: optionalText("The key's secret: WooCommerce's consumer secret, eBay's Cert ID", { max: 500, secret: true }),
	token: optionalText("API token: Shopify's, eBay's refresh token, CardTrader's, Square's, Etsy's", { max: 4000, secret: true }),
};

/** The same in a form. */
export function credentialFields() {
	const labels = say.connectLabels();
	return [
		{ option: "secret", label: labels.secret },
		{ option: "key", label: labels.key },
		{ option: "keysecret", label: labels.keysecret },
		{ option: "token", label: labels.token },
	] as const;
}
