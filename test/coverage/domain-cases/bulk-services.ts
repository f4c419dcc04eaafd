import type { PlanCursor } from "../../../src/domain/inventory/bulk-operation.ts";
import { firstPlanCursor } from "../../../src/domain/inventory/first-plan-cursor.ts";
import { applyPriceChunk } from "../../../src/domain/inventory/services/bulk/apply-price-chunk.ts";
import { applyStockChunk } from "../../../src/domain/inventory/services/bulk/apply-stock-chunk.ts";
import { approveOperation } from "../../../src/domain/inventory/services/bulk/approve-operation.ts";
import { cancelOperation } from "../../../src/domain/inventory/services/bulk/cancel-operation.ts";
import { claimSlice } from "../../../src/domain/inventory/services/bulk/claim-slice.ts";
import { clearPlan } from "../../../src/domain/inventory/services/bulk/clear-plan.ts";
import { confirmOperation } from "../../../src/domain/inventory/services/bulk/confirm-operation.ts";
import { createDraft } from "../../../src/domain/inventory/services/bulk/create-draft.ts";
import { draftImport } from "../../../src/domain/inventory/services/bulk/draft-import.ts";
import { draftReprice } from "../../../src/domain/inventory/services/bulk/draft-reprice.ts";
import { draftUndo } from "../../../src/domain/inventory/services/bulk/draft-undo.ts";
import { endOperation } from "../../../src/domain/inventory/services/bulk/end-operation.ts";
import { failOperation } from "../../../src/domain/inventory/services/bulk/fail-operation.ts";
import { finishPlan } from "../../../src/domain/inventory/services/bulk/finish-plan.ts";
import { finishRun } from "../../../src/domain/inventory/services/bulk/finish-run.ts";
import { handOnSlice } from "../../../src/domain/inventory/services/bulk/hand-on-slice.ts";
import { holdOperations } from "../../../src/domain/inventory/services/bulk/hold-operations.ts";
import { lockOperation } from "../../../src/domain/inventory/services/bulk/lock-operation.ts";
import { lockTurns } from "../../../src/domain/inventory/services/bulk/lock-turns.ts";
import { makeItems } from "../../../src/domain/inventory/services/bulk/make-items.ts";
import { noteFault } from "../../../src/domain/inventory/services/bulk/note-fault.ts";
import { planChunk } from "../../../src/domain/inventory/services/bulk/plan-chunk.ts";
import { planImportBatch } from "../../../src/domain/inventory/services/bulk/plan-import-batch.ts";
import { planPriceChunk } from "../../../src/domain/inventory/services/bulk/plan-price-chunk.ts";
import { planUndoChunk } from "../../../src/domain/inventory/services/bulk/plan-undo-chunk.ts";
import { releaseSlice } from "../../../src/domain/inventory/services/bulk/release-slice.ts";
import { replanOperation } from "../../../src/domain/inventory/services/bulk/replan-operation.ts";
import { requestJob } from "../../../src/domain/inventory/services/bulk/request-job.ts";
import { requirePerson } from "../../../src/domain/inventory/services/bulk/require-person.ts";
import { runChunk } from "../../../src/domain/inventory/services/bulk/run-chunk.ts";
import { savePlanCursor } from "../../../src/domain/inventory/services/bulk/save-plan-cursor.ts";
import { showOperation } from "../../../src/domain/inventory/services/bulk/show-operation.ts";
import { storeImportRows } from "../../../src/domain/inventory/services/bulk/store-import-rows.ts";
import { takeOverOperation } from "../../../src/domain/inventory/services/bulk/take-over-operation.ts";
import { takeTurn } from "../../../src/domain/inventory/services/bulk/take-turn.ts";
import { tellProgress } from "../../../src/domain/inventory/services/bulk/tell-progress.ts";
import { writeStockChunk } from "../../../src/domain/inventory/services/bulk/write-stock-chunk.ts";
import { Prisma } from "../../../src/generated/prisma/client.ts";
import { fileOf } from "../../support/fill-shop.ts";
import { type DomainCase, given } from "./domain-case.ts";

