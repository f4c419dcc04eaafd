import { DiscordAPIError, REST, Routes } from "discord.js";
import { DomainError } from "../../domain/core/errors.ts";
import { say } from "../../domain/core/messages/say.ts";
import type { Sender } from "../sender.ts";
import { DISCORD_ERRORS as ERRORS } from "./limits.ts";
import { asRequest } from "./message-body.ts";
import { type DiscordMessage, renderReply } from "./render.ts";

const GONE: readonly (number | string)[] = [ERRORS.unknownChannel, ERRORS.unknownGuild, ERRORS.unknownMessage, ERRORS.missingAccess];

/** Posts a message into a channel and tells its id. Throws DiscordAPIError. */
export async function postMessage(rest: REST, channelId: string, message: DiscordMessage): Promise<string> {
	const posted = await rest.post(Routes.channelMessages(channelId), asRequest(message));
	return (posted as { id: string }).id;
}

/** Posts and edits bot messages by the channel's routes, which work long after an interaction's token has died. */
export function createDiscordSender(rest: REST): Sender {
	return async ({ channelId, messageId, reply }) => {
		const message = renderReply(reply);
		try {
			if (messageId === null) return { messageId: await postMessage(rest, channelId, message) };
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
	return createDiscordSender(new REST(apiUrl ? { api: apiUrl } : {}).setToken(token));
}
