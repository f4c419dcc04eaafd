import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import { scanRecord } from "./scan-record.ts";

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

/** Records that are read at once at most. */
const BUNCH = 500;

/**
 * The records of a CSV file in UTF-8 from the start of one on, as a stream of bunches: memory is bounded by one piece and one bunch. Lines end in LF, CRLF or
 * CR; blank ones are passed over. Read as bytes, a character each, for places in a file are bytes; cells become letters one by one. By hand, for the
 * usual readers cost more than all that an import does with a line.
 * @throws DomainError invalid_input that names the line where the file is broken
 */
export async function* readRecords(pieces: AsyncIterable<Uint8Array>, { offset, line, delimiter }: Place): AsyncGenerator<FileRecord[], undefined> {
	const state = { text: "", start: offset, line };
	for await (const piece of pieces) {
		const read = yield* readAll(state, Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength).toString("latin1"), { delimiter, last: false });
		state.start += read;
	}
	yield* readAll(state, "", { delimiter, last: true });
	return undefined;
}

interface State {
	/** What is left of the pieces so far. */
	text: string;
	/** The byte at which it begins. */
	start: number;
	line: number;
}

/** What can be read with some text more; returns how much of it is behind. */
function* readAll(state: State, more: string, { delimiter, last }: { delimiter: string; last: boolean }): Generator<FileRecord[], number> {
	const text = state.text + more;
	const isAscii = !/[\x80-\xff]/.test(text);
	let bunch: FileRecord[] = [];
	let at = 0;
	for (;;) {
		at = passBlankLines(state, text, at, last);
		if (at >= text.length) break;
		const record = scanRecord(text, at, { delimiter, last });
		if (record === "broken") {
			if (bunch.length > 0) yield bunch;
			throw new DomainError("invalid_input", say.fileBroken({ line: state.line }));
		}
		if (record === null) break;
		const line = state.line;
		state.line += record.breaks + 1;
		at = record.end;
		bunch.push({ cells: isAscii ? record.cells : record.cells.map(letters), line, next: { offset: state.start + at, line: state.line } });
		if (bunch.length < BUNCH) continue;
		yield bunch;
		bunch = [];
	}
	if (bunch.length > 0) yield bunch;
	state.text = text.slice(at);
	return at;
}

function passBlankLines(state: State, text: string, from: number, last: boolean): number {
	let at = from;
	for (;;) {
		const sign = text.charCodeAt(at);
		if (sign !== 0x0a && sign !== 0x0d) return at;
		if (sign === 0x0d && at + 1 >= text.length && !last) return at;
		at += sign === 0x0d && text.charCodeAt(at + 1) === 0x0a ? 2 : 1;
		state.line++;
	}
}

/** What is no UTF-8 becomes U+FFFD, and is told of its line. */
function letters(cell: string): string {
	return /[\x80-\xff]/.test(cell) ? Buffer.from(cell, "latin1").toString("utf8") : cell;
}
