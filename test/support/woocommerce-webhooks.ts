import { type WooPost, wooHeaders } from "./woocommerce.ts";

export interface WooWebhook {
	id: string;
	name: string;
	topic: string;
	url: string;
	secret: string;
	status: "active" | "paused" | "disabled";
	/** Failures in a row. */
	failures: number;
}

/** What a store posted, or would have. */
export interface WooDelivery extends WooPost {
	url: string;
	topic: string;
}

/** Sends a delivery and tells the status that came back; throws when none did. */
export type PostDelivery = (delivery: WooDelivery) => Promise<number>;

interface Options {
	post: PostDelivery;
	/** The body for a topic and an id, as things stand when it is asked for. */
	body(topic: string, id: string): string;
	/** Seconds since 1970. */
	second(): number;
	source: string;
	/** Deliveries wait for `flush`, as in a store that sends them in the background: what changes several times until then is told once. */
	isAsync: boolean;
}

/** A store's webhooks, as class-wc-webhook.php has them: who is told what, in which order, and when one is switched off. */
export function createWooWebhooks({ post, body, second, source, isAsync }: Options) {
	const webhooks = new Map<string, WooWebhook>();
	const waiting = new Map<string, { webhookId: string; id: string }>();
	let lastId = 13;

	async function deliver({ webhookId, id }: { webhookId: string; id: string }): Promise<void> {
		const webhook = webhooks.get(webhookId);
		if (webhook?.status !== "active") return;
		const { topic, url, secret } = webhook;
		const written = body(topic, id);
		const headers = wooHeaders({ secret, body: written, topic, source, webhookId, second: second() });
		const status = await post({ url, topic, headers, body: written }).catch(() => 0);
		if (status >= 200 && status < 303) webhook.failures = 0;
		else if (webhook.failures > 5) webhook.status = "disabled";
		else webhook.failures++;
	}

	return {
		all: webhooks,
		async create({ name = "", topic, url, secret }: { name?: string; topic: string; url: string; secret: string }): Promise<WooWebhook> {
			const webhook: WooWebhook = { id: String(++lastId), name, topic, url, secret, status: "active", failures: 0 };
			webhooks.set(webhook.id, webhook);
			// Refused or not, the webhook stays.
			const headers = { "content-type": "application/x-www-form-urlencoded" };
			await post({ url, topic: "ping", headers, body: `webhook_id=${webhook.id}` }).catch(() => 0);
			return webhook;
		},
		/** What one request of the store's did: each webhook is told once of each thing, at the request's end. */
		async tell(happened: readonly { topic: string; id: string }[]): Promise<void> {
			const due = new Map<string, { webhookId: string; id: string }>();
			for (const { topic, id } of happened) {
				for (const webhook of webhooks.values()) if (webhook.topic === topic) due.set(`${webhook.id} ${id}`, { webhookId: webhook.id, id });
			}
			for (const [key, delivery] of due) {
				if (isAsync) waiting.set(key, delivery);
				else await deliver(delivery);
			}
		},
		/** Sends what waits. */
		async flush(): Promise<void> {
			const due = [...waiting.values()];
			waiting.clear();
			for (const delivery of due) await deliver(delivery);
		},
	};
}
