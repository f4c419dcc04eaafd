import { hasStandardSignature } from "../has-standard-signature.ts";
import type { Marketplace } from "../marketplace.ts";
import { standardKeys } from "../standard-keys.ts";

/**
 * Standard Webhooks with the endpoint's signing secret, base64 after `whsec_` (developers.etsy.com, "Webhooks"). A signature that comes without its
 * version is not taken: the specification has one.
 */
export const verifyEtsy: Marketplace["verify"] = ({ rawBody, header, secrets, now }) =>
	hasStandardSignature({ rawBody, header, keys: standardKeys(secrets), now });
