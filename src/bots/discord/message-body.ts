import type { BaseMessageOptions, RawFile } from "discord.js";
import { clipText } from "../rendering/clip-text.ts";
import { DISCORD_LIMITS as LIMITS } from "./limits.ts";
import type { DiscordMessage } from "./render.ts";

/** The message for the client's own methods (answers to interactions). */
export function asOptions({ content, embeds, components, files }: DiscordMessage): BaseMessageOptions {
	return {
		content,
		embeds,
		components,
		files: files.map(({ name, data, alt }) => ({ name, attachment: data, ...described(alt) })),
		allowedMentions: { parse: [] },
	};
}

interface Address {
	/** The message that it replies to; where that was deleted, it stands alone. */
	replyTo?: string | null;
	/** The one user whom its mention notifies. */
	mention?: string | null;
}

/** The message for the REST routes of a channel; when it edits, what the message had before is replaced, files included. */
export function asRequest({ content, embeds, components, files }: DiscordMessage, { replyTo, mention }: Address = {}): { body: object; files: RawFile[] } {
	const attachments = files.map(({ name, alt }, at) => ({ id: String(at), filename: name, ...described(alt) }));
	return {
		body: {
			content,
			embeds,
			components,
			attachments,
			allowed_mentions: { parse: [], ...(mention && { users: [mention] }), ...(replyTo && { replied_user: false }) },
			...(replyTo && { message_reference: { message_id: replyTo, fail_if_not_exists: false } }),
		},
		files: files.map(({ name, data, contentType }) => ({ name, data, contentType })),
	};
}

function described(alt: string | undefined): { description?: string } {
	return alt === undefined ? {} : { description: clipText(alt, LIMITS.fileDescription) };
}
