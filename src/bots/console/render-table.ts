import { displayWidth } from "./display-width.ts";

const NUMBER = /^[-+]?[\p{Sc}\s]*[\d.,\s]*\d[\p{Sc}\s%]*$/u;

/** A table in aligned columns; numbers stand to the right. Cells are one line each. */
export function renderTable({ columns, rows }: { columns: readonly string[]; rows: readonly (readonly string[])[] }): string {
	const cells = rows.map((row) => columns.map((_, column) => (row[column] ?? "").replace(/\s+/g, " ").trim()));
	const layout = columns.map((name, column) => ({
		width: cells.reduce((widest, row) => Math.max(widest, displayWidth(row[column] ?? "")), displayWidth(name)),
		isNumber: cells.every((row) => !row[column] || NUMBER.test(row[column])),
	}));
	const line = (row: readonly string[]) =>
		row
			.map((cell, column) => {
				const { width = 0, isNumber } = layout[column] ?? {};
				const gap = " ".repeat(width - displayWidth(cell));
				return isNumber ? gap + cell : cell + gap;
			})
			.join("  ")
			.trimEnd();
	return [line(columns), line(layout.map(({ width }) => "-".repeat(width))), ...cells.map(line)].join("\n");
}
