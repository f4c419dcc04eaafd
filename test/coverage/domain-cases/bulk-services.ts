import type { PlanCursor } from "../../../src/domain/inventory/operations/bulk-operation.ts";
import { firstPlanCursor } from "../../../src/domain/inventory/operations/first-plan-cursor.ts";
import { applyDetailsChunk } from "../../../src/domain/inventory/services/bulk/apply-details-chunk.ts";
import { applyEditChunk } from "../../../src/domain/inventory/services/bulk/apply-edit-chunk.ts";
import { applyPriceChunk } from "../../../src/domain/inventory/services/bulk/apply-price-chunk.ts";
import { applyStockChunk } from "../../../src/domain/inventory/services/bulk/apply-stock-chunk.ts";
import { approveOperation } from "../../../src/domain/inventory/services/bulk/approve-operation.ts";
import { beginOperation } from "../../../src/domain/inventory/services/bulk/begin-operation.ts";
import { cancelOperation } from "../../../src/domain/inventory/services/bulk/cancel-operation.ts";
import { changeSchedule } from "../../../src/domain/inventory/services/bulk/change-schedule.ts";
import { claimSlice } from "../../../src/domain/inventory/services/bulk/claim-slice.ts";
import { clearPlan } from "../../../src/domain/inventory/services/bulk/clear-plan.ts";
import { confirmOperation } from "../../../src/domain/inventory/services/bulk/confirm-operation.ts";
import { createDraft } from "../../../src/domain/inventory/services/bulk/create-draft.ts";
import { createSchedule } from "../../../src/domain/inventory/services/bulk/create-schedule.ts";
import { createUndo } from "../../../src/domain/inventory/services/bulk/create-undo.ts";
import { draftEdit } from "../../../src/domain/inventory/services/bulk/draft-edit.ts";
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
import { lockSchedule } from "../../../src/domain/inventory/services/bulk/lock-schedule.ts";
import { lockStockRows } from "../../../src/domain/inventory/services/bulk/lock-stock-rows.ts";
import { lockTurns } from "../../../src/domain/inventory/services/bulk/lock-turns.ts";
import { makeItems } from "../../../src/domain/inventory/services/bulk/make-items.ts";
import { noteFault } from "../../../src/domain/inventory/services/bulk/note-fault.ts";
import { noteLowChunk } from "../../../src/domain/inventory/services/bulk/note-low-chunk.ts";
import { passOnSchedule } from "../../../src/domain/inventory/services/bulk/pass-on-schedule.ts";
import { planChunk } from "../../../src/domain/inventory/services/bulk/plan-chunk.ts";
import { planEditChunk } from "../../../src/domain/inventory/services/bulk/plan-edit-chunk.ts";
import { planImportBatch } from "../../../src/domain/inventory/services/bulk/plan-import-batch.ts";
import { planPriceChunk } from "../../../src/domain/inventory/services/bulk/plan-price-chunk.ts";
import { planUndoChunk } from "../../../src/domain/inventory/services/bulk/plan-undo-chunk.ts";
import { planUndoEditChunk } from "../../../src/domain/inventory/services/bulk/plan-undo-edit-chunk.ts";
import { planUndoPriceChunk } from "../../../src/domain/inventory/services/bulk/plan-undo-price-chunk.ts";
import { postToSchedule } from "../../../src/domain/inventory/services/bulk/post-to-schedule.ts";
import { queueOperation } from "../../../src/domain/inventory/services/bulk/queue-operation.ts";
import { reduceEditRows } from "../../../src/domain/inventory/services/bulk/reduce-edit-rows.ts";
import { reduceStockRows } from "../../../src/domain/inventory/services/bulk/reduce-stock-rows.ts";
import { rejectOperation } from "../../../src/domain/inventory/services/bulk/reject-operation.ts";
import { releaseSlice } from "../../../src/domain/inventory/services/bulk/release-slice.ts";
import { replanOperation } from "../../../src/domain/inventory/services/bulk/replan-operation.ts";
import { requestJob } from "../../../src/domain/inventory/services/bulk/request-job.ts";
import { requirePerson } from "../../../src/domain/inventory/services/bulk/require-person.ts";
import { runChunk } from "../../../src/domain/inventory/services/bulk/run-chunk.ts";
import { runSchedule } from "../../../src/domain/inventory/services/bulk/run-schedule.ts";
import { savePlanCursor } from "../../../src/domain/inventory/services/bulk/save-plan-cursor.ts";
import { setImportQuantities } from "../../../src/domain/inventory/services/bulk/set-import-quantities.ts";
import { setJoins } from "../../../src/domain/inventory/services/bulk/set-joins.ts";
import { showOperation } from "../../../src/domain/inventory/services/bulk/show-operation.ts";
import { storeImportRows } from "../../../src/domain/inventory/services/bulk/store-import-rows.ts";
import { takeOverOperation } from "../../../src/domain/inventory/services/bulk/take-over-operation.ts";
import { takeTurn } from "../../../src/domain/inventory/services/bulk/take-turn.ts";
import { tellProgress } from "../../../src/domain/inventory/services/bulk/tell-progress.ts";
import { writeEditChunk } from "../../../src/domain/inventory/services/bulk/write-edit-chunk.ts";
import { writeStockChunk } from "../../../src/domain/inventory/services/bulk/write-stock-chunk.ts";
import { Prisma } from "../../../src/generated/prisma/client.ts";
import { fileOf } from "../../support/fill-shop.ts";
import { type DomainCase, given } from "./domain-case.ts";

