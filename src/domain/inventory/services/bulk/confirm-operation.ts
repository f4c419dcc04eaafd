import { z } from "zod";
import { DomainError } from "../../../core/errors.ts";
import { say } from "../../../core/messages/en.ts";
import { parseInput } from "../../../core/parse-input.ts";
import type { VendorScope } from "../../../core/permissions/scopes.ts";
import { recordAudit } from "../../../vendors/services/record-audit.ts";
import type { BulkOperation } from "../../bulk-operation.ts";
import { operationLabel } from "../../operation-label.ts";
import { countDriftedRows } from "../../selectors/bulk/count-drifted-rows.ts";
import { findPlanView } from "../../selectors/bulk/find-plan-view.ts";
import { getOperation } from "../../selectors/bulk/get-operation.ts";
import { lockOperation } from "./lock-operation.ts";
import { replanOperation } from "./replan-operation.ts";
import { requestJob } from "./request-job.ts";
import { requirePerson } from "./require-person.ts";

const inputSchema = z.strictObject({
	number: z.int().positive(),
	/** The beginning of the plan's hash, as a button carries it; without one, the plan that the person last saw is meant. */
	plan: z
		.string()
		.regex(/^[0-9a-f]{8,64}$/i, say.badPlan())
		.optional(),
});

/**
 * Starts exactly the plan that was seen: "queued". Otherwise nothing starts: "unseen" when the plan is another one than was meant,
 * "replanned" when it had expired or its rows have moved and is being made anew.
 * @throws DomainError not_found; conflict when there is nothing to confirm (still planning, empty, started or ended already)
 */
export async function confirmOperation(scope: VendorScope<"pricing.bulk">, input: z.input<typeof inputSchema>): Promise<"queued" | "unseen" | "replanned"> {
	const { number, plan } = parseInput(inputSchema, input);
	const personId = requirePerson(scope);
	const { id: operationId } = await getOperation(scope, { number });
	const operation = await lockOperation(scope, { operationId });
	checkConfirmable(operation);
	const { planHash, expiresAt } = operation;
	const meant = plan?.toLowerCase() ?? (await findPlanView(scope, { operationId, personId }));
	if (!planHash || !meant || !planHash.startsWith(meant)) return "unseen";
	if (expiresAt && expiresAt <= scope.now) {
		await replanOperation(scope, { operation, again: { why: "expired" }, personId });
		return "replanned";
	}
	const drifted = await countDriftedRows(scope, { operationId });
	if (drifted > 0) {
		await replanOperation(scope, { operation, again: { why: "moved", rows: drifted }, personId });
		return "replanned";
	}
	await queue(scope, operation, personId);
	return "queued";
}

function checkConfirmable({ number, status, rowsTotal }: BulkOperation): void {
	const operation = operationLabel(number);
	if (status === "draft") throw new DomainError("conflict", say.stillPlanning({ operation }), { hint: say.seeOperation({ operation }) });
	if (status !== "previewed") throw new DomainError("conflict", say.notConfirmable({ operation, status }), { hint: say.seeOperation({ operation }) });
	if (rowsTotal === 0) throw new DomainError("conflict", say.nothingToDo({ operation }));
}

async function queue(scope: VendorScope<"pricing.bulk">, operation: BulkOperation, personId: string): Promise<void> {
	const slice = operation.slice + 1;
	await scope.write.bulkOperation.updateMany({
		where: { vendorId: scope.vendorId, id: operation.id },
		data: { status: "queued", confirmedBy: personId, slice, expiresAt: null, touchedAt: scope.now },
	});
	await recordAudit(scope, {
		action: `confirm-bulk-${operation.kind}`,
		subjectKind: "bulk_operation",
		subjectId: operation.id,
		after: { operation: operationLabel(operation.number), plan: operation.planHash, rows: operation.rowsTotal },
	});
	requestJob(scope, { job: "run-bulk", operationId: operation.id, slice, personId });
}
