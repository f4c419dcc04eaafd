import { bodyField } from "../body-field.ts";
import type { Marketplace } from "../marketplace.ts";

/** The store's hash: `producer` is always "stores/" and it (docs.bigcommerce.com, "Webhook Events", Callback structure). */
export const accountOfBigCommerce: NonNullable<Marketplace["account"]> = ({ rawBody }) =>
	/^stores\/([a-z0-9]{1,40})$/.exec(bodyField(rawBody, "producer") ?? "")?.[1] ?? null;
