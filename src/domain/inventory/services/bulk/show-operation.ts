import { z } from "zod";
import { parseInput } from "../../../core/parse-input.ts";
import type { VendorScope } from "../../../core/permissions/scopes.ts";
import type { Reply } from "../../../core/reply.ts";
import { describeOperation } from "../../selectors/bulk/describe-operation.ts";
import { getOperation } from "../../selectors/bulk/get-operation.ts";

const inputSchema = z.strictObject({
	number: z.int().positive(),
	/** Attach the lines of a file that can't be taken, and what became of each row. */
	withFiles: z.boolean().default(false),
});

/**
 * An operation's newest state as a reply. A plan that is shown is remembered as seen by this person: that one they may confirm by name.
 * @throws DomainError not_found
 */
export async function showOperation(scope: VendorScope<"inventory.read">, input: z.input<typeof inputSchema>): Promise<Reply> {
	const { number, withFiles } = parseInput(inputSchema, input);
	const reply = await describeOperation(scope, { number, withFiles });
	const { id: bulkOperationId, status, planHash } = await getOperation(scope, { number });
	const { personId } = scope.actor;
	if (status === "previewed" && planHash && personId) {
		const { vendorId } = scope;
		await scope.write.$executeRaw`
			INSERT INTO bulk_plan_view (vendor_id, bulk_operation_id, person_id, plan_hash)
			VALUES (${vendorId}::uuid, ${bulkOperationId}::uuid, ${personId}::uuid, ${planHash})
			ON CONFLICT (vendor_id, bulk_operation_id, person_id) DO UPDATE SET plan_hash = excluded.plan_hash`;
	}
	return reply;
}
