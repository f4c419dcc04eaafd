import { hasHmac } from "../has-hmac.ts";
import type { Marketplace } from "../marketplace.ts";

/**
 * X-Square-HmacSha256-Signature is the base64 HMAC-SHA256 of the notification URL, as the subscription has it, and the raw body, keyed with the
 * subscription's signature key (developer.squareup.com, "Validate and verify webhook event notifications").
 */
export const verifySquare: Marketplace["verify"] = ({ rawBody, header, secrets, url }) =>
	hasHmac({ signature: header("x-square-hmacsha256-signature"), keys: secrets, parts: [url, rawBody] });
