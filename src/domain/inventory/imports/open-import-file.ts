import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import { scanRecord } from "../files/scan-record.ts";
import type { OperationSource } from "../operations/bulk-operation.ts";

type Opened = Pick<Extract<OperationSource, { kind: "file" }>, "header" | "delimiter" | "start" | "startLine">;

const DELIMITERS = [",", ";", "\t"] as const;
const LINE_BREAK = /\r\n|\n|\r/;
const BOM = "\xef\xbb\xbf";
/** eBay writes about the file before the header; Excel may name the delimiter. */
const BEFORE_HEADER = /^"?#?info"?\s*[,;\t]|^"?#info/i;
const NAMES_DELIMITER = /^sep=(.)$/i;
/** Lines before a header at most. */
const MOST_BEFORE = 20;

/**
 * How a file in UTF-8 is written, from its first bytes: delimiter, header, and where the first record begins.
 * @throws DomainError invalid_input when there is no header
 */
export function openImportFile(bytes: Uint8Array): Opened {
	const text = Buffer.from(bytes).toString("latin1");
	const begin = text.startsWith(BOM) ? BOM.length : 0;
	let [at, line] = [begin, 1];
	let named: (typeof DELIMITERS)[number] | undefined;
	for (let before = 0; before <= MOST_BEFORE; ) {
		const first = text.slice(at, at + 65_536).split(LINE_BREAK, 1)[0] ?? "";
		const names = NAMES_DELIMITER.exec(first.trim())?.[1];
		named ??= DELIMITERS.find((delimiter) => delimiter === names);
		const isBlank = first.trim() === "";
		if (!isBlank && !names && !BEFORE_HEADER.test(first)) break;
		const after = at + first.length;
		if (after >= text.length) throw new DomainError("invalid_input", say.fileEmpty());
		at = after + (text.startsWith("\r\n", after) ? 2 : 1);
		line++;
		if (!isBlank) before++;
	}
	if (at >= text.length) throw new DomainError("invalid_input", say.fileEmpty());
	const delimiter = named ?? delimiterOf(text.slice(at, at + 65_536).split(LINE_BREAK, 1)[0] ?? "");
	const header = scanRecord(text, at, { delimiter, last: true });
	if (header === "broken" || header === null) throw new DomainError("invalid_input", say.fileBroken({ line }));
	return {
		header: header.cells.map((name) => Buffer.from(name, "latin1").toString("utf8")),
		delimiter,
		start: header.end,
		startLine: line + header.breaks + 1,
	};
}

/** The one that the header has most of. */
function delimiterOf(line: string): (typeof DELIMITERS)[number] {
	const counts = DELIMITERS.map((delimiter) => line.split(delimiter).length);
	return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ",";
}
