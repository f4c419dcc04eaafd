/** 12 from "F-12" or "f12"; null for anything else. */
export function parseFileLabel(text: string): number | null {
	const digits = /^f-?(\d{1,9})$/i.exec(text.trim())?.[1];
	return digits === undefined ? null : Number(digits);
}
