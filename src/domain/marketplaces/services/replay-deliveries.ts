import { z } from "zod";
import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { recordAudit } from "../../vendors/services/record-audit.ts";
import { deliveryLabel } from "../delivery-label.ts";
import { getDelivery } from "../selectors/get-delivery.ts";

const inputSchema = z.union([
	z.strictObject({
		/** D-48 is 48; any delivery, for what was worked off does no more a second time. */
		number: z.bigint().positive(),
	}),
	z.strictObject({
		/** All that failed, or were given up, and came since then; null is ever. */
		since: z.date().nullable(),
		connectionId: z.uuid().optional(),
	}),
]);

/** More at once would be many transactions of work for one command; the next call goes on. */
export const MOST_REPLAYED = 5_000;

/**
 * Has deliveries worked off again, from the first attempt on. Returns how many.
 * @throws DomainError not_found; conflict for one that is being worked on or waits to be, or was cleared for its age
 */
export async function replayDeliveries(scope: VendorScope<"market.manage" | "market.read">, input: z.input<typeof inputSchema>): Promise<number> {
	const wanted = parseInput(inputSchema, input);
	const { vendorId } = scope;
	const label = "number" in wanted ? deliveryLabel(wanted.number) : null;
	if ("number" in wanted) {
		const { status, size } = await getDelivery(scope, { number: wanted.number });
		if (size === 0) throw new DomainError("conflict", say.deliveryCleared({ delivery: label ?? "" }));
		if (status === "received" || status === "processing") throw new DomainError("conflict", say.deliveryUnderWay({ delivery: label ?? "" }));
	}
	const replayed = await scope.write.$queryRaw<{ id: string; connection_id: string }[]>`
		UPDATE webhook_delivery SET status = 'received', attempts = 0, due_at = now(), finished_at = NULL
		WHERE vendor_id = ${vendorId}::uuid AND id IN (
			SELECT id FROM webhook_delivery WHERE vendor_id = ${vendorId}::uuid AND (
				number = ${"number" in wanted ? wanted.number : null}::bigint
				OR (${"since" in wanted} AND status IN ('failed', 'dead') AND octet_length(body) > 0 AND created_at >= coalesce(${"since" in wanted ? wanted.since : null}::timestamptz, '-infinity')
					AND connection_id = coalesce(${"since" in wanted ? (wanted.connectionId ?? null) : null}::uuid, connection_id))
			)
			ORDER BY number LIMIT ${MOST_REPLAYED} FOR UPDATE
		) RETURNING id, connection_id`;
	const run = `replay${scope.now.getTime()}`;
	for (const { id, connection_id: connectionId } of replayed) {
		scope.afterCommit({ job: "process-delivery", id, run, payload: { vendorId, connectionId, deliveryId: id } });
	}
	const [first] = replayed;
	if (first) {
		const after = { deliveries: replayed.length, ...(label && { delivery: label }) };
		await recordAudit(scope, { action: "replay-deliveries", subjectKind: "connection", subjectId: first.connection_id, after });
	}
	return replayed.length;
}
