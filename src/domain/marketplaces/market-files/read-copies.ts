/** Copies as a file has them: "3"; null for what is no whole number from 0 to a million. */
export function readCopies(text: string): number | null {
	const value = /^\d{1,7}$/.test(text.trim()) ? Number(text) : Number.NaN;
	return value <= 1_000_000 ? value : null;
}
