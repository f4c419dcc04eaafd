import { hasHmac } from "../has-hmac.ts";
import type { Marketplace } from "../marketplace.ts";

/** Signature is the base64 HMAC-SHA256 of the request's body, keyed with the app's shared_secret (cardtrader.com/docs/api/full/reference, "Webhooks"). */
export const verifyCardTrader: Marketplace["verify"] = ({ rawBody, header, secrets }) =>
	hasHmac({ signature: header("signature"), keys: secrets, parts: [rawBody] });
