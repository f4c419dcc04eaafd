import { type APIEmbed, type APIModalInteractionResponseCallbackData, ComponentType } from "discord.js";
import { readButton } from "../../../src/bots/discord/render-buttons.ts";
import { readEdit } from "../../../src/bots/discord/render-edit.ts";
import { componentsOf } from "../discord/send-interaction.ts";
import type { StoredMessage } from "../discord/world.ts";
import { buttonFact, type Facts, fieldFact, fileFact, NO_FACTS } from "./facts.ts";
import { isRowsNote, readProgress } from "./notes.ts";
import { rowFactsOfCsv, squeeze } from "./row-fact.ts";

const FENCE = "```";
const isNote = (line: string) => line.startsWith("-# ");
const isTable = ({ description = "" }: APIEmbed) => description.startsWith(FENCE) || isNote(description);

/** What a message of Discord's tells. */
export function discordFacts({ data, files: contents, ephemeralFor }: StoredMessage): Facts {
	const lines = data.content.split("\n");
	const notes = lines.filter(isNote).map((line) => unescapeText(line.slice(3)));
	const said = lines.filter((line) => !isNote(line));
	const title = /^\*\*(.+)\*\*$/.exec(said[0] ?? "")?.[1];
	const body = title === undefined ? said : said.slice(1);
	const progress = body.map(readProgress).find((found) => found !== null) ?? "";
	const further = data.embeds.filter((embed) => !isTable(embed) && !embed.footer).flatMap(({ description }) => description ?? []);
	const texts = [...body.filter((line) => readProgress(line) === null), ...further].map(unescapeText);

	const files = data.attachments.map(({ filename, id }) => ({ name: filename, data: contents.get(id) ?? Buffer.alloc(0) }));
	const rows = notes.some(isRowsNote) ? files.shift() : undefined;
	const buttons = componentsOf(data).flatMap(({ label, custom_id: id }) => (typeof id === "string" ? [{ label: String(label), id }] : []));
	return {
		...NO_FACTS,
		audience: ephemeralFor === null ? "channel" : "private",
		title: unescapeText(title ?? "").trim(),
		text: texts.join("\n").trim(),
		fields: data.embeds.flatMap(({ fields = [] }) => fields.map(({ name, value }) => fieldFact(shown(name), shown(value)))),
		table: rows ? rowFactsOfCsv(rows.data) : data.embeds.filter(isTable).flatMap(({ description = "" }) => tableFacts(description)),
		buttons: buttons.flatMap(({ label, id }) => {
			const command = readButton(id);
			return command === null ? [] : [buttonFact(label, command)];
		}),
		mendable: buttons.some(({ id }) => readEdit(id, data) !== null),
		pictures: data.embeds.flatMap(({ image }) => (image && !data.attachments.some(({ url }) => url === image.url) ? [image.url] : [])),
		files: files.map(({ name, data }) => fileFact(name, data)),
		progress,
	};
}

/** What a modal of Discord's asks for. */
export function discordFormFacts({ title, components }: APIModalInteractionResponseCallbackData): Facts {
	const problem = components.flatMap((one) => (one.type === ComponentType.TextDisplay ? [unescapeText(one.content)] : []));
	const fields = components.flatMap((one) => {
		if (one.type !== ComponentType.Label) return [];
		const { component } = one;
		if (component.type === ComponentType.TextInput)
			return [{ name: component.custom_id, label: one.label, value: component.value ?? "", required: component.required ?? true, choices: [] }];
		if (component.type !== ComponentType.StringSelect) throw new Error(`The form has a component of type ${component.type}.`);
		const value = component.options.find((option) => option.default)?.value ?? "";
		return [
			{ name: component.custom_id, label: one.label, value, required: component.required ?? true, choices: component.options.map((option) => option.value) },
		];
	});
	return { ...NO_FACTS, form: { title, problem: problem.join("\n"), fields } };
}

function tableFacts(description: string): string[] {
	if (description.startsWith(FENCE)) return description.split("\n").slice(1, -1).map(squeeze);
	return description.split("\n").map((line, at) => squeeze(unescapeText(at === 0 ? line.slice(3) : line.replace(/^\*\*(.*?)\*\*(?= · |$)/, "$1"))));
}

/** A field's text; Discord refuses a blank one, which is shown as nothing. */
function shown(text: string): string {
	return unescapeText(text).replace("\u200b", "");
}

function unescapeText(text: string): string {
	return text.replace(/\\([\\*_~`|<[\]#>+\-.)])/g, "$1");
}
