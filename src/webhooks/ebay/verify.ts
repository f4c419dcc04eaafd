import { createPublicKey, verify } from "node:crypto";
import type { Marketplace } from "../marketplace.ts";
import { readSignature } from "./read-signature.ts";

const DIGESTS = { SHA1: "sha1", SHA256: "sha256" } as const;

/** The key's id, by which eBay's Notification API tells the key (getPublicKey). */
export const ebayKeyId: NonNullable<Marketplace["keyId"]> = ({ header }) => readSignature(header)?.kid ?? null;

/**
 * eBay signs the bytes that it posts by ECDSA, with one key for all sellers: which seller is meant, the signature does not say. The digest is the one of
 * the key's answer (developer.ebay.com, Notification API, getPublicKey: `algorithm`, `digest`, `key`).
 */
export const verifyEbay: Marketplace["verify"] = ({ rawBody, header, publicKey }) => {
	const signed = readSignature(header);
	if (!signed || !publicKey || !Object.hasOwn(DIGESTS, publicKey.digest)) return false;
	try {
		const key = createPublicKey(publicKey.pem);
		if (key.asymmetricKeyType !== "ec") return false;
		return verify(DIGESTS[publicKey.digest], rawBody, key, Buffer.from(signed.signature, "base64"));
	} catch {
		return false;
	}
};
