import type { TableCells } from "./table-cells.ts";

const GAP = "  ";
const NUMBER = /^[^\p{L}\d]*\d[\d.,\s]*[^\p{L}\d]*$/u;
const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\uFF00-\uFF60]/u;

/** Lines for a monospaced font, the header first; columns of numbers are set flush right. */
export function alignTable({ columns, rows }: TableCells): string[] {
	const all = [columns, ...rows];
	const widths = columns.map((_, at) => all.reduce((most, row) => Math.max(most, displayWidth(row[at] ?? "")), 0));
	const right = columns.map((_, at) => rows.length > 0 && rows.every((row) => row[at] === "–" || NUMBER.test(row[at] ?? "")));
	return all.map((row) =>
		row
			.map((cell, at) => pad(cell, widths[at] ?? 0, right[at] ?? false))
			.join(GAP)
			.trimEnd(),
	);
}

/** Columns that a text takes in a monospaced font. */
export function displayWidth(text: string): number {
	let width = 0;
	for (const character of text) width += WIDE.test(character) ? 2 : 1;
	return width;
}

function pad(cell: string, width: number, right: boolean): string {
	const blanks = " ".repeat(Math.max(0, width - displayWidth(cell)));
	return right ? blanks + cell : cell + blanks;
}
