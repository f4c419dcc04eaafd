import { DomainError } from "../../../core/errors.ts";
import { say } from "../../../core/messages/en.ts";
import type { VendorScope } from "../../../core/permissions/scopes.ts";
import { openImportFile } from "../../open-import-file.ts";
import { createDraft } from "./create-draft.ts";
import { requestJob } from "./request-job.ts";
import { requirePerson } from "./require-person.ts";

interface ImportFile {
	name: string;
	/** Bytes, where they are known beforehand. */
	size: number | null;
	open(): AsyncIterable<Uint8Array>;
}

const PIECE = 1024 * 1024;
const MAX_BYTES = 100 * PIECE;

/**
 * Begins an import of a CSV file in the columns of our export: stores the file and a draft, whose plan is made by a job. No item is touched.
 * @throws DomainError invalid_input when the file is empty or too large, is no text, or its columns are not known; then nothing is kept
 */
export async function draftImport(scope: VendorScope<"pricing.bulk" | "stock.write" | "item.write">, file: ImportFile): Promise<{ number: number }> {
	if (file.size !== null && file.size > MAX_BYTES) throw tooLarge(file.name);
	const pieces = cutIntoPieces(file);
	const first = await pieces.next();
	if (first.done) throw new DomainError("invalid_input", say.fileEmpty());
	const opened = openImportFile(first.value);
	const personId = requirePerson(scope);
	const source = { kind: "file" as const, name: file.name.slice(0, 200), bytes: file.size ?? 0, ...opened };
	const { id, number } = await createDraft(scope, { kind: "import", source, change: { kind: "import" }, personId });
	let position = 0;
	for (let piece: Uint8Array | null = first.value; piece; piece = (await pieces.next()).value ?? null) {
		await scope.write.$executeRaw`
			INSERT INTO bulk_upload_chunk (vendor_id, bulk_operation_id, position, bytes) VALUES (${scope.vendorId}::uuid, ${id}::uuid, ${position}, ${piece})`;
		position += piece.length;
	}
	requestJob(scope, { job: "plan-bulk", operationId: id, slice: 0, personId });
	return { number };
}

/** @throws DomainError invalid_input past the limit, however large the file said it was */
async function* cutIntoPieces(file: ImportFile): AsyncGenerator<Uint8Array, undefined> {
	let held: Uint8Array[] = [];
	let heldBytes = 0;
	let total = 0;
	for await (const bytes of file.open()) {
		total += bytes.length;
		if (total > MAX_BYTES) throw tooLarge(file.name);
		held.push(bytes);
		heldBytes += bytes.length;
		if (heldBytes < PIECE) continue;
		yield Buffer.concat(held);
		held = [];
		heldBytes = 0;
	}
	if (heldBytes > 0) yield Buffer.concat(held);
	return undefined;
}

function tooLarge(name: string): DomainError {
	return new DomainError("invalid_input", say.fileTooBig({ name, megabytes: MAX_BYTES / PIECE }));
}
