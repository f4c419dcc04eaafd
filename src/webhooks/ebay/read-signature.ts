import { z } from "zod";
import type { HeaderReader } from "../marketplace.ts";

const HEADER = /^[A-Za-z0-9+/]{1,4000}={0,2}$/;

/** The header names a digest too; the key's own answer is what counts. */
const signatureSchema = z.object({
	alg: z.string().regex(/^ecdsa$/i),
	kid: z.string().regex(/^[\w.-]{1,100}$/),
	/** An ASN.1 sequence of two numbers, in base64. */
	signature: z.string().regex(/^[A-Za-z0-9+/]{1,400}={0,2}$/),
});

export type EbaySignature = z.output<typeof signatureSchema>;

/**
 * What X-EBAY-SIGNATURE says: base64 of JSON with `alg`, `kid`, `signature` and `digest` (developer.ebay.com, "Marketplace account deletion", and
 * eBay's event-notification-nodejs-sdk, lib/validator.js). Null when it is absent or anything else.
 */
export function readSignature(header: HeaderReader): EbaySignature | null {
	const written = header("x-ebay-signature")?.trim() ?? "";
	if (!HEADER.test(written)) return null;
	try {
		return signatureSchema.safeParse(JSON.parse(Buffer.from(written, "base64").toString("utf8"))).data ?? null;
	} catch {
		return null;
	}
}
