import { EDIT_ACTION } from "../../../src/bots/slack/render-buttons.ts";
import { NOTHING } from "../../../src/bots/slack/render-form.ts";
import { type Json, listOf } from "../emulator/json.ts";
import type { StoredFile, StoredMessage, StoredView } from "../slack/world.ts";
import { buttonFact, type Facts, type FieldFacts, fieldFact, fileFact, NO_FACTS } from "./facts.ts";
import { isRowsNote, readProgress } from "./notes.ts";
import { rowFact, rowFactsOfCsv } from "./row-fact.ts";

/** What a message of Slack's tells, and the files that were sent after it. */
export function slackFacts({ blocks, text, ephemeralFor }: StoredMessage, sentAfter: readonly StoredFile[]): Facts {
	const facts: Facts = { ...NO_FACTS, audience: ephemeralFor === null ? "channel" : "private", fields: [], table: [], buttons: [], pictures: [] };
	const texts: string[] = blocks.length === 0 ? [text] : [];
	const notes: string[] = [];
	for (const block of blocks) {
		if (block.type === "header") facts.title = plainOf(block.text);
		else if (block.type === "rich_text") {
			const elements = listOf(block.elements).flatMap((section) => listOf(section.elements));
			const words = elements.map(wordsOf).join("");
			const progress = readProgress(words);
			if ((elements[0]?.style as Json | undefined)?.bold === true) facts.fields.push(...fieldFacts(elements));
			else if (progress !== null) facts.progress = progress;
			else texts.push(words);
		} else if (block.type === "table") facts.table = (block.rows as Json[][]).map((row) => rowFact(row.map(cellOf)));
		else if (block.type === "image") facts.pictures.push(String(block.image_url));
		else if (block.type === "context") notes.push(...listOf(block.elements).map(plainOf));
		else if (block.type === "actions") {
			for (const { action_id: id, text: label, value } of listOf(block.elements)) {
				if (id === EDIT_ACTION) facts.mendable = true;
				else facts.buttons.push(buttonFact(plainOf(label), String(value)));
			}
		} else throw new Error(`The message has a block of type ${String(block.type)}.`);
	}
	const files = sentAfter.map(({ name, data }) => ({ name, data: data ?? Buffer.alloc(0) }));
	const rows = notes.some(isRowsNote) ? files.shift() : undefined;
	return {
		...facts,
		text: texts.join("\n").trim(),
		table: rows ? rowFactsOfCsv(rows.data) : facts.table,
		files: files.map(({ name, data }) => fileFact(name, data)),
	};
}

/** What a modal of Slack's asks for. */
export function slackFormFacts({ view }: StoredView): Facts {
	const blocks = listOf(view.blocks);
	const problem = blocks.filter(({ type }) => type === "section").map(({ text }) => plainOf(text));
	const fields = blocks
		.filter(({ type }) => type === "input")
		.map(({ block_id: name, label, optional, element }): FieldFacts => {
			const { initial_value: typed, initial_option: chosen, options } = element as Json;
			return {
				name: String(name),
				label: plainOf(label),
				value: String(typed ?? (chosen as Json | undefined)?.value ?? ""),
				required: optional !== true,
				// Slack alone needs a choice for none of them.
				choices: listOf(options).flatMap(({ value }) => (value === NOTHING ? [] : [String(value)])),
			};
		});
	return { ...NO_FACTS, form: { title: plainOf(view.title), problem: problem.join("\n"), fields } };
}

/** Names in bold, each before its value. */
function fieldFacts(elements: readonly Json[]): string[] {
	const fields: { name: string; value: string }[] = [];
	for (const element of elements) {
		const words = wordsOf(element);
		const last = fields.at(-1);
		if ((element.style as Json | undefined)?.bold === true) fields.push({ name: words.replace(/^\n|: $/g, ""), value: "" });
		else if (last) last.value += words;
	}
	return fields.map(({ name, value }) => fieldFact(name, value));
}

function cellOf(cell: Json): string {
	if (cell.type === "raw_text") return String(cell.text);
	return listOf(cell.elements)
		.flatMap((section) => listOf(section.elements))
		.map(wordsOf)
		.join("");
}

function wordsOf({ type, text, url, channel_id: channel }: Json): string {
	if (type === "channel") return `<#${String(channel)}>`;
	return String(type === "link" ? url : text);
}

function plainOf(text: unknown): string {
	return String((text as Json | undefined)?.text ?? "");
}
