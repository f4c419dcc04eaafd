import type { VendorScope } from "../domain/core/permissions/scopes.ts";
import { type FileRecord, readRecords } from "../domain/inventory/files/read-records.ts";
import { understandRecords } from "../domain/inventory/files/understand-records.ts";
import type { BulkOperation } from "../domain/inventory/operations/bulk-operation.ts";
import { readUpload } from "../domain/inventory/selectors/bulk/read-upload.ts";
import { planImportBatch, type ReadLines } from "../domain/inventory/services/bulk/plan-import-batch.ts";
import { getSettings } from "../domain/vendors/selectors/get-settings.ts";

interface Slice {
	operation: BulkOperation;
	withScope: <R>(run: (scope: VendorScope<"pricing.bulk">) => Promise<R>) => Promise<R>;
	goOn: () => boolean;
}

/** Records in one transaction, about. */
const BATCH = 1_000;

/**
 * Reads an import's file on from the operation's cursor and plans it batch by batch. While the database stores one, the next is read and understood: what is
 * read ahead is a batch and a piece of the file at most, and it is planned in this slice too.
 */
export async function planImportSlice({ operation, withScope, goOn }: Slice): Promise<"more" | "ended"> {
	const { id: operationId, slice, source, cursor } = operation;
	if (source.kind !== "file" || cursor?.kind !== "plan") throw new Error(`Operation ${operationId} has no file.`);
	const shop = { ...(await withScope(getSettings)), source, at: operation.createdAt };
	const start = { offset: cursor.file?.offset ?? source.start, line: cursor.file?.line ?? source.startLine, delimiter: source.delimiter };
	const records = readRecords(piecesFrom(start.offset), start);
	let { offset: from } = start;
	let carried = cursor.file?.carried ?? null;

	let upcoming: Promise<ReadLines> | null = readBatch();
	while (upcoming) {
		const read: ReadLines = await upcoming;
		upcoming = null;
		const meanwhile = () => {
			if (!read.last && goOn()) upcoming ??= readAhead();
		};
		if ((await withScope((scope) => planImportBatch(scope, { operationId, slice, read, meanwhile }))) === "ended") return "ended";
	}
	return "more";

	/** What it throws is thrown where it is awaited; where the batch before it failed, nobody waits. */
	function readAhead(): Promise<ReadLines> {
		const reading = readBatch();
		reading.catch(() => undefined);
		return reading;
	}

	async function readBatch(): Promise<ReadLines> {
		const batch: FileRecord[] = [];
		let last = false;
		while (batch.length < BATCH && !last) {
			const { value, done } = await records.next();
			if (value) batch.push(...value);
			last = done === true;
		}
		const understood = understandRecords(batch, { ...shop, carried });
		const read = { ...understood, from, end: batch.at(-1)?.next ?? null, last };
		from = read.end?.offset ?? from;
		carried = understood.carried;
		return read;
	}

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
