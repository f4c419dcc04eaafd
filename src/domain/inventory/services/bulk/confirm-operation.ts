import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import { DomainError } from "../../../core/errors.ts";
import { say } from "../../../core/messages/say.ts";
import { parseInput } from "../../../core/parse-input.ts";
import type { VendorScope } from "../../../core/permissions/scopes.ts";
import { getSettings } from "../../../vendors/selectors/get-settings.ts";
import { asksForQuantities } from "../../imports/asks-for-quantities.ts";
import { blockingRows } from "../../operations/blocking-rows.ts";
import type { BulkOperation } from "../../operations/bulk-operation.ts";
import { operationLabel } from "../../operations/operation-label.ts";
import { operationTouches } from "../../operations/operation-touches.ts";
import { planLimits } from "../../operations/plan-limits.ts";
import { countDriftedRows } from "../../selectors/bulk/count-drifted-rows.ts";
import { findApproval } from "../../selectors/bulk/find-approval.ts";
import { findPlanView } from "../../selectors/bulk/find-plan-view.ts";
import { getOperation } from "../../selectors/bulk/get-operation.ts";
import { approveOperation } from "./approve-operation.ts";
import { lockOperation } from "./lock-operation.ts";
import { queueOperation } from "./queue-operation.ts";
import { replanOperation } from "./replan-operation.ts";
import { requirePerson } from "./require-person.ts";
import { takeOverOperation } from "./take-over-operation.ts";

const inputSchema = z.strictObject({
	number: z.int().positive(),
	/** The beginning of the plan's hash, as a button carries it; without one, the plan that the person last saw is meant. */
	plan: z
		.string()
		.regex(/^[0-9a-f]{8,64}$/i, { error: () => say.badPlan() })
		.optional(),
	/** How many rows will change, as typed: where one member alone starts what passes a guard rail. */
	total: z.int().min(0).optional(),
});

/**
 * Starts exactly the plan that was seen: "queued". Otherwise nothing starts: "unseen" when the plan is another one than was meant,
 * "replanned" when it had expired, or its rows or the shop's limits have moved, and it is being made anew; "awaiting" when it passes a guard rail
 * and a second member must confirm it too. One that stands still goes on for whoever confirms it.
 * @throws DomainError not_found; invalid_input for a wrong total; conflict when there is nothing to confirm (still planning, empty, started or
 * ended already), the total is missing, or the operation wants all or nothing and has rows that can't be done
 */
export async function confirmOperation(
	scope: VendorScope<"pricing.bulk">,
	input: z.input<typeof inputSchema>,
): Promise<"queued" | "unseen" | "replanned" | "awaiting"> {
	const { number, plan, total } = parseInput(inputSchema, input);
	const personId = requirePerson(scope);
	const { id: operationId } = await getOperation(scope, { number });
	const operation = await lockOperation(scope, { operationId });
	const isHeld = operation.heldSince !== null && ["draft", "queued"].includes(operation.status);
	if (!isHeld) checkConfirmable(operation);
	const { planHash, expiresAt, rowsTotal } = operation;
	const meant = plan?.toLowerCase() ?? (await findPlanView(scope, { operationId, personId }));
	if (isHeld && !planHash) return takeOverOperation(scope, { operation, personId });
	if (!planHash || !meant || !planHash.startsWith(meant)) return "unseen";
	if (isHeld) return takeOverOperation(scope, { operation, personId });
	if (total !== undefined && total !== rowsTotal) {
		throw new DomainError("invalid_input", say.totalWrong({ operation: operationLabel(number), typed: total, rows: rowsTotal }));
	}
	if (expiresAt && expiresAt <= scope.now) {
		await replanOperation(scope, { operation, again: { why: "expired" }, personId });
		return "replanned";
	}
	const drifted = await countDriftedRows(scope, { operationId, touches: operationTouches(operation) });
	if (drifted > 0) {
		await replanOperation(scope, { operation, again: { why: "moved", rows: drifted }, personId });
		return "replanned";
	}
	const settings = await getSettings(scope);
	const limits = operation.summary?.limits;
	if (limits && !isDeepStrictEqual(limits, planLimits(settings))) {
		await replanOperation(scope, { operation, again: { why: "settings" }, personId });
		return "replanned";
	}
	const approval = await findApproval(scope, { operation, settings });
	if (approval && (await approveOperation(scope, { operation, approval, personId, total })) === "awaiting") return "awaiting";
	await queueOperation(scope, { operation, approval, personId });
	return "queued";
}

function checkConfirmable({ number, status, rowsTotal, errorPolicy, summary, source }: BulkOperation): void {
	const operation = operationLabel(number);
	if (status === "draft") throw new DomainError("conflict", say.stillPlanning({ operation }), { hint: say.seeOperation({ operation }) });
	if (status !== "previewed") throw new DomainError("conflict", say.notConfirmable({ operation, status }), { hint: say.seeOperation({ operation }) });
	if (rowsTotal === 0) throw new DomainError("conflict", say.nothingToDo({ operation }));
	if (asksForQuantities(source)) throw new DomainError("conflict", say.quantitiesOpen({ operation }), { hint: say.quantitiesHow({ operation }) });
	const rows = blockingRows(errorPolicy, summary?.tally);
	if (rows > 0) throw new DomainError("conflict", say.rejectedAtConfirm({ operation, rows }), { hint: say.rejectedHint({ operation }) });
}
