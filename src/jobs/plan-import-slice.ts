import type { VendorScope } from "../domain/core/permissions/scopes.ts";
import type { BulkOperation } from "../domain/inventory/bulk-operation.ts";
import { type FileRecord, readRecords } from "../domain/inventory/read-records.ts";
import { readUpload } from "../domain/inventory/selectors/bulk/read-upload.ts";
import { planImportBatch } from "../domain/inventory/services/bulk/plan-import-batch.ts";

interface Slice {
	operation: BulkOperation;
	withScope: <R>(run: (scope: VendorScope<"pricing.bulk">) => Promise<R>) => Promise<R>;
	goOn: () => boolean;
}

/** Records in one transaction. */
const BATCH = 5_000;

/** Reads an import's file on from the operation's cursor and plans it batch by batch; what is read ahead is a piece of the file at most. */
export async function planImportSlice({ operation, withScope, goOn }: Slice): Promise<"more" | "ended"> {
	const { id: operationId, slice, source, cursor } = operation;
	if (source.kind !== "file" || cursor?.kind !== "plan") throw new Error(`Operation ${operationId} has no file.`);
	const start = { offset: cursor.file?.offset ?? source.start, line: cursor.file?.line ?? source.startLine, delimiter: source.delimiter };
	let from = start.offset;
	let records: FileRecord[] = [];
	const plan = async (last: boolean) => {
		const state = await withScope((scope) => planImportBatch(scope, { operationId, slice, from, records, last }));
		from = records.at(-1)?.next.offset ?? from;
		records = [];
		return state;
	};
	for await (const record of readRecords(piecesFrom(start.offset), start)) {
		records.push(record);
		if (records.length < BATCH) continue;
		if ((await plan(false)) === "ended") return "ended";
		if (!goOn()) return "more";
	}
	return plan(true);

	async function* piecesFrom(first: number): AsyncGenerator<Uint8Array> {
		for (let offset = first; ; ) {
			const at = offset;
			const piece = await withScope((scope) => readUpload(scope, { operationId, offset: at }));
			if (!piece) return;
			yield piece;
			offset += piece.length;
		}
	}
}
