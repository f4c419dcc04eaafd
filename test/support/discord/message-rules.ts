import { type Json, listOf } from "../emulator/json.ts";
import type { Problem } from "./api-answer.ts";
import { checkComponents } from "./component-rules.ts";
import { checkCount, checkText, lengthOf } from "./text-length.ts";

/** MessageFlags: what makes a message private, and what turns its components into its whole body. */
export const ephemeralFlag = 1 << 6;
export const componentsV2Flag = 1 << 15;

/** What Discord says against a message's body (discord.com/developers/docs/resources/message#embed-object-embed-limits). */
export function checkMessage(body: Json, fileNames: readonly string[]): Problem[] {
	const isV2 = (Number(body.flags ?? 0) & componentsV2Flag) !== 0;
	const embeds = listOf(body.embeds);
	const problems = [
		...checkText("content", body.content, { max: 2000 }),
		...checkCount("embeds", embeds, { max: 10 }),
		...embeds.flatMap((embed, index) => checkEmbed(embed, `embeds.${index}`)),
		...embeds.flatMap((embed, index) => checkUploads(embed, `embeds.${index}`, fileNames)),
		...checkComponents(body.components, isV2),
		...checkCount("attachments", fileNames, { max: 10 }),
	];
	if (isV2 && (body.content || embeds.length > 0)) {
		problems.push({
			where: "content",
			code: "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
			message: "The 'content' and 'embeds' fields cannot be used when using MessageFlags.IS_COMPONENTS_V2",
		});
	}
	const size = embeds.reduce((sum, embed) => sum + embedSize(embed), 0);
	if (size > 6000) problems.push({ where: "embeds", code: "MAX_EMBED_SIZE_EXCEEDED", message: `Embed size exceeds maximum size of 6000 (${size})` });
	return problems;
}

function checkEmbed(embed: Json, where: string): Problem[] {
	const fields = listOf(embed.fields);
	return [
		...checkText(`${where}.title`, embed.title, { max: 256 }),
		...checkText(`${where}.description`, embed.description, { max: 4096 }),
		...checkText(`${where}.footer.text`, (embed.footer as Json | undefined)?.text, { max: 2048 }),
		...checkText(`${where}.author.name`, (embed.author as Json | undefined)?.name, { max: 256 }),
		...checkCount(`${where}.fields`, fields, { max: 25 }),
		...fields.flatMap((field, index) => [
			...checkText(`${where}.fields.${index}.name`, field.name, { min: 1, max: 256 }),
			...checkText(`${where}.fields.${index}.value`, field.value, { min: 1, max: 1024 }),
		]),
	];
}

/** `attachment://name` must name a file of the message. */
function checkUploads(embed: Json, where: string, fileNames: readonly string[]): Problem[] {
	return ["image", "thumbnail"].flatMap((key) => {
		const url = (embed[key] as Json | undefined)?.url;
		if (typeof url !== "string") return [];
		if (/^https?:\/\//.test(url)) return [];
		const name = url.startsWith("attachment://") ? url.slice("attachment://".length) : undefined;
		if (name && fileNames.includes(name)) return [];
		return [{ where: `${where}.${key}.url`, code: "URL_TYPE_INVALID_URL", message: `Not a well formed URL, or no such attachment: ${url}` }];
	});
}

function embedSize(embed: Json): number {
	const texts = [embed.title, embed.description, (embed.footer as Json | undefined)?.text, (embed.author as Json | undefined)?.name];
	for (const field of listOf(embed.fields)) texts.push(field.name, field.value);
	return texts.reduce<number>((sum, text) => sum + (typeof text === "string" ? lengthOf(text) : 0), 0);
}
