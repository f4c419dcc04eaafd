import { DomainError } from "../../../core/errors.ts";
import { say } from "../../../core/messages/say.ts";
import type { VendorScope } from "../../../core/permissions/scopes.ts";
import { recordAudit } from "../../../vendors/services/record-audit.ts";
import type { Approval } from "../../operations/approval.ts";
import type { BulkOperation } from "../../operations/bulk-operation.ts";
import { operationLabel } from "../../operations/operation-label.ts";

interface Approve {
	operation: BulkOperation;
	approval: Approval;
	personId: string;
	/** The number of rows, as typed. */
	total: number | undefined;
}

/** Milliseconds that the second member has: they may not be at work today. */
const PATIENCE = 24 * 3_600_000;

/**
 * Whether a plan that passes a guard rail may start with this confirmation: "approved" with a second member's, or with the total typed where there
 * is no second. "awaiting" when it is the first, which is written down.
 * @throws DomainError conflict when the same member confirms again, or the total is missing
 */
export async function approveOperation(
	scope: VendorScope<"pricing.bulk">,
	{ operation, approval, personId, total }: Approve,
): Promise<"approved" | "awaiting"> {
	const { first, others } = approval;
	const label = operationLabel(operation.number);
	if (others.length === 0) {
		if (total !== undefined) return "approved";
		throw new DomainError("conflict", say.totalNeeded({ operation: label }), { hint: say.totalNeededHint({ operation: label, rows: operation.rowsTotal }) });
	}
	if (first && first.personId !== personId) return "approved";
	const names = others.filter((other) => other.personId !== personId).map(({ displayName }) => displayName);
	if (first) throw new DomainError("conflict", say.confirmedAlready({ operation: label, others: names }));
	await scope.write.bulkOperation.updateMany({
		where: { vendorId: scope.vendorId, id: operation.id },
		data: { confirmedBy: personId, expiresAt: new Date(scope.now.getTime() + PATIENCE), touchedAt: scope.now },
	});
	await recordAudit(scope, {
		action: "ask-bulk-approval",
		subjectKind: "bulk_operation",
		subjectId: operation.id,
		after: { operation: label, plan: operation.planHash, rows: operation.rowsTotal },
	});
	return "awaiting";
}
