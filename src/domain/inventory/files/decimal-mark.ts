/** Asking Intl is dear, and imports ask for every batch. */
const marks = new Map<string, "." | ",">();

/** What stands before the decimals where a locale is spoken. */
export function decimalMark(locale: string): "." | "," {
	const known = marks.get(locale);
	if (known) return known;
	const mark = new Intl.NumberFormat(locale, { numberingSystem: "latn" }).formatToParts(1.5).find(({ type }) => type === "decimal")?.value === "," ? "," : ".";
	marks.set(locale, mark);
	return mark;
}
