import type { Reply } from "../../domain/core/reply.ts";
import { alignTable, displayWidth } from "../rendering/align-table.ts";
import { tableCells } from "../rendering/table-cells.ts";
import { escapeText } from "./escape-text.ts";

interface RenderedRows {
	description: string;
	/** Rows that the description shows. */
	shown: number;
	/** Every row is shown, and no cell was cut. */
	whole: boolean;
}

/** Characters of a monospaced line that a phone shows without wrapping. */
const PHONE_WIDTH = 44;
const MAX_CELL = 120;
const FENCE = "```";

/** The rows within `budget` characters: a table where a phone is wide enough for it, else a line for each row that may wrap. */
export function renderRows(table: NonNullable<Reply["rows"]>, budget: number): RenderedRows {
	const cells = tableCells(table, MAX_CELL);
	const aligned = alignTable(cells);
	// In a table of fixed width nothing is a mention.
	const fits = !table.channels && aligned.every((line) => displayWidth(line) <= PHONE_WIDTH && !line.includes("`"));
	const lines = fits
		? aligned
		: [
				`-# ${cells.columns.map(escapeText).join(" · ")}`,
				...cells.rows.map((row, at) =>
					row.map((cell, column) => mention(table, at, column) ?? (column === 0 ? `**${escapeText(cell)}**` : escapeText(cell))).join(" · "),
				),
			];
	const wrap = (text: string) => (fits ? `${FENCE}\n${text}\n${FENCE}` : text);

	let text = lines[0] ?? "";
	let shown = 0;
	for (const line of lines.slice(1)) {
		if (wrap(`${text}\n${line}`).length > budget) break;
		text += `\n${line}`;
		shown++;
	}
	const description = wrap(text);
	if (shown === 0 || description.length > budget) return { description: "", shown: 0, whole: table.rows.length === 0 };
	return { description, shown, whole: cells.whole && shown === table.rows.length };
}

/** Names a channel, whatever it is called by now, and pings nobody. */
function mention({ channels }: NonNullable<Reply["rows"]>, row: number, column: number): string | null {
	const id = channels?.column === column ? channels.ids[row] : null;
	return id && /^\d+$/.test(id) ? `<#${id}>` : null;
}
