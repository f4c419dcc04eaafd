import { z } from "zod";
import { bodyDigest } from "../body-digest.ts";
import type { Marketplace } from "../marketplace.ts";
import { readJson } from "../read-json.ts";

const word = (pattern: RegExp) => z.string().regex(pattern).nullish().catch(null);

const envelopeSchema = z.object({
	metadata: z
		.object({ topic: word(/^\w{1,100}$/) })
		.nullish()
		.catch(null),
	notification: z
		.object({ notificationId: word(/^[\w:.-]{1,300}$/) })
		.nullish()
		.catch(null),
});

/**
 * `notification.notificationId` and `metadata.topic` (developer.ebay.com, Notification API, the AsyncAPI contract of each topic). Topics are capitals:
 * what our own requests bring back is read under small letters, which no delivery can claim.
 */
export const identifyEbay: Marketplace["identify"] = ({ rawBody }) => {
	const { metadata, notification } = readEnvelope(rawBody);
	return {
		topic: metadata?.topic?.toUpperCase() ?? "unknown",
		deliveryId: [notification?.notificationId, bodyDigest(rawBody)].filter(Boolean).join(":"),
	};
};

function readEnvelope(rawBody: Uint8Array): Partial<z.output<typeof envelopeSchema>> {
	try {
		return readJson(envelopeSchema, rawBody);
	} catch {
		// Signed and yet unreadable: it is kept all the same.
		return {};
	}
}
