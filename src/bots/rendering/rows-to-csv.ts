import { stringify } from "csv-stringify/sync";
import { defuseCell } from "../../domain/core/defuse-cell.ts";
import type { Reply } from "../../domain/core/reply.ts";

/** The rows as CSV for a spreadsheet, with the column names and a byte order mark, without which Excel takes it for another encoding. */
export function rowsToCsv({ columns, rows }: NonNullable<Reply["rows"]>): Buffer {
	return Buffer.from(
		stringify(
			[columns, ...rows].map((cells) => cells.map(defuseCell)),
			{ bom: true },
		),
	);
}
