import { DomainError } from "../../../core/errors.ts";
import { say } from "../../../core/messages/say.ts";
import type { VendorScope } from "../../../core/permissions/scopes.ts";
import type { Category } from "../../categories.ts";
import { type RecodedPiece, recodeFile } from "../../files/recode-file.ts";
import { chooseImportColumns } from "../../imports/choose-import-columns.ts";
import { openImportFile } from "../../imports/open-import-file.ts";
import type { ErrorPolicy } from "../../operations/bulk-operation.ts";
import { findMappingFor } from "../../selectors/find-mapping-for.ts";
import { getLocation } from "../../selectors/get-location.ts";
import { getMapping } from "../../selectors/get-mapping.ts";
import { saveMapping } from "../save-mapping.ts";
import { createDraft } from "./create-draft.ts";
import { requestJob } from "./request-job.ts";
import { requirePerson } from "./require-person.ts";

interface ImportFile {
	name: string;
	/** Bytes, where they are known beforehand. */
	size: number | null;
	open(): AsyncIterable<Uint8Array>;
}

interface Wishes {
	/** What becomes of quantities; where it is left out and the file does not say it, the preview asks. */
	quantities?: "set" | "add" | undefined;
	/** How columns are read, as typed: "Qty=quantity, Foo=skip". */
	map?: string | undefined;
	/** A saved mapping's name. */
	mapping?: string | undefined;
	/** Keeps the mapping by this name. */
	save?: string | undefined;
	/** Of new items whose line names none. */
	category?: Category | undefined;
	/** Where all copies lie, by name, whatever the lines say; without, each line says it, or they lie at the default location. */
	location?: string | undefined;
	/** What becomes of lines and rows that can't be done whole. */
	errors?: ErrorPolicy | undefined;
}

interface Drafted {
	number: number;
	/** The number of the change that kept the mapping, for /undo. */
	mappingChange: bigint | null;
}

const MEGABYTE = 1024 * 1024;
/** 500,000 lines of 200 bytes. */
const MAX_BYTES = 100 * MEGABYTE;

/**
 * Begins an import of a CSV file: stores the file and a draft, whose plan is made by a job. No item is touched. It is read by the mapping that is
 * typed, named, or saved for its header; else as our own export, as another program's, or as the names of its columns let guess.
 * @throws DomainError invalid_input when the file is empty or too large, is no text, or its columns say nothing of items; not_found for an
 * unknown mapping or location; then nothing is kept
 */
export async function draftImport(
	scope: VendorScope<"pricing.bulk" | "stock.write" | "item.write" | "inventory.read">,
	file: ImportFile,
	wishes: Wishes = {},
): Promise<Drafted> {
	if (file.size !== null && file.size > MAX_BYTES) throw tooLarge(file.name);
	const pieces = recodeFile(withinLimit(file));
	const first = await pieces.next();
	if (first.done) throw new DomainError("invalid_input", say.fileEmpty());
	const opened = openImportFile(first.value.bytes);
	const { header } = opened;
	const saved =
		wishes.mapping === undefined
			? wishes.map === undefined
				? await findMappingFor(scope, { header })
				: null
			: await getMapping(scope, { name: wishes.mapping });
	const { format, roles } = chooseImportColumns({ header, map: wishes.map, saved });
	const location = wishes.location === undefined ? null : await getLocation(scope, { name: wishes.location });
	const personId = requirePerson(scope);
	const mappingChange = wishes.save === undefined ? null : await saveMapping(scope, { name: wishes.save, header, roles });
	const source = {
		kind: "file" as const,
		name: file.name.slice(0, 200),
		bytes: file.size ?? 0,
		...opened,
		encoding: first.value.encoding,
		format,
		...(format !== "omni" && { roles }),
		...(saved && { mapping: saved.name }),
		quantities: wishes.quantities ?? quantitiesOf(format, roles),
		...(wishes.category && { category: wishes.category }),
		...(location && { location: { id: location.id, name: location.name } }),
	};
	const { id, number } = await createDraft(scope, { kind: "import", source, change: { kind: "import" }, personId, errorPolicy: wishes.errors });
	let position = 0;
	let { encoding } = first.value;
	for (let piece: RecodedPiece | null = first.value; piece; piece = (await pieces.next()).value ?? null) {
		if (piece.bytes.length === 0) continue;
		await scope.write.$executeRaw`
			INSERT INTO bulk_upload_chunk (vendor_id, bulk_operation_id, position, bytes) VALUES (${scope.vendorId}::uuid, ${id}::uuid, ${position}, ${piece.bytes})`;
		position += piece.bytes.length;
		encoding = piece.encoding;
	}
	if (encoding !== source.encoding) {
		await scope.write.$executeRaw`
			UPDATE bulk_operation SET source = source || jsonb_build_object('encoding', ${encoding}::text) WHERE vendor_id = ${scope.vendorId}::uuid AND id = ${id}::uuid`;
	}
	requestJob(scope, { job: "plan-bulk", operationId: id, slice: 0, personId });
	return { number, mappingChange };
}

/** Our own files set. A file with one of "Total Quantity" and "Add to Quantity" says what it means; any other is asked about. */
function quantitiesOf(format: string, roles: readonly (string | null)[]): "set" | "add" | null {
	const [sets, adds] = [["quantity", "available", "on_hand", "new_on_hand"].some((role) => roles.includes(role)), roles.includes("add_quantity")];
	if (format === "omni" || (!sets && !adds)) return "set";
	if (format === "tcgplayer" && sets !== adds) return sets ? "set" : "add";
	return null;
}

/** @throws DomainError invalid_input past the limit, however large the file said it was */
async function* withinLimit(file: ImportFile): AsyncGenerator<Uint8Array, undefined> {
	let total = 0;
	for await (const bytes of file.open()) {
		total += bytes.length;
		if (total > MAX_BYTES) throw tooLarge(file.name);
		yield bytes;
	}
	return undefined;
}

function tooLarge(name: string): DomainError {
	return new DomainError("invalid_input", say.fileTooBig({ name, megabytes: MAX_BYTES / MEGABYTE }));
}
