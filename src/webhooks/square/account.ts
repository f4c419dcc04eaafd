import { bodyField } from "../body-field.ts";
import type { Marketplace } from "../marketplace.ts";

/** One subscription serves all sellers of an application; `merchant_id` is whose event it is (developer.squareup.com, "Webhook Events"). */
export const accountOfSquare: NonNullable<Marketplace["account"]> = ({ rawBody }) => {
	const merchant = bodyField(rawBody, "merchant_id") ?? "";
	return /^[A-Z0-9]{5,64}$/.test(merchant) ? merchant : null;
};
