import type { APIEmbedField } from "discord.js";
import type { Reply } from "../../domain/core/reply.ts";
import { escapeText, escapeWithin } from "./escape-text.ts";
import { DISCORD_LIMITS as LIMITS } from "./limits.ts";

/** Discord refuses a blank name or value. */
const BLANK = "\u200b";
/** A value this short may stand beside the next one. */
const INLINE = 24;

/** The fields that fit into `budget` characters; `whole` tells whether all are there, uncut. */
export function renderFields(fields: NonNullable<Reply["fields"]>, budget: number): { fields: APIEmbedField[]; size: number; whole: boolean } {
	const rendered: APIEmbedField[] = [];
	let size = 0;
	let whole = true;
	for (const field of fields) {
		const name = escapeWithin(field.name.trim(), LIMITS.fieldName) || BLANK;
		const value = escapeWithin(field.value.trim(), LIMITS.fieldValue) || BLANK;
		if (rendered.length === LIMITS.fields || size + name.length + value.length > budget) return { fields: rendered, size, whole: false };
		if (escapeText(field.name.trim()).length > LIMITS.fieldName || escapeText(field.value.trim()).length > LIMITS.fieldValue) whole = false;
		rendered.push({ name, value, inline: field.value.length <= INLINE });
		size += name.length + value.length;
	}
	return { fields: rendered, size, whole };
}
