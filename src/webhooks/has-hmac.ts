import { createHmac, timingSafeEqual } from "node:crypto";

/** 32 bytes in base64: Node's decoder would skip what does not belong there. */
const SIGNATURE = /^[A-Za-z0-9+/]{43}=$/;

interface Signed {
	/** Base64 HMAC-SHA256, as the header says; null when there is none. */
	signature: string | null;
	/** Each live key. */
	keys: readonly (string | Uint8Array)[];
	/** What was signed, in its order. */
	parts: readonly (string | Uint8Array)[];
}

/** True when one of the keys made the signature. Compares in constant time, and with every key. */
export function hasHmac({ signature, keys, parts }: Signed): boolean {
	const written = signature?.trim() ?? "";
	if (!SIGNATURE.test(written)) return false;
	const given = Buffer.from(written, "base64");
	let matches = false;
	for (const key of keys) {
		const hmac = createHmac("sha256", key);
		for (const part of parts) hmac.update(part);
		matches = timingSafeEqual(hmac.digest(), given) || matches;
	}
	return matches;
}
