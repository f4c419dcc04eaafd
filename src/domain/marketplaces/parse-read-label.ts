/** 7 of "L-7"; null for what names no reading. */
export function parseReadLabel(text: string): number | null {
	const digits = /^l-(\d{1,9})$/i.exec(text.trim())?.[1];
	return digits === undefined ? null : Number(digits);
}
