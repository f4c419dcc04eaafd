/** Cents of "13.33", "$13.33" or "17.0000" (TCGplayer writes two or four places); null where there is no amount of whole cents. */
export function readCents(text: string): bigint | null {
	const [, whole, places = ""] = /^\$?(\d{1,9})(?:\.(\d{1,4}))?$/.exec(text.trim().replaceAll(",", "")) ?? [];
	if (whole === undefined || /[1-9]/.test(places.slice(2))) return null;
	return BigInt(whole) * 100n + BigInt(places.slice(0, 2).padEnd(2, "0"));
}
