import type { Fetched } from "../client.ts";

/** What eBay's parser reads under that topic. */
export function asDelivery(topic: "order" | "return" | "authorization", told: object): Fetched {
	return { topic, rawBody: Buffer.from(JSON.stringify(told)) };
}
