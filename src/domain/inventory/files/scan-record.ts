/** A record of a CSV text of which each character is one byte; null where the text ends before it does. */
export interface ScannedRecord {
	cells: string[];
	/** Behind the record and its line break. */
	end: number;
	/** Line breaks inside quotes. */
	breaks: number;
}

/** Bytes of one record at most: beyond, a quote was opened and never closed. */
const MAX_RECORD = 65_536;
const [QUOTE, LINE_FEED, RETURN] = [0x22, 0x0a, 0x0d];

/**
 * Reads the record at a place of the text. A quote inside a cell that does not begin with one is a letter like others (5" disk), and so are
 * quotes behind which a cell goes on.
 * "broken" when a quote is never closed.
 */
export function scanRecord(text: string, at: number, { delimiter, last }: { delimiter: string; last: boolean }): ScannedRecord | "broken" | null {
	const cut = delimiter.charCodeAt(0);
	const cells: string[] = [];
	let breaks = 0;
	for (let place = at; ; ) {
		const from = place;
		let cell: string | null = null;
		if (text.charCodeAt(place) === QUOTE) {
			const close = closingQuote(text, place + 1, last);
			if (close === null) return last || text.length - at > MAX_RECORD ? "broken" : null;
			place = close + 1;
			const next = text.charCodeAt(place);
			if (place >= text.length || next === cut || next === LINE_FEED || next === RETURN) {
				cell = text.slice(from + 1, close);
				if (cell.includes('"')) cell = cell.replaceAll('""', '"');
				breaks += lineBreaks(cell);
			}
		}
		let sign = text.charCodeAt(place);
		while (place < text.length && sign !== cut && sign !== LINE_FEED && sign !== RETURN) sign = text.charCodeAt(++place);
		if (place - at > MAX_RECORD) return "broken";
		if (place >= text.length && !last) return null;
		cells.push(cell ?? text.slice(from, place));
		if (place < text.length && sign === cut) {
			place++;
			continue;
		}
		if (sign === RETURN && place + 1 >= text.length && !last) return null;
		const end = place >= text.length ? place : sign === RETURN && text.charCodeAt(place + 1) === LINE_FEED ? place + 2 : place + 1;
		return { cells, end, breaks };
	}
}

/** Null when the text ends before anyone can tell. */
function closingQuote(text: string, from: number, last: boolean): number | null {
	for (let place = from; ; place += 2) {
		place = text.indexOf('"', place);
		if (place < 0 || (place + 1 >= text.length && !last)) return null;
		if (text.charCodeAt(place + 1) !== QUOTE) return place;
	}
}

function lineBreaks(cell: string): number {
	return cell.match(/\r\n|\n|\r/g)?.length ?? 0;
}
