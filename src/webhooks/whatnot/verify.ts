import { hasStandardSignature } from "../has-standard-signature.ts";
import type { Marketplace } from "../marketplace.ts";
import { standardKeys } from "../standard-keys.ts";

/** Standard Webhooks, with the secret of the app's dashboard (developers.whatnot.com, "Webhooks"); the GraphQL preview's own header is not taken. */
export const verifyWhatnot: Marketplace["verify"] = ({ rawBody, header, secrets, now }) =>
	hasStandardSignature({ rawBody, header, keys: standardKeys(secrets), now });
