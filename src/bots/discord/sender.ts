import { DiscordAPIError, REST, Routes } from "discord.js";
import { DomainError } from "../../domain/core/errors.ts";
import { say } from "../../domain/core/messages/say.ts";
import type { Sender } from "../sender.ts";
import { DISCORD_ERRORS as ERRORS } from "./limits.ts";
import { asRequest } from "./message-body.ts";
import { type DiscordMessage, renderReply } from "./render.ts";
import { restOptions } from "./rest-options.ts";

const GONE: readonly (number | string)[] = [ERRORS.unknownChannel, ERRORS.unknownGuild, ERRORS.unknownMessage, ERRORS.missingAccess];

/** Posts a message into a channel and tells its id. Throws DiscordAPIError. */
export async function postMessage(rest: REST, channelId: string, message: DiscordMessage, address: Parameters<typeof asRequest>[1] = {}): Promise<string> {
	const posted = await rest.post(Routes.channelMessages(channelId), asRequest(message, address));
	return (posted as { id: string }).id;
}

/** Where the bot may not read what was said, it may reply to nothing: then the message stands alone. */
async function replyOrPost(rest: REST, channelId: string, message: DiscordMessage, { replyTo, mention }: { replyTo: string; mention: string | null }) {
	return postMessage(rest, channelId, message, { replyTo, mention }).catch((error: unknown) => {
		if (!(error instanceof DiscordAPIError) || error.code !== ERRORS.mayNotReadHistory) throw error;
		return postMessage(rest, channelId, message, { mention });
	});
}

/** Posts and edits bot messages by the channel's routes, which work long after an interaction's token has died. */
export function createDiscordSender(rest: REST): Sender {
	return async ({ channelId, messageId, threadId, mention, reply }) => {
		const message = renderReply(reply, { mention });
		try {
			if (messageId === null && threadId !== null) return { messageId: await replyOrPost(rest, channelId, message, { replyTo: threadId, mention }) };
			if (messageId === null) return { messageId: await postMessage(rest, channelId, message, { mention }) };
			await rest.patch(Routes.channelMessage(channelId, messageId), asRequest(message));
			return { messageId };
		} catch (error) {
			if (!(error instanceof DiscordAPIError) || !GONE.includes(error.code)) throw error;
			throw new DomainError("not_found", say.channelGone({ channel: messageId ?? channelId }), { cause: error });
		}
	};
}

/** The same for a process that is not on the gateway itself: a worker without the role "bots". */
export function openDiscordSender({ token, apiUrl }: { token: string; apiUrl?: string | undefined }): Sender {
	return createDiscordSender(new REST(restOptions(apiUrl)).setToken(token));
}
