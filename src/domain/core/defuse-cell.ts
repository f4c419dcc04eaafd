const FORMULA = /^[=+\-@\t\r\n]/;
const NUMBER = /^[+-]?[\d.,]+%?$/;
const DEFUSED = /^'[=+\-@\t\r\n']/;

/**
 * A cell that a spreadsheet would run as a formula gets an apostrophe in front; plain numbers stay numbers. One that looks defused already gets
 * another, so that whoever takes one apostrophe away has the cell back (owasp.org, "CSV Injection").
 */
export function defuseCell(cell: string): string {
	return (FORMULA.test(cell) && !NUMBER.test(cell)) || DEFUSED.test(cell) ? `'${cell}` : cell;
}
