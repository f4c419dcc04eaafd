/** The text within `max` UTF-16 units, with an ellipsis where it was cut; never cuts a surrogate pair in two. */
export function clipText(text: string, max: number): string {
	if (text.length <= max) return text;
	if (max < 1) return "";
	const end = isHighSurrogate(text.charCodeAt(max - 2)) ? max - 2 : max - 1;
	return `${text.slice(0, end)}…`;
}

function isHighSurrogate(unit: number): boolean {
	return unit >= 0xd800 && unit <= 0xdbff;
}
