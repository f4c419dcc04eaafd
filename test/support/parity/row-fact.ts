import { parse } from "csv-parse/sync";

/** A row of a table in one line; where a cell ends shows on no phone alike. */
export function rowFact(cells: readonly string[]): string {
	return squeeze(cells.map((cell) => cell.trim() || "–").join(" "));
}

/** A line that a row was shown as: cells in columns, or with points between them. */
export function squeeze(line: string): string {
	return line.replace(/(?:\s|·)+/gu, " ").trim();
}

/** The rows of a file that went along, without what keeps a spreadsheet from running them. */
export function rowFactsOfCsv(data: Buffer): string[] {
	const rows: string[][] = parse(data, { bom: true });
	return rows.map((cells) => rowFact(cells.map((cell) => cell.replace(/^'(?=[=+\-@\t\r\n'])/, ""))));
}
