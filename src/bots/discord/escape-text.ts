import { clipText } from "../rendering/clip-text.ts";

const URL = /https?:\/\/[^\s<>]+/gu;

/**
 * Text that Discord shows as it is: no markdown, mention, emoji code, timestamp or masked link takes effect. Addresses stay whole, or they would not work.
 * discord.js' own escapeMarkdown leaves mentions, quotes and subtext alone, and its look-behinds are slow on long lines.
 */
export function escapeText(text: string): string {
	let escaped = "";
	let at = 0;
	for (const match of text.matchAll(URL)) {
		escaped += escapePart(text.slice(at, match.index)) + match[0];
		at = match.index + match[0].length;
	}
	return escaped + escapePart(text.slice(at));
}

function escapePart(text: string): string {
	return text.replace(/[\\*_~`|<[\]]/g, "\\$&").replace(/^(\s*)([#>+-]|\d+(?=[.)]))/gm, (_, blank: string, mark: string) => blank + escapeLineStart(mark));
}

function escapeLineStart(mark: string): string {
	return /\d/.test(mark) ? `${mark}\\` : `\\${mark}`;
}

/** The text escaped and, where it must be, cut, so that it is at most `max` long. */
export function escapeWithin(text: string, max: number): string {
	let raw = clipText(text, max);
	let escaped = escapeText(raw);
	while (escaped.length > max && raw.length > 0) {
		raw = clipText(raw.replace(/…$/u, ""), Math.max(0, raw.length - Math.max(1, Math.ceil((escaped.length - max) / 2))));
		escaped = escapeText(raw);
	}
	return escaped;
}
