import { bodyField } from "../body-field.ts";
import type { Marketplace } from "../marketplace.ts";

/** An application's endpoint serves all of its shops; shop_id, a number or text, is whose event it is (developers.etsy.com, "Webhooks"). */
export const accountOfEtsy: NonNullable<Marketplace["account"]> = ({ rawBody }) => {
	const shop = bodyField(rawBody, "shop_id") ?? "";
	return /^[1-9]\d{0,19}$/.test(shop) ? shop : null;
};
