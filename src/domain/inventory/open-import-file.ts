import { parse } from "csv-parse/sync";
import { DomainError } from "../core/errors.ts";
import { say } from "../core/messages/en.ts";
import type { OperationSource } from "./bulk-operation.ts";
import { importColumns } from "./import-columns.ts";

type Opened = Pick<Extract<OperationSource, { kind: "file" }>, "header" | "delimiter" | "start" | "startLine">;

const DELIMITERS = [",", ";", "\t"] as const;

/**
 * How a file is written, from its first bytes: delimiter, columns, and where the first record begins.
 * @throws DomainError invalid_input when it is empty, is no UTF-8 text, or its columns are not known
 */
export function openImportFile(bytes: Uint8Array): Opened {
	if (bytes.length === 0) throw new DomainError("invalid_input", say.fileEmpty());
	if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff) || bytes.subarray(0, 1_000).includes(0)) {
		throw new DomainError("invalid_input", say.fileNotText(), { hint: say.saveAsUtf8() });
	}
	const delimiter = delimiterOf(Buffer.from(bytes.subarray(0, 20_000)).toString("utf8"));
	const [first] = readFirst(bytes, delimiter);
	if (!first) throw new DomainError("invalid_input", say.fileEmpty());
	const { record: header, info } = first;
	importColumns(header);
	return { header, delimiter, start: info.bytes, startLine: info.lines + 1 };
}

/** With `info`, which csv-parse's types do not follow. */
interface First {
	record: string[];
	info: { bytes: number; lines: number };
}

function readFirst(bytes: Uint8Array, delimiter: string): First[] {
	try {
		const options = {
			bom: true,
			delimiter,
			info: true,
			to: 1,
			relax_quotes: true,
			relax_column_count: true,
			skip_empty_lines: true,
			max_record_size: 65_536,
		} as const;
		return parse(bytes, options) as unknown as First[];
	} catch (error) {
		throw new DomainError("invalid_input", say.fileBroken({ line: 1 }), { cause: error });
	}
}

/** The one that the first line has most of. */
function delimiterOf(text: string): (typeof DELIMITERS)[number] {
	const [line = ""] = text.replace(/^[\s\ufeff]+/u, "").split(/\r?\n/, 1);
	const counts = DELIMITERS.map((delimiter) => line.split(delimiter).length);
	return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ",";
}
