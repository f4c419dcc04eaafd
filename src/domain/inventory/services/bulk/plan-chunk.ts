import { createHash } from "node:crypto";
import type { VendorScope } from "../../../core/permissions/scopes.ts";
import { getSettings } from "../../../vendors/selectors/get-settings.ts";
import type { BulkOperation, PlanCursor } from "../../operations/bulk-operation.ts";
import { type PlanLimits, planLimits } from "../../operations/plan-limits.ts";
import { addTallies } from "../../operations/plan-tally.ts";
import { finishPlan } from "./finish-plan.ts";
import { lockOperation } from "./lock-operation.ts";
import { planEditChunk } from "./plan-edit-chunk.ts";
import { planPriceChunk } from "./plan-price-chunk.ts";
import { planUndoChunk } from "./plan-undo-chunk.ts";
import { planUndoEditChunk } from "./plan-undo-edit-chunk.ts";
import { planUndoPriceChunk } from "./plan-undo-price-chunk.ts";
import type { PlannedChunk } from "./planned-chunk.ts";
import { savePlanCursor } from "./save-plan-cursor.ts";

interface Chunk {
	operationId: string;
	slice: number;
}

/**
 * The next chunk of a plan, in this one transaction with the cursor that says so: a worker killed at any point goes on from there.
 * "ended" when the plan is complete, or is no longer this slice's to make. A file's plan is made by planImportBatch.
 */
export async function planChunk(scope: VendorScope<"pricing.bulk">, { operationId, slice }: Chunk): Promise<"more" | "ended"> {
	const operation = await lockOperation(scope, { operationId });
	const { cursor } = operation;
	if (operation.status !== "draft" || operation.heldSince || operation.slice !== slice || cursor?.kind !== "plan" || !cursor.cleared) return "ended";
	const limits = cursor.limits ?? planLimits(await getSettings(scope));
	const chunk = await nextChunk(scope, operation, { limits, after: cursor.after });
	const next: PlanCursor = {
		...cursor,
		limits,
		after: chunk.after ?? cursor.after,
		tally: addTallies(cursor.tally, chunk.tally),
		hash: createHash("sha256").update(cursor.hash).update(chunk.digest).digest("hex"),
	};
	if (chunk.finished) {
		await finishPlan(scope, { operation, cursor: next });
		return "ended";
	}
	await savePlanCursor(scope, { operationId, cursor: next });
	return "more";
}

function nextChunk(
	scope: VendorScope<"pricing.bulk">,
	{ id, source, change, undoesId, errorPolicy }: BulkOperation,
	from: { limits: PlanLimits; after: string | null },
): Promise<PlannedChunk> {
	if (source.kind === "filter" && change.kind === "reprice") return planPriceChunk(scope, { operationId: id, source, rule: change.rule, ...from });
	if (source.kind === "filter" && change.kind === "edit") return planEditChunk(scope, { operationId: id, source, edit: change, errorPolicy, ...from });
	if (source.kind === "operation" && undoesId) {
		const plan = { prices: planUndoPriceChunk, stock: planUndoChunk, items: planUndoEditChunk }[source.touches];
		return plan(scope, { operationId: id, undoesId, ...from });
	}
	throw new Error(`Operation ${id} is not planned from items.`);
}
