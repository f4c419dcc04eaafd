import { bodyDigest } from "./body-digest.ts";
import type { HeaderReader } from "./marketplace.ts";

/**
 * The key of a delivery that Standard Webhooks signs: `webhook-id` stays the same when it is sent again (github.com/standard-webhooks/standard-webhooks,
 * "Specification") and is signed, so no forged one can shut out another. The body's digest stands with it: what came under a used id all the same is kept.
 */
export function standardDeliveryId({ rawBody, header }: { rawBody: Uint8Array; header: HeaderReader }): string {
	return `${(header("webhook-id") ?? "").slice(0, 256)}:${bodyDigest(rawBody)}`;
}
