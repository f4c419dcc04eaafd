const MARKS = /[.,]/g;
/** What stands around an amount: currency signs and codes, and blanks and apostrophes between thousands. */
const AROUND = /^(?:[\p{Sc}]|[A-Z]{3}(?=[\s\d]))|(?:[\p{Sc}]|\b[A-Z]{3})$/gu;
const THOUSANDS = /^[1-9]\d{0,2}(?:([.,])\d{3})(?:\1\d{3})*$/;
const EITHER = /^[1-9]\d{0,2}[.,]\d{3}$/;

/**
 * An amount as files and people write it, as "1234.56": "$1,234.56", "1.234,56 €", "1 234,56", "1'234.56". Of a point or comma that may be either, "1.234",
 * `decimal` decides. What is no amount comes back as it is.
 */
export function readDecimal(text: string, decimal: "." | ","): string {
	if (/^\d+(?:\.\d{1,2})?$/.test(text)) return text;
	const bare = bareAmount(text);
	const marks = bare.match(MARKS) ?? [];
	const last = marks.at(-1);
	if (last === undefined) return bare;
	const whole = bare.slice(0, bare.lastIndexOf(last));
	const fraction = bare.slice(bare.lastIndexOf(last) + 1);
	const isThousands = THOUSANDS.test(bare) && (marks.length > 1 || last !== decimal);
	if (isThousands) return bare.replace(MARKS, "");
	if (marks.length > 1 && (marks.filter((mark) => mark === last).length > 1 || !THOUSANDS.test(whole))) return text;
	return `${whole.replace(MARKS, "")}.${fraction}`;
}

/** Both that "1.234" or "1,234" may mean: ["1234", "1.234"]. Null for what can be read in one way only. */
export function bothReadings(text: string): [string, string] | null {
	const bare = bareAmount(text);
	return EITHER.test(bare) ? [bare.replace(MARKS, ""), bare.replace(",", ".")] : null;
}

function bareAmount(text: string): string {
	return text
		.trim()
		.replace(AROUND, "")
		.trim()
		.replace(/(?<=\d)[\s\u00a0\u202f'’](?=\d{3})/g, "");
}
