import { bodyDigest } from "../body-digest.ts";
import { bodyField } from "../body-field.ts";
import { bodyTopic } from "../body-topic.ts";
import type { Marketplace } from "../marketplace.ts";

/** `id` is new for each call (cardtrader.com/docs/api/full/reference, "Webhooks"), so the same news may be kept twice; it counts once. */
export const identifyCardTrader: Marketplace["identify"] = ({ rawBody }) => ({
	topic: bodyTopic(rawBody, "cause"),
	deliveryId: [bodyField(rawBody, "id"), bodyField(rawBody, "object_id"), bodyDigest(rawBody)]
		.map((part) => (part ?? "").replaceAll("\0", "").slice(0, 100))
		.join(":"),
});
