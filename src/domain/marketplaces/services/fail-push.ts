import { z } from "zod";
import { Prisma } from "../../../generated/prisma/client.ts";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { pushRestSql } from "../push-rest-sql.ts";
import { PUSH_TROUBLED_AFTER } from "../push-troubled-after.ts";

const inputSchema = z.strictObject({
	connectionId: z.uuid(),
	claim: z.int(),
	reason: z.string(),
	/** Milliseconds that the marketplace asked to wait. */
	retryAfter: z.number().min(0).nullable(),
	/** It will not mend itself: the shop is told at once. */
	isLasting: z.boolean(),
});

/**
 * Writes down that a push as a whole did not go through: nothing is acknowledged, all of it is sent again after a rest, and after a few in a row the
 * connection is looked after, which tells its shop what is wrong.
 */
export async function failPush(scope: VendorScope<"delivery.settle">, input: z.input<typeof inputSchema>): Promise<void> {
	const { connectionId, claim, reason, retryAfter, isLasting } = parseInput(inputSchema, input);
	const { vendorId, now } = scope;
	const error = reason.replaceAll("\0", "").slice(0, 1000);
	const [failed] = await scope.write.$queryRaw<{ failures: number; was: number; wait: number }[]>`
		UPDATE connection SET push_failures = greatest(former.push_failures + 1, ${isLasting ? PUSH_TROUBLED_AFTER : 0}::int), push_error = ${error}, push_lease_until = NULL,
			push_retry_at = ${now}::timestamptz + greatest(make_interval(secs => ${(retryAfter ?? 0) / 1000}::float8), ${pushRestSql("later", Prisma.sql`former.push_failures`)})
		FROM connection former
		WHERE connection.vendor_id = ${vendorId}::uuid AND connection.id = ${connectionId}::uuid AND connection.push_claim = ${claim}::int
			AND former.vendor_id = connection.vendor_id AND former.id = connection.id
		RETURNING connection.push_failures AS failures, former.push_failures AS was,
			(extract(epoch FROM connection.push_retry_at - ${now}::timestamptz) * 1000)::float8 AS wait`;
	if (!failed) return;
	const payload = { vendorId, connectionId };
	scope.afterCommit({ job: "push-listings", id: connectionId, run: `again${claim}`, delay: Math.ceil(failed.wait), payload });
	if (failed.failures < PUSH_TROUBLED_AFTER || failed.was >= PUSH_TROUBLED_AFTER) return;
	await scope.write.connection.updateMany({ where: { vendorId, id: connectionId }, data: { dueAt: now } });
	scope.afterCommit({ job: "watch-connection", id: connectionId, run: `failed${claim}`, payload });
}
