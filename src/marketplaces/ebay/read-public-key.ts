import { z } from "zod";
import type { PublicKey } from "../../webhooks/public-key.ts";
import { readJson } from "../../webhooks/read-json.ts";

const PEM = /^-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\s]{1,4000})-----END PUBLIC KEY-----$/;

/** developer.ebay.com, Notification API, "PublicKey". Other algorithms than these are not taken, whatever eBay says. */
const answerSchema = z.object({
	algorithm: z.string().regex(/^ecdsa$/i),
	digest: z.enum(["SHA1", "SHA256"]),
	key: z.string().trim().regex(PEM),
});

/**
 * eBay's answer to getPublicKey. Its key may come on one line, which no PEM is.
 * @throws DomainError invalid_input when it is no ECDSA key, or its digest is not one of ours
 */
export function readPublicKey(body: Uint8Array): PublicKey {
	const { digest, key } = readJson(answerSchema, body);
	const base64 = (PEM.exec(key)?.[1] ?? "").replace(/\s+/g, "");
	const lines = base64.match(/.{1,64}/g) ?? [];
	return { digest, pem: ["-----BEGIN PUBLIC KEY-----", ...lines, "-----END PUBLIC KEY-----", ""].join("\n") };
}
