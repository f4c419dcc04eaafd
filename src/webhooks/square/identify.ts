import { bodyDigest } from "../body-digest.ts";
import { bodyField } from "../body-field.ts";
import { bodyTopic } from "../body-topic.ts";
import type { Marketplace } from "../marketplace.ts";

/** `event_id` stays the same when a notification is sent again (developer.squareup.com, "Square Webhooks"), and is signed as the whole body is. */
export const identifySquare: Marketplace["identify"] = ({ rawBody }) => ({
	topic: bodyTopic(rawBody, "type"),
	deliveryId: `${(bodyField(rawBody, "event_id") ?? "").replaceAll("\0", "").slice(0, 200)}:${bodyDigest(rawBody)}`,
});
