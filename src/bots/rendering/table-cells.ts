import type { Reply } from "../../domain/core/reply.ts";
import { clipText } from "./clip-text.ts";

/** A table ready to be shown: every row as long as the header, no line breaks, no blanks. */
export interface TableCells {
	columns: string[];
	rows: string[][];
	/** No cell was cut short. */
	whole: boolean;
}

/** Cells in one line each and at most `maxCell` long; a blank shows as a dash. */
export function tableCells({ columns, rows }: NonNullable<Reply["rows"]>, maxCell: number): TableCells {
	let whole = true;
	const clean = (cell: string) => {
		const line = cell.replace(/\s+/gu, " ").trim() || "–";
		if (line.length > maxCell) whole = false;
		return clipText(line, maxCell);
	};
	const width = rows.reduce((most, row) => Math.max(most, row.length), columns.length);
	const pad = (row: readonly string[]) => Array.from({ length: width }, (_, at) => clean(row[at] ?? ""));
	return { columns: pad(columns), rows: rows.map(pad), whole };
}
