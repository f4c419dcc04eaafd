import { createHmac, randomUUID } from "node:crypto";

interface Delivery {
	/** The key itself, not as a secret writes it. */
	key: string | Uint8Array;
	body: string | Uint8Array;
	id?: string;
	/** Unix seconds. */
	timestamp?: number;
}

/** The headers of a delivery as Standard Webhooks has them; the signature is made here, without our verifier. */
export function standardHeaders({ key, body, id = `msg_${randomUUID()}`, timestamp = Math.floor(Date.now() / 1000) }: Delivery): Record<string, string> {
	const signature = createHmac("sha256", key).update(`${id}.${timestamp}.`).update(body).digest("base64");
	return { "content-type": "application/json", "webhook-id": id, "webhook-timestamp": String(timestamp), "webhook-signature": `v1,${signature}` };
}

/** Posts a body as a marketplace that keeps to Standard Webhooks does. */
export function postStandard({ url, body, ...delivery }: Delivery & { url: string }): Promise<Response> {
	return fetch(url, { method: "POST", body: typeof body === "string" ? body : new Uint8Array(body), headers: standardHeaders({ body, ...delivery }) });
}
