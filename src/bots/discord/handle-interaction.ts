import { type ButtonInteraction, type ChatInputCommandInteraction, type Interaction, MessageFlags, type ModalSubmitInteraction } from "discord.js";
import { say } from "../../domain/core/messages/say.ts";
import type { Answer, ReplyForm } from "../../domain/core/reply.ts";
import type { BotLog } from "../bot-log.ts";
import type { Caller } from "../caller.ts";
import { asksForForm } from "../commands/asks-for-form.ts";
import type { Completer } from "../commands/complete.ts";
import { composeEditForm } from "../commands/compose-edit-form.ts";
import type { Command } from "../commands/define-command.ts";
import { findProblem } from "../commands/find-problem.ts";
import type { Dispatcher } from "../dispatch.ts";
import { errorFacts } from "../error-facts.ts";
import { atDoor } from "../listen.ts";
import { answerAutocomplete } from "./answer-autocomplete.ts";
import { callerOf } from "./caller-of.ts";
import { deliverAnswer } from "./deliver-answer.ts";
import { DISCORD_LIMITS as LIMITS } from "./limits.ts";
import { readCommand } from "./read-command.ts";
import { readButton } from "./render-buttons.ts";
import { type DiscordEdit, footerOf, readEdit } from "./render-edit.ts";
import { readForm, renderForm } from "./render-form.ts";

interface HandleOptions {
	dispatcher: Dispatcher;
	complete: Completer;
	log: BotLog;
	signal: AbortSignal;
}

/** Answers one interaction: a slash command, a button, a form, an autocomplete. Never throws; what goes wrong on the way to Discord is logged. */
export function handleInteraction(interaction: Interaction, options: HandleOptions): Promise<void> {
	return atDoor({ languages: [interaction.locale] }, () => takeIn(interaction, options));
}

async function takeIn(interaction: Interaction, options: HandleOptions): Promise<void> {
	try {
		if (interaction.isAutocomplete()) await answerAutocomplete(interaction, options.dispatcher.commands, options.complete);
		else if (interaction.isChatInputCommand()) await answerCommand(interaction, options);
		else if (interaction.isButton()) await answerButton(interaction, options);
		else if (interaction.isModalSubmit()) await answerForm(interaction, options);
	} catch (error) {
		options.log.error({ ...errorFacts(error), interaction: interaction.id, guild: interaction.guildId }, "discord: interaction was not answered");
	}
}

type Opening = ChatInputCommandInteraction | ButtonInteraction;

function answerCommand(interaction: ChatInputCommandInteraction, options: HandleOptions): Promise<void> {
	const { dispatcher } = options;
	const { name, raw } = readCommand(interaction);
	const opens = dispatcher.commands.find((command) => command.name === name)?.form?.opens(raw) ?? null;
	const run = (caller: Caller) => dispatcher.runCommand(name, raw, caller);
	return opens ? openForm(interaction, options, run) : answer(interaction, options, run);
}

async function answerButton(interaction: ButtonInteraction, options: HandleOptions): Promise<void> {
	const { dispatcher } = options;
	const edit = readEdit(interaction.customId, interaction.message);
	if (edit) return openEdit(interaction, edit, options);
	const command = readButton(interaction.customId);
	if (!command) return answer(interaction, options, async () => notOurs());
	const run = (caller: Caller) => dispatcher.runText(command, caller);
	return asksForForm(command, dispatcher.commands) ? openForm(interaction, options, run) : answer(interaction, options, run);
}

function answerForm(interaction: ModalSubmitInteraction, options: HandleOptions): Promise<void> {
	const form = readForm(interaction, options.dispatcher.commands);
	return answer(interaction, options, async (caller) => (form ? options.dispatcher.submitForm(form.command, form.values, caller) : notOurs()));
}

function notOurs(): Answer {
	return refused(say.notOurButton());
}

function refused(text: string): Answer {
	return { ok: false, code: "invalid_input", reply: { text, audience: "private" } };
}

/** A form is taken as the very first answer alone: not after a deferral. Where there is none to show after all, the answer is shown as any other. */
async function openForm(interaction: Opening, options: HandleOptions, run: (caller: Caller) => Promise<Answer>): Promise<void> {
	const caller = callerOf(interaction);
	const result = caller && (await run(caller));
	const form = result?.ok ? result.reply.form : undefined;
	const modal = form ? renderForm(form, interaction.user.id) : null;
	if (modal) await interaction.showModal(modal);
	else await answer(interaction, options, async () => (form ? tooLong(form.command) : (result ?? notOurs())));
}

/** What was typed as a form, for who typed it. */
async function openEdit(interaction: ButtonInteraction, { ownerId, ...edit }: DiscordEdit, options: HandleOptions): Promise<void> {
	const { commands, speakWith } = options.dispatcher;
	const caller = callerOf(interaction);
	const compose = async () => composeEdit(edit, commands);
	const form = await (caller ? speakWith(caller, compose) : compose());
	if (ownerId !== interaction.user.id) return answer(interaction, options, async () => refused(say.editNotYours()));
	if (form === null) return answer(interaction, options, async () => notOurs());
	const modal = renderForm(form, ownerId, { inMessage: edit.command === footerOf(interaction.message) });
	if (modal) await interaction.showModal(modal);
	else await answer(interaction, options, async () => tooLong(form.command));
}

/** Null for what is no command any more, or is one with nothing wrong. */
function composeEdit(edit: Omit<DiscordEdit, "ownerId">, commands: readonly Command[]): ReplyForm | null {
	const problem = findProblem(edit.command, commands);
	return problem === null ? null : composeEditForm({ ...edit, problem }, commands, LIMITS.formFields);
}

function tooLong(command: string): Answer {
	return refused(say.formTooLong({ command }));
}

/**
 * Defers at once, privately: Discord waits 3 seconds, and fixes who sees the answer before we know whether it is an error. If even that fails the command does
 * not run: the person is told that nothing happened, and will type it again.
 */
async function answer(interaction: Opening | ModalSubmitInteraction, options: HandleOptions, run: (caller: Caller) => Promise<Answer>): Promise<void> {
	const caller = callerOf(interaction);
	if (!caller) {
		await interaction.reply({ content: say.noDirectMessages(), flags: MessageFlags.Ephemeral });
		return;
	}
	await interaction.deferReply({ flags: MessageFlags.Ephemeral });
	const result = await run(caller);
	await deliverAnswer({ ...options, interaction, caller, answer: result });
}
