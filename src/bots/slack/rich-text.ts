import type { types } from "@slack/bolt";
import { splitText } from "../rendering/split-text.ts";
import { SLACK_LIMITS as LIMITS } from "./limits.ts";

const URL = /https?:\/\/[^\s<>"]+/gu;

/**
 * Text as blocks that show it exactly: in rich text nothing is parsed, so no name of an item turns bold, becomes a mention or a link to elsewhere.
 * Addresses are made links. `mention` is the id of a user who is addressed in front.
 */
export function richText(text: string, mention?: string | null): types.RichTextBlock[] {
	const parts: types.RichTextElement[][] = [];
	for (let rest = text; rest !== ""; ) {
		const [head, tail] = splitText(rest, LIMITS.section);
		if (head.trim() !== "") parts.push(linkify(head));
		rest = tail;
	}
	if (mention) parts[0] = [{ type: "user", user_id: mention }, { type: "text", text: " " }, ...(parts[0] ?? [])];
	return parts.map(block);
}

/** Names and values, one pair a line. */
export function richFields(fields: readonly { name: string; value: string }[]): types.RichTextBlock[] {
	if (fields.length === 0) return [];
	const elements = fields.flatMap(({ name, value }, at): types.RichTextElement[] => [
		{ type: "text", text: `${at === 0 ? "" : "\n"}${name}: `, style: { bold: true } },
		...linkify(value || "–"),
	]);
	return [block(elements)];
}

function block(elements: types.RichTextElement[]): types.RichTextBlock {
	return { type: "rich_text", elements: [{ type: "rich_text_section", elements }] };
}

function linkify(text: string): types.RichTextElement[] {
	const elements: types.RichTextElement[] = [];
	let at = 0;
	for (const match of text.matchAll(URL)) {
		if (match.index > at) elements.push({ type: "text", text: text.slice(at, match.index) });
		elements.push({ type: "link", url: match[0] });
		at = match.index + match[0].length;
	}
	if (at < text.length) elements.push({ type: "text", text: text.slice(at) });
	return elements;
}
