import { pipeline, Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { DomainError } from "../core/errors.ts";
import { say } from "../core/messages/en.ts";

/** One record of a file. */
export interface FileRecord {
	cells: string[];
	/** The line on which it begins. */
	line: number;
	/** The byte and the line behind it: reading may go on there. */
	next: { offset: number; line: number };
}

interface Place {
	offset: number;
	line: number;
	delimiter: string;
}

/** Bytes of one record at most: beyond, a quote was opened and never closed. */
const MAX_RECORD = 65_536;

/**
 * The records of a CSV file from the start of one on, as a stream: memory is bounded by what is read ahead.
 * @throws DomainError invalid_input that names the line where the file is broken
 */
export async function* readRecords(pieces: AsyncIterable<Uint8Array>, { offset, line, delimiter }: Place): AsyncGenerator<FileRecord> {
	const parser = parse({ delimiter, info: true, relax_quotes: true, relax_column_count: true, skip_empty_lines: true, max_record_size: MAX_RECORD });
	// Ends both when one of them ends, and hands a failed read on to the loop below.
	pipeline(Readable.from(pieces, { highWaterMark: 1 }), parser, () => {});
	let end = line;
	let empty = 0;
	let breaks = 0;
	try {
		for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { bytes: number; empty_lines: number } }>) {
			// csv-parse counts a CRLF inside quotes twice, so lines are counted here.
			const begin = end + info.empty_lines - empty;
			empty = info.empty_lines;
			const inside = lineBreaks(record);
			breaks += inside;
			end = begin + 1 + inside;
			yield { cells: record, line: begin, next: { offset: offset + info.bytes, line: end } };
		}
	} catch (error) {
		// Records between the last one taken and the broken one are lost with the stream, but were counted.
		if (error instanceof CsvError) throw new DomainError("invalid_input", say.fileBroken({ line: line + counted(error) + breaks }), { cause: error });
		throw error;
	} finally {
		parser.destroy();
	}
}

/** Records and blank lines before the one that can't be read. */
function counted({ records, empty_lines }: CsvError): number {
	return Number(records ?? 0) + Number(empty_lines ?? 0);
}

function lineBreaks(cells: readonly string[]): number {
	let count = 0;
	for (const cell of cells) {
		for (let at = cell.indexOf("\n"); at >= 0; at = cell.indexOf("\n", at + 1)) count++;
	}
	return count;
}
