import { z } from "zod";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";

const inputSchema = z.strictObject({
	connectionId: z.uuid(),
	/** Those that came before it. */
	before: z.date(),
});

/** A call clears no more than these, so that its transaction stays short; the next one goes on. */
const MOST = 1_000;

/**
 * Takes headers and bodies, and the personal data in them, out of a connection's oldest deliveries that are worked off or given up. Their keys stay: what
 * comes again is still known. So what was deleted there that long ago is forgotten: nothing older will come. Returns how many were cleared.
 */
export async function clearDeliveries(scope: VendorScope<"delivery.settle">, input: z.input<typeof inputSchema>): Promise<number> {
	const { connectionId, before } = parseInput(inputSchema, input);
	const { vendorId } = scope;
	await scope.write.listingEnd.deleteMany({
		where: { vendorId, connectionId, createdAt: { lt: before }, OR: [{ endedAt: null }, { endedAt: { lt: before } }] },
	});
	const [cleared] = await scope.write.$queryRaw<{ count: number }[]>`
		WITH page AS (
			SELECT delivery.number, delivery.status FROM webhook_delivery delivery
			JOIN connection ON connection.vendor_id = delivery.vendor_id AND connection.id = delivery.connection_id
			WHERE delivery.vendor_id = ${vendorId}::uuid AND delivery.connection_id = ${connectionId}::uuid AND delivery.number > connection.cleared_up_to
				AND delivery.created_at < ${before}::timestamptz
			ORDER BY delivery.number LIMIT ${MOST}
		), ripe AS (
			SELECT number FROM page
			WHERE number < coalesce((SELECT min(number) FROM page WHERE status NOT IN ('done', 'ignored', 'dead')), 9223372036854775807)
		), cleared AS (
			UPDATE webhook_delivery SET headers = '{}', body = '' WHERE vendor_id = ${vendorId}::uuid AND number IN (SELECT number FROM ripe) RETURNING number
		), moved AS (
			UPDATE connection SET cleared_up_to = (SELECT max(number) FROM cleared)
			WHERE vendor_id = ${vendorId}::uuid AND id = ${connectionId}::uuid AND EXISTS (SELECT FROM cleared)
		)
		SELECT count(*)::int AS count FROM cleared`;
	return cleared?.count ?? 0;
}
