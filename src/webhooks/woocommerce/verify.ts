import { hasHmac } from "../has-hmac.ts";
import type { Marketplace } from "../marketplace.ts";

/**
 * X-WC-Webhook-Signature is the base64 HMAC-SHA256 of the raw body (WooCommerce's class-wc-webhook.php, `generate_signature`). There is no timestamp in it,
 * and no header is covered by it, the topic included.
 */
export const verifyWooCommerce: Marketplace["verify"] = ({ rawBody, header, secrets }) =>
	hasHmac({ signature: header("x-wc-webhook-signature"), keys: secrets, parts: [rawBody] });
