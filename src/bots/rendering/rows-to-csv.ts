import { stringify } from "csv-stringify/sync";
import type { Reply } from "../../domain/core/reply.ts";

const BOM = "\uFEFF";

/**
 * The rows as CSV for a spreadsheet, in as many files as `maxBytes` asks for, each with the column names.
 * A cell that a spreadsheet would run as a formula gets an apostrophe in front; plain numbers stay numbers.
 */
export function rowsToCsv({ columns, rows }: NonNullable<Reply["rows"]>, maxBytes: number): Buffer[] {
	const head = BOM + line(columns);
	const files: Buffer[] = [];
	let lines = [head];
	let size = Buffer.byteLength(head);
	for (const row of rows) {
		const text = line(row);
		const bytes = Buffer.byteLength(text);
		if (size + bytes > maxBytes && lines.length > 1) {
			files.push(Buffer.from(lines.join("")));
			lines = [head];
			size = Buffer.byteLength(head);
		}
		lines.push(text);
		size += bytes;
	}
	files.push(Buffer.from(lines.join("")));
	return files;
}

function line(cells: readonly string[]): string {
	return stringify([cells.map(defuse)]);
}

function defuse(cell: string): string {
	return /^[=+\-@\t\r]/.test(cell) && !/^[+-]?[\d.,]+%?$/.test(cell) ? `'${cell}` : cell;
}
