/** The bar of an operation as the chats show it: "▰▰▱ 40% · 2 of 5" or "7 so far". Null for another line. */
export function readProgress(line: string): string | null {
	const bar = /^[▰▱]+ \d+% · ([\d,]+) of ([\d,]+)$/u.exec(line);
	if (bar) return `${bar[1]} of ${bar[2]}`.replaceAll(",", "");
	return /^[\d,]+ so far$/.test(line) ? "" : null;
}

/** A note that the rows are in a file that goes along. */
export function isRowsNote(note: string): boolean {
	return /^(?:Long values are cut short here; the file|The first [\d,]+ of [\d,]+ rows;)/.test(note);
}
