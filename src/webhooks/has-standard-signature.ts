import { createHmac, timingSafeEqual } from "node:crypto";
import type { HeaderReader } from "./marketplace.ts";

/** Seconds that a sender's clock, or the way here, may be off: the libraries of the specification take as many, before and after. */
const TOLERANCE = 300;
/** One entry of the list: its version, and 32 bytes in base64. */
const SIGNATURE = /^v1,([A-Za-z0-9+/]{43}=)$/;
/** An id is signed as the text that came; what is no plain text can't be told to be that. */
const ID = /^[\x21-\x7e]{1,256}$/;

interface Signed {
	rawBody: Uint8Array;
	header: HeaderReader;
	/** Each live key. */
	keys: readonly (string | Uint8Array)[];
	now: Date;
}

/**
 * True when one of the keys made one of the signatures, and not long ago. Standard Webhooks (github.com/standard-webhooks/standard-webhooks, "Specification"):
 * `webhook-signature` is a list, parted by spaces, of `v1,` and the base64 HMAC-SHA256 of `webhook-id`, `webhook-timestamp` (Unix seconds) and the raw
 * body, joined by full stops. Compares in constant time, every key with every signature.
 */
export function hasStandardSignature({ rawBody, header, keys, now }: Signed): boolean {
	const id = header("webhook-id") ?? "";
	const timestamp = header("webhook-timestamp") ?? "";
	if (!ID.test(id) || !/^\d{1,12}$/.test(timestamp)) return false;
	if (Math.abs(Math.floor(now.getTime() / 1000) - Number(timestamp)) > TOLERANCE) return false;
	const given = (header("webhook-signature") ?? "").split(" ").flatMap((entry) => {
		const signature = SIGNATURE.exec(entry)?.[1];
		return signature === undefined ? [] : [Buffer.from(signature, "base64")];
	});
	let matches = false;
	for (const key of keys) {
		// Once a key, not once a signature: a long list must not cost more than a short one.
		const made = createHmac("sha256", key).update(`${id}.${timestamp}.`).update(rawBody).digest();
		for (const signature of given) matches = timingSafeEqual(made, signature) || matches;
	}
	return matches;
}
