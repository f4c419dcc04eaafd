import { hasStandardSignature } from "../has-standard-signature.ts";
import type { Marketplace } from "../marketplace.ts";

/**
 * Standard Webhooks, whose key is the client secret of the API account as it is written: it goes into the libraries as base64 of itself
 * (docs.bigcommerce.com, "HTTPS Webhooks Overview", Webhook signature).
 */
export const verifyBigCommerce: Marketplace["verify"] = ({ rawBody, header, secrets, now }) => hasStandardSignature({ rawBody, header, keys: secrets, now });
