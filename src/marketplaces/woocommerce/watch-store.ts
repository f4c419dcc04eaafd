import { z } from "zod";
import { readJson } from "../../webhooks/read-json.ts";
import type { MarketplaceClient } from "../client.ts";
import { askPage } from "./ask-page.ts";
import type { AskStore } from "./open-store.ts";

const TOPICS = [
	"order.created",
	"order.updated",
	"order.restored",
	"order.deleted",
	"product.created",
	"product.updated",
	"product.restored",
	"product.deleted",
] as const;

const webhookSchema = z.object({ id: z.string().regex(/^\d{1,20}$/), status: z.string(), topic: z.string(), delivery_url: z.string() });
type Webhook = z.output<typeof webhookSchema>;
type Watch = NonNullable<MarketplaceClient["watchWebhooks"]>;

/**
 * Makes the webhooks that are missing and switches on those that the store switched off, which it does after six failures in a row (class-wc-webhook.php,
 * `failed_delivery`). A paused one was paused by a person and stays so. Others' webhooks are not looked at.
 */
export async function watchStore(ask: AskStore, { url, secret }: Parameters<Watch>[0]): Promise<Awaited<ReturnType<Watch>>> {
	const ours = (await listWebhooks(ask)).filter(({ delivery_url }) => sameUrl(delivery_url, url));
	const created: string[] = [];
	const enabled: string[] = [];
	for (const topic of TOPICS) {
		const known = ours.filter((webhook) => webhook.topic === topic);
		const off = known.find(({ status }) => status === "disabled");
		if (known.some(({ status }) => status === "active")) continue;
		if (off) {
			// With the secret: it may have been switched off because it signed with a former one.
			await ask(`webhooks/${off.id}`, { method: "PUT", json: { status: "active", secret } });
			enabled.push(topic);
		} else if (known.length === 0) {
			const answer = await ask("webhooks", { method: "POST", json: { name: `Omni-Stock ${topic}`, topic, delivery_url: url, secret, status: "active" } });
			if (answer) readJson(webhookSchema, answer.body);
			created.push(topic);
		}
	}
	return { created, enabled };
}

async function listWebhooks(ask: AskStore): Promise<Webhook[]> {
	const all: Webhook[] = [];
	for (let page = 1; ; page++) {
		const { rows, isLast } = await askPage(ask, "webhooks", webhookSchema, { page, query: { status: "all", orderby: "id", order: "asc" } });
		all.push(...rows);
		if (isLast) return all;
	}
}

function sameUrl(one: string, other: string): boolean {
	return one === other || (URL.canParse(one) && new URL(one).href === new URL(other).href);
}
