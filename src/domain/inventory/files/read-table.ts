import { openImportFile } from "../imports/open-import-file.ts";
import { type FileRecord, readRecords } from "./read-records.ts";
import { recodeFile } from "./recode-file.ts";

interface Table {
	/** The columns as they stand in the file. */
	header: string[];
	/** The lines under it. Reading them throws DomainError invalid_input where the file is broken. */
	records: AsyncIterable<FileRecord>;
}

/**
 * A CSV file that is at hand as a whole, in any encoding and with any delimiter that a spreadsheet saves.
 * @throws DomainError invalid_input when it is no text, or has no header
 */
export async function readTable(file: Uint8Array): Promise<Table> {
	const pieces: Uint8Array[] = [];
	for await (const { bytes } of recodeFile(asPieces(file))) pieces.push(bytes);
	const bytes = Buffer.concat(pieces);
	const { header, delimiter, start, startLine } = openImportFile(bytes);
	return { header, records: oneByOne(readRecords(asPieces(bytes.subarray(start)), { offset: start, line: startLine, delimiter })) };
}

async function* oneByOne(bunches: AsyncIterable<FileRecord[]>): AsyncGenerator<FileRecord> {
	for await (const bunch of bunches) yield* bunch;
}

async function* asPieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
	yield bytes;
}
