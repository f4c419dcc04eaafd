import { hasHmac } from "../has-hmac.ts";
import type { Marketplace } from "../marketplace.ts";

/** X-Shopify-Hmac-SHA256 is the base64 HMAC-SHA256 of the raw body (shopify.dev, "Verify webhook deliveries"). There is no timestamp in it. */
export const verifyShopify: Marketplace["verify"] = ({ rawBody, header, secrets }) =>
	hasHmac({ signature: header("x-shopify-hmac-sha256"), keys: secrets, parts: [rawBody] });
