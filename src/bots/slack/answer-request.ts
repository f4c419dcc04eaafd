import type { webApi } from "@slack/bolt";
import { say } from "../../domain/core/messages/say.ts";
import type { Answer, ReplyForm } from "../../domain/core/reply.ts";
import type { Vault } from "../../domain/core/vault.ts";
import type { BotLog } from "../bot-log.ts";
import type { Caller } from "../caller.ts";
import { listOptions } from "../commands/option.ts";
import { parseText } from "../commands/parse-text.ts";
import type { Dispatcher } from "../dispatch.ts";
import { errorFacts } from "../error-facts.ts";
import { deliverAnswer } from "./deliver-answer.ts";
import type { GroupLookup } from "./find-groups.ts";
import { findLanguages } from "./find-languages.ts";
import type { RightsLookup, SlackRights } from "./find-rights.ts";
import type { SlackRequest } from "./request.ts";
import { sealEdit } from "./sealed-edit.ts";
import { showForm } from "./show-form.ts";

interface AnswerOptions {
	dispatcher: Dispatcher;
	/** Speaks with the token of the request's workspace. */
	client: webApi.WebClient;
	/** Whether somebody manages the workspace. */
	findRights: RightsLookup;
	/** Which of some user groups somebody is in. */
	findGroups: GroupLookup;
	/** Seals what can be mended. */
	vault: Vault;
	log: BotLog;
	signal: AbortSignal;
}

/** Runs what was typed, pressed or filled in and shows the answer. Never throws; what goes wrong on the way to Slack is logged. */
export async function answerRequest(request: SlackRequest, options: AnswerOptions): Promise<void> {
	const { dispatcher, client, findRights, findGroups, log } = options;
	const { workspaceExternalId: teamId, identityId } = request.caller;
	const asked = { client, teamId, identityId, userId: request.userId };
	try {
		const { command, wantsFile } = inspect(request.text, dispatcher);
		const { manages, ...ways }: SlackRights = command?.needs === "person" ? await findRights(asked) : { manages: false };
		const rolesAmong = (groupIds: readonly string[]) => findGroups(asked, groupIds);
		const languages = await findLanguages(findRights, asked);
		const caller: Caller = { ...request.caller, ...ways, languages, managesWorkspace: manages, rolesAmong };
		const answer = command && wantsFile ? noFile(command.name) : await run(request, dispatcher, caller);
		if (answer.ok && answer.reply.form && (await openForm(request, answer.reply.form, options))) return;
		const edit = answer.reply.edit && sealEdit(options.vault, { ...answer.reply.edit, teamId, userId: request.userId });
		await deliverAnswer({ ...options, request, caller, answer, edit: edit ?? undefined });
	} catch (error) {
		log.error({ ...errorFacts(error), workspace: request.caller.workspaceExternalId }, "slack: request was not answered");
	}
}

function run({ text, values }: SlackRequest, dispatcher: Dispatcher, caller: Caller): Promise<Answer> {
	return values ? dispatcher.submitForm(text, values, caller) : dispatcher.runText(text, caller);
}

/** Shows a form as a modal. False when Slack would not: its text then tells how to type the same. */
function openForm({ triggerId, userId, responseUrl, caller }: SlackRequest, form: ReplyForm, { client, log }: AnswerOptions): Promise<boolean> {
	const origin = { channelId: caller.channelId, teamId: caller.workspaceExternalId, userId, responseUrl };
	return showForm(form, { client, triggerId, origin, log });
}

/** The command that is meant, where the text names one, and whether it would need a file, which a slash command can't carry. */
function inspect(text: string, dispatcher: Dispatcher) {
	try {
		const { command, raw } = parseText(text, dispatcher.commands);
		const wantsFile = listOptions(command.input).some(({ kind, name, required }) => kind === "file" && (required || raw[name] !== undefined));
		return { command, wantsFile };
	} catch {
		return { command: null, wantsFile: false };
	}
}

function noFile(name: string): Answer {
	return { ok: false, code: "invalid_input", reply: { text: say.slackNoFile({ command: `/${name}` }), audience: "private" } };
}
