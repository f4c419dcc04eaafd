import { bodyDigest } from "../body-digest.ts";
import type { Marketplace } from "../marketplace.ts";

/** An index entry must stay below 2.7 kB, a header may be 16 kB. */
const LONGEST = 200;

/**
 * One event posts to several topics under one X-Shopify-Event-Id, and a retry keeps it (shopify.dev, "Ignore duplicate webhooks"); older API versions send
 * X-Shopify-Webhook-Id alone. Neither is covered by the signature, so the body's hash belongs to the key: a forged id can't shut out another order's delivery.
 */
export const identifyShopify: Marketplace["identify"] = ({ rawBody, header }) => {
	const topic = (header("x-shopify-topic") ?? "").trim().toLowerCase().slice(0, LONGEST) || "unknown";
	const event = (header("x-shopify-event-id") ?? header("x-shopify-webhook-id") ?? "").trim().slice(0, LONGEST);
	return { topic, deliveryId: [topic, event, bodyDigest(rawBody)].filter(Boolean).join(":") };
};
