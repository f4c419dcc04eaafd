import { createHmac, timingSafeEqual } from "node:crypto";
import type { Marketplace } from "../marketplace.ts";

/** 32 bytes in base64: Node's decoder would skip what does not belong there. */
const SIGNATURE = /^[A-Za-z0-9+/]{43}=$/;

/** X-Shopify-Hmac-SHA256 is the base64 HMAC-SHA256 of the raw body (shopify.dev, "Verify webhook deliveries"). There is no timestamp in it. */
export const verifyShopify: Marketplace["verify"] = ({ rawBody, header, secrets }) => {
	const signature = header("x-shopify-hmac-sha256")?.trim() ?? "";
	if (!SIGNATURE.test(signature)) return false;
	const given = Buffer.from(signature, "base64");
	let matches = false;
	for (const secret of secrets) {
		const made = createHmac("sha256", secret).update(rawBody).digest();
		matches = timingSafeEqual(made, given) || matches;
	}
	return matches;
};
