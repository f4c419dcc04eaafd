import type { VendorScope } from "../../../core/permissions/scopes.ts";
import type { BulkOperation } from "../../operations/bulk-operation.ts";
import { operationTouches } from "../../operations/operation-touches.ts";
import { findPricesAhead } from "../../selectors/bulk/find-prices-ahead.ts";
import { findRowKeyAhead } from "../../selectors/bulk/find-row-key-ahead.ts";
import { applyEditChunk } from "./apply-edit-chunk.ts";
import { applyPriceChunk } from "./apply-price-chunk.ts";
import { applyStockChunk } from "./apply-stock-chunk.ts";
import { lockOperation } from "./lock-operation.ts";
import { noteLowChunk } from "./note-low-chunk.ts";
import { tellProgress } from "./tell-progress.ts";

interface Chunk {
	operationId: string;
	slice: number;
}

/** Rows in one transaction: many enough to pay for its round trips, few enough that a sale waits a tenth of a second at most. */
const ROWS = 3_000;
/** Milliseconds between two edits of a message. */
const TELL_EVERY = 2_000;
/** Behind every item. */
const END = "ffffffff-ffff-ffff-ffff-ffffffffffff";

/**
 * The next chunk of a running operation: values, history and cursor in this one transaction, so that each row is done exactly once,
 * whoever is killed when. "finished" when no row is left; "ended" when the operation is no longer this slice's to run (cancelled, or handed on);
 * "rejected" when a row has moved and the operation wants all or nothing.
 */
export async function runChunk(scope: VendorScope<"pricing.bulk">, { operationId, slice }: Chunk): Promise<"more" | "finished" | "ended" | "rejected"> {
	const operation = await lockOperation(scope, { operationId });
	const { cursor } = operation;
	if (operation.status !== "running" || operation.slice !== slice || cursor?.kind !== "run") return "ended";
	const rejects = operation.errorPolicy === "reject-all";
	if (rejects && operation.rowsSkipped > 0) return "rejected";
	if (cursor.after === END) return "finished";
	const { apply, findAhead, movesStock } = wayOf(operation);
	// Rows are walked in their order: to find and sort all that are left, for each chunk, would cost as much as the chunk. Nor does a chunk wait for the disk: what a
	// crash takes is taken with its cursor and done again, and the operation's end, like any other commit, waits for all before it.
	await scope.write.$executeRaw`SELECT set_config('enable_bitmapscan', 'off', true), set_config('synchronous_commit', 'off', true)`;
	const upTo = (await findAhead(scope, { operationId, after: cursor.after })) ?? END;
	const { done, moved } = await apply(scope, { operation, after: cursor.after, upTo });
	if (movesStock && done > 0) await noteLowChunk(scope, { operationId, after: cursor.after, upTo });
	const now = scope.now.getTime();
	const tell = now - cursor.toldAt >= TELL_EVERY;
	await scope.write.bulkOperation.updateMany({
		where: { vendorId: scope.vendorId, id: operationId },
		data: {
			cursor: { kind: "run", after: upTo, toldAt: tell ? now : cursor.toldAt },
			rowsDone: { increment: done },
			rowsSkipped: { increment: moved },
			touchedAt: scope.now,
		},
	});
	if (tell) await tellProgress(scope, { operationId });
	if (rejects && moved > 0) return "rejected";
	return upTo === END ? "finished" : "more";
}

type FindAhead = (scope: VendorScope, from: { operationId: string; after: string | null }) => Promise<string | null>;
const nextPrices: FindAhead = (scope, from) => findPricesAhead(scope, { ...from, rows: 1 });
const nextRows: FindAhead = (scope, from) => findRowKeyAhead(scope, { ...from, count: ROWS });

/** Prices alone have a way of their own, the fastest. */
function wayOf(operation: BulkOperation) {
	switch (operationTouches(operation)) {
		case "prices":
			return { apply: applyPriceChunk, findAhead: nextPrices, movesStock: false };
		case "stock":
			return { apply: applyStockChunk, findAhead: nextRows, movesStock: true };
		case "items":
			return { apply: applyEditChunk, findAhead: nextRows, movesStock: true };
	}
}