const cursor: PlanCursor = firstPlanCursor(null);
const upTo = "ffffffff-ffff-ffff-ffff-ffffffffffff";
const limits = { percent: null, floor: null, marketDays: 7 };
const rule = { adjust: { by: "fixed" as const, minor: "1" }, round: null, floor: null, ceiling: null };
const step = "a step of the planner or the runner, which holds the operation";
const rowsOf = (operationId: string) => Prisma.sql`plan.bulk_operation_id = ${operationId}::uuid`;
const importRow = {
	itemId: upTo,
	line: 2,
	at: null,
	sku: "IMPORTED-1",
	title: "Imported",
	isNew: true,
	fields: null,
	seenFields: null,
	targetFields: null,
	seenMinor: null,
	targetMinor: 1n,
	seenOnHand: null,
	targetOnHand: null,
	reason: null,
	changes: true,
	differs: false,
	costMinor: null,
	valueBefore: 0n,
	valueAfter: 0n,
};

/** Writing bulk operations: what members ask for, and the steps of planner and runner. */
export const BULK_SERVICES: readonly DomainCase[] = [
	given(applyEditChunk)(({ operation }) => ({ operation, after: null, upTo })),
	given(applyPriceChunk)(({ operation }) => ({ operation, after: null, upTo })),
	given(applyStockChunk)(({ operation }) => ({ operation, after: null, upTo })),
	given(approveOperation)(({ operation, ownerId }) => ({ operation, approval: { passed: [], first: null, others: [] }, personId: ownerId, total: undefined }), {
		mayAnswer: step,
	}),
	given(beginOperation)(() => ({ source: { kind: "filter" }, change: { kind: "reprice", rule }, errorPolicy: undefined, schedule: undefined })),
	given(cancelOperation)(({ operationNumber }) => ({ number: operationNumber })),
	given(changeSchedule)(({ scheduleId }) => ({ scheduleId, state: "paused" })),
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
	given(createSchedule)(
		({ workspaceId, channelId }) => ({
			source: { kind: "filter" },
			change: { kind: "reprice", rule },
			timing: "every day 06:00",
			asks: true,
			workspaceId,
			channelId,
		}),
		{ step: true },
	),
	given(createUndo)(({ operation, ownerId }) => ({ undone: operation, personId: ownerId }), { step: true }),
	given(draftEdit)(() => ({ edit: { quantity: "+1" }, filter: {} })),
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
	given(lockSchedule)(({ scheduleId }) => ({ scheduleId })),
	given(lockTurns)(() => undefined),
	given(lockStockRows)(({ operationId, locationId }) => ({ rows: rowsOf(operationId), within: () => Prisma.empty, locationId }), {
		mayAnswer: "of no rows all hold",
	}),
	given(makeItems)(({ operationId }) => ({ rows: rowsOf(operationId) })),
	given(passOnSchedule)(({ scheduleId, ownerId }) => ({ scheduleId, personId: ownerId })),
	given(noteFault)(({ operationId }) => ({ operationId })),
	given(planChunk)(({ operationId }) => ({ operationId, slice: 0 })),
	given(planEditChunk)(
		({ operationId }) => ({
			operationId,
			source: { kind: "filter" },
			edit: { quantity: { by: "add", copies: 1 } },
			errorPolicy: "reject-rows",
			limits,
			after: null,
		}),
		{ step: true },
	),
	given(planImportBatch)(({ operationId }) => ({
		operationId,
		slice: 0,
		read: { said: [], refused: [], carried: null, from: 0, end: null, last: true },
		meanwhile: () => undefined,
	})),
	given(planPriceChunk)(({ operationId }) => ({ operationId, source: { kind: "filter" }, rule, limits, after: null }), { step: true }),
	given(planUndoChunk)(({ operationId, doneOperationId }) => ({ operationId, undoesId: doneOperationId, limits, after: null }), {
		mayAnswer: "a chunk of no rows has a digest too",
	}),
	given(planUndoPriceChunk)(({ operationId, doneOperationId }) => ({ operationId, undoesId: doneOperationId, limits, after: null }), {
		mayAnswer: "a chunk of no rows has a digest too",
	}),
	given(postToSchedule)(({ workspaceId, channelId }) => ({ schedule: { workspaceId, channelId }, key: "foreign", reply: { text: "", audience: "channel" } }), {
		step: true,
	}),
	given(queueOperation)(({ operation, ownerId }) => ({ operation, approval: null, personId: ownerId }), { mayAnswer: step }),
	given(planUndoEditChunk)(({ operationId, doneOperationId }) => ({ operationId, undoesId: doneOperationId, limits, after: null }), {
		mayAnswer: "a chunk of no rows has a digest too",
	}),
	given(reduceEditRows)(({ operationId }) => ({ rows: rowsOf(operationId) })),
	given(reduceStockRows)(({ operationId }) => ({ rows: rowsOf(operationId) })),
	given(rejectOperation)(({ operationId }) => ({ operationId })),
	given(releaseSlice)(() => undefined),
	given(replanOperation)(({ operation, ownerId }) => ({ operation, again: { why: "expired" }, personId: ownerId })),
	given(requestJob)(({ operationId, ownerId }) => ({ job: "plan-bulk", operationId, slice: 0, personId: ownerId })),
	given(requirePerson)(() => undefined),
	given(noteLowChunk)(({ operationId }) => ({ operationId, after: null, upTo: "ffffffff-ffff-ffff-ffff-ffffffffffff" })),
	given(runChunk)(({ operationId }) => ({ operationId, slice: 0 })),
	given(runSchedule)(({ scheduleId }) => ({ scheduleId })),
	given(savePlanCursor)(({ operationId }) => ({ operationId, cursor })),
	given(applyDetailsChunk)(({ operationId, locationId }) => ({ rows: rowsOf(operationId), locationId }), { step: true }),
	given(setImportQuantities)(({ operationNumber }) => ({ number: operationNumber, quantities: "set" })),
	given(setJoins)(() => "by key"),
	given(showOperation)(({ operationNumber }) => ({ number: operationNumber })),
	given(storeImportRows)(({ operationId }) => ({ operationId, rows: [importRow] }), { step: true }),
	given(takeOverOperation)(({ operation, ownerId }) => ({ operation, personId: ownerId }), { mayAnswer: step }),
	given(takeTurn)(({ operationId }) => ({ operationId })),
	given(tellProgress)(({ operationId }) => ({ operationId })),
	given(writeEditChunk)(({ operation, operationId }) => ({ operation, rows: rowsOf(operationId), after: null, upTo })),
	given(writeStockChunk)(({ operation, operationId, locationId }) => ({ operation, rows: rowsOf(operationId), within: () => Prisma.empty, locationId })),
];
