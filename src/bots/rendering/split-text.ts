/** The text in two: the first part at most `max` units long, cut at a line, else at a space, else inside a word. */
export function splitText(text: string, max: number): [head: string, tail: string] {
	if (text.length <= max) return [text, ""];
	if (max < 1) return ["", text];
	const window = text.slice(0, max + 1);
	const line = window.lastIndexOf("\n");
	const space = window.lastIndexOf(" ");
	if (line > max / 2) return [text.slice(0, line), text.slice(line + 1)];
	if (space > max / 2) return [text.slice(0, space), text.slice(space + 1)];
	const unit = text.charCodeAt(max - 1);
	const end = unit >= 0xd800 && unit <= 0xdbff && max > 1 ? max - 1 : max;
	return [text.slice(0, end), text.slice(end)];
}
