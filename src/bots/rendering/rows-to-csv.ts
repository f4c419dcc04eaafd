import { stringify } from "csv-stringify/sync";
import type { Reply } from "../../domain/core/reply.ts";

/**
 * The rows as CSV for a spreadsheet, with the column names and a byte order mark, without which Excel takes it for another encoding.
 * A cell that a spreadsheet would run as a formula gets an apostrophe in front; plain numbers stay numbers.
 */
export function rowsToCsv({ columns, rows }: NonNullable<Reply["rows"]>): Buffer {
	return Buffer.from(
		stringify(
			[columns, ...rows].map((cells) => cells.map(defuse)),
			{ bom: true },
		),
	);
}

function defuse(cell: string): string {
	return /^[=+\-@\t\r]/.test(cell) && !/^[+-]?[\d.,]+%?$/.test(cell) ? `'${cell}` : cell;
}
