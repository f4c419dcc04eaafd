const segments = new Intl.Segmenter();
const WIDE = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\u3000-\u303f\uff01-\uff60\uffe0-\uffe6]|\ufe0f/u;

/** Columns that a text takes in a terminal: letters of East Asia and emoji take two, accents of their own none. */
export function displayWidth(text: string): number {
	// Most cells are ASCII, and a table may have thousands.
	if (/^[\x20-\x7e]*$/.test(text)) return text.length;
	let width = 0;
	for (const { segment } of segments.segment(text)) width += WIDE.test(segment) ? 2 : 1;
	return width;
}
