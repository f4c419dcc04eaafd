import { bodyTopic } from "../body-topic.ts";
import type { Marketplace } from "../marketplace.ts";
import { standardDeliveryId } from "../standard-delivery-id.ts";

/** The topic is the body's event_type, "order.paid" (developers.etsy.com, "Webhooks", Payload structure). */
export const identifyEtsy: Marketplace["identify"] = ({ rawBody, header }) => ({
	topic: bodyTopic(rawBody, "event_type"),
	deliveryId: standardDeliveryId({ rawBody, header }),
});
