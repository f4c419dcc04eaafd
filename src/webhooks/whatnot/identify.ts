import { bodyTopic } from "../body-topic.ts";
import type { Marketplace } from "../marketplace.ts";
import { standardDeliveryId } from "../standard-delivery-id.ts";

/** The topic is the body's type, "orders.created" (developers.whatnot.com, "Webhooks" reference). */
export const identifyWhatnot: Marketplace["identify"] = ({ rawBody, header }) => ({
	topic: bodyTopic(rawBody, "type"),
	deliveryId: standardDeliveryId({ rawBody, header }),
});
