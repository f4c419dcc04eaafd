import { createHash, generateKeyPairSync, randomUUID, sign } from "node:crypto";

/** eBay's key for notifications, as its API hands it out, and what it signs. */
export interface EbayKey {
	readonly kid: string;
	readonly digest: "SHA1" | "SHA256";
	/** The answer to getPublicKey: the key on one line. */
	readonly answer: { readonly key: string; readonly algorithm: string; readonly digest: string };
	/** The X-EBAY-SIGNATURE of a body. */
	sign(body: string | Uint8Array): string;
}

/** A key pair of its own, and signatures as eBay makes them; made here, without our verifier. */
export function openEbayKey({ kid = randomUUID(), digest = "SHA1" }: { kid?: string; digest?: "SHA1" | "SHA256" } = {}): EbayKey {
	const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "prime256v1" });
	const key = publicKey.export({ type: "spki", format: "pem" }).toString().replaceAll("\n", "");
	return {
		kid,
		digest,
		answer: { key, algorithm: "ECDSA", digest },
		sign(body) {
			const signature = sign(digest, typeof body === "string" ? Buffer.from(body) : body, privateKey).toString("base64");
			return Buffer.from(JSON.stringify({ alg: "ecdsa", kid, signature, digest })).toString("base64");
		},
	};
}

interface Notification {
	topic: string;
	data: object;
	notificationId?: string;
	attempt?: number;
}

/** A notification's body as eBay posts it. */
export function ebayNotification({ topic, data, notificationId = `${randomUUID()}_${randomUUID()}`, attempt = 1 }: Notification): string {
	return JSON.stringify({
		metadata: { topic, schemaVersion: "1.0", deprecated: false },
		notification: {
			notificationId,
			eventDate: "2026-11-28T10:00:00.000Z",
			publishDate: "2026-11-28T10:00:01.000Z",
			publishAttemptCount: attempt,
			data,
		},
	});
}

/** Posts a body as eBay does. */
export function postAsEbay({ url, key, body, headers = {} }: { url: string; key: EbayKey; body: string | Uint8Array; headers?: Record<string, string> }) {
	return fetch(url, {
		method: "POST",
		body: typeof body === "string" ? body : new Uint8Array(body),
		headers: { "content-type": "application/json", accept: "application/json", "user-agent": "Mozilla/5.0", "x-ebay-signature": key.sign(body), ...headers },
	});
}

/** What an address has to answer to a challenge. */
export function challengeAnswer({ code, token, endpoint }: { code: string; token: string; endpoint: string }): string {
	return createHash("sha256").update(`${code}${token}${endpoint}`).digest("hex");
}
