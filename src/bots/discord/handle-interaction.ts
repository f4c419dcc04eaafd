import { type ButtonInteraction, type ChatInputCommandInteraction, type Interaction, MessageFlags } from "discord.js";
import { say } from "../../domain/core/messages/en.ts";
import type { Answer } from "../../domain/core/reply.ts";
import type { BotLog } from "../bot-log.ts";
import type { Completer } from "../commands/complete.ts";
import type { Caller, Dispatcher } from "../dispatch.ts";
import { errorFacts } from "../error-facts.ts";
import { answerAutocomplete } from "./answer-autocomplete.ts";
import { callerOf } from "./caller-of.ts";
import { deliverAnswer } from "./deliver-answer.ts";
import { readCommand } from "./read-command.ts";
import { readButton } from "./render-buttons.ts";

interface HandleOptions {
	dispatcher: Dispatcher;
	complete: Completer;
	log: BotLog;
	signal: AbortSignal;
}

/** Answers one interaction: a slash command, a button, an autocomplete. Never throws; what goes wrong on the way to Discord is logged. */
export async function handleInteraction(interaction: Interaction, options: HandleOptions): Promise<void> {
	try {
		if (interaction.isAutocomplete()) await answerAutocomplete(interaction, options.dispatcher.commands, options.complete);
		else if (interaction.isChatInputCommand()) await answerCommand(interaction, options);
		else if (interaction.isButton()) await answerButton(interaction, options);
	} catch (error) {
		options.log.error({ ...errorFacts(error), interaction: interaction.id, guild: interaction.guildId }, "discord: interaction was not answered");
	}
}

function answerCommand(interaction: ChatInputCommandInteraction, options: HandleOptions): Promise<void> {
	const { name, raw } = readCommand(interaction);
	return answer(interaction, options, (caller) => options.dispatcher.runCommand(name, raw, caller));
}

function answerButton(interaction: ButtonInteraction, options: HandleOptions): Promise<void> {
	const command = readButton(interaction.customId);
	return answer(interaction, options, async (caller) =>
		command ? options.dispatcher.runText(command, caller) : { ok: false, code: "invalid_input", reply: { text: say.notOurButton(), audience: "private" } },
	);
}

/**
 * Defers at once, privately: Discord waits 3 seconds, and fixes who sees the answer before we know whether it is an error. If even that fails the command does
 * not run: the person is told that nothing happened, and will type it again.
 */
async function answer(
	interaction: ChatInputCommandInteraction | ButtonInteraction,
	options: HandleOptions,
	run: (caller: Caller) => Promise<Answer>,
): Promise<void> {
	const caller = callerOf(interaction);
	if (!caller) {
		await interaction.reply({ content: say.noDirectMessages(), flags: MessageFlags.Ephemeral });
		return;
	}
	await interaction.deferReply({ flags: MessageFlags.Ephemeral });
	const result = await run(caller);
	await deliverAnswer({ ...options, interaction, caller, answer: result });
}
