import { createHash } from "node:crypto";

/** 128 bits of the body's SHA-256, in hex: tells bodies apart in a delivery's key. */
export function bodyDigest(rawBody: Uint8Array): string {
	return createHash("sha256").update(rawBody).digest("hex").slice(0, 32);
}
