import { bodyTopic } from "../body-topic.ts";
import type { Marketplace } from "../marketplace.ts";
import { standardDeliveryId } from "../standard-delivery-id.ts";

/**
 * The topic is the body's scope (docs.bigcommerce.com, "Webhook Events"). Its `hash` is no key: two changes of one order in one second share all that
 * goes into it, and a second look costs nothing.
 */
export const identifyBigCommerce: Marketplace["identify"] = ({ rawBody, header }) => ({
	topic: bodyTopic(rawBody, "scope"),
	deliveryId: standardDeliveryId({ rawBody, header }),
});
