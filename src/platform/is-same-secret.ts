import { createHash, timingSafeEqual } from "node:crypto";

/** Compares two secrets in a time that tells nothing about either, their lengths included. */
export function isSameSecret(given: string, expected: string): boolean {
	return timingSafeEqual(digest(given), digest(expected));
}

function digest(secret: string): Buffer {
	return createHash("sha256").update(secret).digest();
}