const cursor: PlanCursor = firstPlanCursor(null);
const upTo = "ffffffff-ffff-ffff-ffff-ffffffffffff";
const limits = { percent: null, floor: null };
const rule = { adjust: { by: "fixed" as const, minor: "1" }, round: null, floor: null, ceiling: null };
const step = "a step of the planner or the runner, which holds the operation";
const rowsOf = (operationId: string) => Prisma.sql`plan.bulk_operation_id = ${operationId}::uuid`;
const importRow = {
	itemId: upTo,
	line: 2,
	sku: "IMPORTED-1",
	title: "Imported",
	isNew: true,
	fields: null,
	seenMinor: null,
	targetMinor: 1n,
	seenOnHand: null,
	targetOnHand: null,
	changes: true,
	differs: false,
	costMinor: null,
	valueBefore: 0n,
	valueAfter: 0n,
};

/** Writing bulk operations: what members ask for, and the steps of planner and runner. */
export const BULK_SERVICES: readonly DomainCase[] = [
	given(applyPriceChunk)(({ operation }) => ({ operation, after: null, upTo })),
	given(applyStockChunk)(({ operation }) => ({ operation, after: null, upTo })),
	given(approveOperation)(({ operation, ownerId }) => ({ operation, approval: { passed: [], first: null, others: [] }, personId: ownerId, total: undefined }), {
		mayAnswer: step,
	}),
	given(cancelOperation)(({ operationNumber }) => ({ number: operationNumber })),
	given(claimSlice)(() => undefined, { mayAnswer: step }),
	given(clearPlan)(({ operationId }) => ({ operationId, slice: 1 })),
	given(confirmOperation)(({ operationNumber }) => ({ number: operationNumber })),
	given(createDraft)(
		({ ownerId, operationId }) => ({
			kind: "undo",
			source: { kind: "operation", number: 1, touches: "prices" },
			change: { kind: "restore" },
			personId: ownerId,
			undoesId: operationId,
		}),
		{ step: true },
	),
	given(draftImport)(() => fileOf("sku,price\nCOV,1\n")),
	given(draftReprice)(() => ({ change: "+1%" })),
	given(draftUndo)(({ doneOperationNumber }) => ({ number: doneOperationNumber })),
	given(endOperation)(({ operation }) => ({ operation, status: "failed" })),
	given(failOperation)(({ operationId }) => ({ operationId, reason: "foreign" })),
	given(finishPlan)(({ operation }) => ({ operation, cursor })),
	given(finishRun)(({ operationId }) => ({ operationId })),
	given(handOnSlice)(({ operationId, ownerId }) => ({ operationId, slice: 1, job: "plan-bulk", personId: ownerId })),
	given(holdOperations)(({ ownerId }) => ({ personId: ownerId })),
	given(lockOperation)(({ operationId }) => ({ operationId })),
	given(lockTurns)(() => undefined),
	given(makeItems)(({ operationId }) => ({ rows: rowsOf(operationId) })),
	given(noteFault)(({ operationId }) => ({ operationId })),
	given(planChunk)(({ operationId }) => ({ operationId, slice: 0 })),
	given(planImportBatch)(({ operationId }) => ({ operationId, slice: 0, from: 0, records: [], last: true })),
	given(planPriceChunk)(({ operationId }) => ({ operationId, source: { kind: "filter" }, rule, limits, after: null }), { step: true }),
	given(planUndoChunk)(({ operationId, doneOperationId }) => ({ operationId, undoesId: doneOperationId, limits, after: null }), {
		mayAnswer: "a chunk of no rows has a digest too",
	}),
	given(releaseSlice)(() => undefined),
	given(replanOperation)(({ operation, ownerId }) => ({ operation, again: { why: "expired" }, personId: ownerId })),
	given(requestJob)(({ operationId, ownerId }) => ({ job: "plan-bulk", operationId, slice: 0, personId: ownerId })),
	given(requirePerson)(() => undefined),
	given(runChunk)(({ operationId }) => ({ operationId, slice: 0 })),
	given(savePlanCursor)(({ operationId }) => ({ operationId, cursor })),
	given(showOperation)(({ operationNumber }) => ({ number: operationNumber })),
	given(storeImportRows)(({ operationId }) => ({ operationId, rows: [importRow] }), { step: true }),
	given(takeOverOperation)(({ operation, ownerId }) => ({ operation, personId: ownerId }), { mayAnswer: step }),
	given(takeTurn)(({ operationId }) => ({ operationId })),
	given(tellProgress)(({ operationId }) => ({ operationId })),
	given(writeStockChunk)(({ operation, operationId, locationId }) => ({ operation, rows: rowsOf(operationId), after: null, upTo, locationId })),
];
