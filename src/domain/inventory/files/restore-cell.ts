/** A cell as it was before an export put an apostrophe in front, so that no spreadsheet runs it as a formula: see core/defuse-cell.ts. */
export function restoreCell(cell: string): string {
	return cell.startsWith("'") && /^'[=+\-@\t\r\n']/.test(cell) ? cell.slice(1) : cell;
}
