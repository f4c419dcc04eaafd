import type { Marketplace } from "../marketplace.ts";

/** Bytes of the longest ping that can be: a webhook's id is a BIGINT. */
const LONGEST = 40;

/**
 * A store that makes a webhook posts `webhook_id=14` as a form, without a signature or any header of its own (class-wc-webhook.php, `deliver_ping`), and
 * shows an error unless 200 comes back. It tells nothing, so nothing is kept of it.
 */
export const answerWooCommercePing: NonNullable<Marketplace["handshake"]> = ({ method, rawBody, header }) => {
	if (method !== "POST" || rawBody.length > LONGEST || header("x-wc-webhook-signature") !== null) return null;
	if (!/^application\/x-www-form-urlencoded\b/i.test(header("content-type") ?? "")) return null;
	return /^webhook_id=\d{1,20}$/.test(Buffer.from(rawBody).toString("latin1")) ? { type: "text", body: "ok" } : null;
};
