import { z } from "zod";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";

const inputSchema = z.strictObject({ deliveryId: z.uuid() });

/** Seconds. Whoever claimed it and is not done by then is taken for dead; one that was only slow finds its claim gone, and what it did undone. */
const LEASE = 30;
/** Seconds that a delayed job may come too early by another clock. */
const SLACK = 1;

interface ClaimedDelivery {
	marketplace: string;
	topic: string;
	body: Uint8Array;
	/** When it came. */
	receivedAt: Date;
	/** How often it was claimed, this time included: names this claim. */
	attempt: number;
}

/** Takes a due delivery to work on it, for as long as the lease; null when it is done, given up, not due, in other hands, or its
 * connection is paused. */
export async function claimDelivery(scope: VendorScope<"delivery.settle">, input: z.input<typeof inputSchema>): Promise<ClaimedDelivery | null> {
	const { deliveryId } = parseInput(inputSchema, input);
	const [claimed] = await scope.write.$queryRaw<ClaimedDelivery[]>`
		UPDATE webhook_delivery SET status = 'processing', attempts = attempts + 1, due_at = now() + make_interval(secs => ${LEASE})
		WHERE vendor_id = ${scope.vendorId}::uuid AND id = ${deliveryId}::uuid
			AND status IN ('received', 'failed', 'processing')
			AND NOT EXISTS (SELECT FROM connection paused WHERE paused.vendor_id = ${scope.vendorId}::uuid AND paused.id = connection_id AND paused.status = 'paused') AND due_at <= now() + make_interval(secs => ${SLACK})
		RETURNING marketplace, topic, body, created_at AS "receivedAt", attempts AS attempt`;
	return claimed ?? null;
}
