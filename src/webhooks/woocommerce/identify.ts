import { bodyDigest } from "../body-digest.ts";
import type { Marketplace } from "../marketplace.ts";

/** An index entry must stay below 2.7 kB, a header may be 16 kB. */
const LONGEST = 100;

/**
 * The delivery id is a hash of the webhook's id and the second (class-wc-webhook.php, `get_new_delivery_id`): two products that change within one second
 * share it, so the body's hash tells them apart. An order that is made posts the same body from two webhooks: their ids do.
 */
export const identifyWooCommerce: Marketplace["identify"] = ({ rawBody, header }) => {
	const read = (name: string) => (header(`x-wc-webhook-${name}`) ?? "").trim().slice(0, LONGEST);
	const topic = read("topic").toLowerCase().slice(0, LONGEST) || "unknown";
	return { topic, deliveryId: [read("source"), read("id"), read("delivery-id"), bodyDigest(rawBody)].join(" ") };
};
