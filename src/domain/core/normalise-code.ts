/** How a one-time code is written before it is digested: typed in any case, with or without its dash. */
export function normaliseCode(code: string): string {
	const signs = code.toUpperCase().replace(/[^A-Z0-9]/g, "");
	return `${signs.slice(0, 5)}-${signs.slice(5)}`;
}
