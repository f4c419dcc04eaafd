import { type ButtonInteraction, type ChatInputCommandInteraction, DiscordAPIError, PermissionFlagsBits as May, type ModalSubmitInteraction } from "discord.js";
import { say } from "../../domain/core/messages/say.ts";
import type { Answer, Reply } from "../../domain/core/reply.ts";
import type { BotLog } from "../bot-log.ts";
import type { Caller } from "../caller.ts";
import type { Dispatcher } from "../dispatch.ts";
import { errorFacts } from "../error-facts.ts";
import { followProgress } from "../follow-progress.ts";
import { escapeWithin } from "./escape-text.ts";
import { DISCORD_LIMITS as LIMITS } from "./limits.ts";
import { asOptions } from "./message-body.ts";
import { type DiscordMessage, renderReply } from "./render.ts";
import { postMessage } from "./sender.ts";

type Deferred = ChatInputCommandInteraction | ButtonInteraction | ModalSubmitInteraction;

interface DeliverOptions {
	interaction: Deferred;
	caller: Caller;
	answer: Answer;
	dispatcher: Dispatcher;
	log: BotLog;
	/** Aborted when the bot stops: messages that are kept moving then rest. */
	signal: AbortSignal;
}

/**
 * Shows an answer after a private deferral. A private one fills the deferred message. One for the channel is posted as a message of the bot's own, which can be
 * edited for as long as it stands; where the bot may not write, it goes by the interaction's token, which may.
 */
export async function deliverAnswer(options: DeliverOptions): Promise<void> {
	const { interaction, caller, answer, log } = options;
	const { reply } = answer;
	const limits = { fileBytes: interaction.attachmentSizeLimit };
	if (!answer.ok || reply.audience === "private") {
		await fillDeferred(interaction, renderReply(reply, { ...limits, editBy: interaction.user.id })).catch((error: unknown) => {
			log.error(errorFacts(error), "discord: answer refused; its text is shown alone");
			return interaction.editReply(escapeWithin(reply.text, LIMITS.content) || say.emptyReply());
		});
		return followByToken(options, "@original");
	}
	const message = renderReply(reply, { ...limits, askedBy: caller.displayName });
	const messageId = await postInChannel(options, message);
	if (messageId) {
		await interaction.deleteReply().catch(() => interaction.editReply(say.postedInChannel()));
		if (reply.progress?.active) await options.dispatcher.trackProgress(reply.progress.operation, { channelId: caller.channelId, messageId }, caller);
		return;
	}
	// The first follow-up to a deferral fills it (and stays private), so the deferral is filled before.
	await interaction.editReply(say.postedInChannel());
	const followUp = await interaction.followUp(asOptions(message)).catch((error: unknown) => {
		log.warn({ ...errorFacts(error), channel: caller.channelId }, "discord: public answer refused");
		return null;
	});
	if (followUp) {
		await interaction.deleteReply().catch(() => {});
		return followByToken(options, followUp.id);
	}
	await interaction.editReply(asOptions(renderReply({ ...reply, text: `${say.notPostedInChannel()}\n${reply.text}` }, limits)));
}

/** A connection that broke is no refusal: discord.js gives up on it, and the same edit once more does no harm. */
async function fillDeferred(interaction: Deferred, message: DiscordMessage): Promise<void> {
	const options = asOptions(message);
	await interaction.editReply(options).catch((error: unknown) => {
		if (error instanceof DiscordAPIError) throw error;
		return interaction.editReply(options);
	});
}

/** The posted message's id, or null where the bot may not write. */
async function postInChannel({ interaction, caller: { channelId }, log }: DeliverOptions, message: DiscordMessage): Promise<string | null> {
	const speak = interaction.channel?.isThread() ? May.SendMessagesInThreads : May.SendMessages;
	const needed = [May.ViewChannel, speak, ...(message.embeds.length > 0 ? [May.EmbedLinks] : []), ...(message.files.length > 0 ? [May.AttachFiles] : [])];
	if (!interaction.appPermissions.has(needed)) return null;
	return postMessage(interaction.client.rest, channelId, message).catch((error: unknown) => {
		log.warn({ ...errorFacts(error), channel: channelId }, "discord: posting in the channel failed");
		return null;
	});
}

/** Goes on in the background; the interaction itself is done. */
function followByToken({ interaction, caller, answer, dispatcher, log, signal }: DeliverOptions, message: string): void {
	const { progress } = answer.reply;
	if (!answer.ok || !progress?.active) return;
	const show = async (reply: Reply, last: boolean) => {
		const text = last ? `${reply.text}\n${say.progressGoesStale({ command: progress.command })}` : reply.text;
		await interaction.editReply({ message, ...asOptions(renderReply({ ...reply, text }, { fileBytes: interaction.attachmentSizeLimit })) });
	};
	followProgress({ dispatcher, caller, progress, until: interaction.createdTimestamp + LIMITS.tokenLife, show, signal }).catch((error: unknown) => {
		log.warn({ ...errorFacts(error), operation: progress.operation }, "discord: progress is no longer shown");
	});
}
