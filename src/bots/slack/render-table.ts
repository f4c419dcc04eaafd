import type { types } from "@slack/bolt";
import type { Reply } from "../../domain/core/reply.ts";
import { tableCells } from "../rendering/table-cells.ts";
import { SLACK_LIMITS as LIMITS } from "./limits.ts";

interface RenderedTable {
	blocks: types.TableBlock[];
	/** Rows that the table shows. */
	shown: number;
	/** Every row and column is shown, and no cell was cut. */
	whole: boolean;
}

const MAX_CELL = 150;
const NUMBER = /^[^\p{L}\d]*\d[\d.,\s]*[^\p{L}\d]*$/u;

type Cell = types.TableBlock["rows"][number][number];

/** The rows as a table block of at most `budget` characters. Slack refuses an empty cell; tableCells leaves none. */
export function renderTable(table: NonNullable<Reply["rows"]>, budget: number): RenderedTable {
	const cells = tableCells(table, MAX_CELL);
	const columns = cells.columns.slice(0, LIMITS.tableColumns);
	const size = (row: readonly string[]) => row.reduce((sum, cell) => sum + cell.length, 0);
	const rows: string[][] = [];
	let left = budget - size(columns);
	for (const row of cells.rows) {
		const kept = row.slice(0, LIMITS.tableColumns);
		left -= size(kept);
		if (left < 0 || rows.length === LIMITS.tableRows - 1) break;
		rows.push(kept);
	}
	const whole = cells.whole && columns.length === cells.columns.length && rows.length === table.rows.length;
	if (rows.length === 0 || columns.length === 0) return { blocks: [], shown: 0, whole: table.rows.length === 0 };
	const column_settings = columns.map((_, at) => ({ align: rows.every((row) => NUMBER.test(row[at] ?? "")) ? ("right" as const) : ("left" as const) }));
	const asCells = (row: readonly string[]): Cell[] => row.map((text) => ({ type: "raw_text", text }));
	const withChannels = rows.map((row, at) => asCells(row).map((cell, column) => channelCell(table, at, column) ?? cell));
	return { blocks: [{ type: "table", column_settings, rows: [asCells(columns), ...withChannels] }], shown: rows.length, whole };
}

/** Names a channel, whatever it is called by now, to those who may see it. */
function channelCell({ channels }: NonNullable<Reply["rows"]>, row: number, column: number): Cell | null {
	const id = channels?.column === column ? channels.ids[row] : null;
	if (!id || !/^[A-Z0-9]+$/.test(id)) return null;
	return { type: "rich_text", elements: [{ type: "rich_text_section", elements: [{ type: "channel", channel_id: id }] }] };
}
