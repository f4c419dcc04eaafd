import type { webApi } from "@slack/bolt";
import { say } from "../../domain/core/messages/en.ts";
import type { Answer, ReplyForm } from "../../domain/core/reply.ts";
import type { BotLog } from "../bot-log.ts";
import type { Caller } from "../caller.ts";
import { listOptions } from "../commands/option.ts";
import { parseText } from "../commands/parse-text.ts";
import type { Dispatcher } from "../dispatch.ts";
import { errorFacts } from "../error-facts.ts";
import { inTime } from "../in-time.ts";
import { deliverAnswer } from "./deliver-answer.ts";
import type { GroupLookup } from "./find-groups.ts";
import type { RightsLookup, SlackRights } from "./find-rights.ts";
import { SLACK_LIMITS as LIMITS } from "./limits.ts";
import { renderForm } from "./render-form.ts";
import type { SlackRequest } from "./request.ts";

interface AnswerOptions {
	dispatcher: Dispatcher;
	/** Speaks with the token of the request's workspace. */
	client: webApi.WebClient;
	/** Whether somebody manages the workspace. */
	findRights: RightsLookup;
	/** Which of some user groups somebody is in. */
	findGroups: GroupLookup;
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
		const caller: Caller = { ...request.caller, ...ways, managesWorkspace: manages, rolesAmong };
		const answer = command && wantsFile ? noFile(command.name) : await run(request, dispatcher, caller);
		if (answer.ok && answer.reply.form && (await openForm(request, answer.reply.form, options))) return;
		await deliverAnswer({ ...options, request, caller, answer });
	} catch (error) {
		log.error({ ...errorFacts(error), workspace: request.caller.workspaceExternalId }, "slack: request was not answered");
	}
}

function run({ text, values }: SlackRequest, dispatcher: Dispatcher, caller: Caller): Promise<Answer> {
	return values ? dispatcher.submitForm(text, values, caller) : dispatcher.runText(text, caller);
}

/** Shows a form as a modal. False when Slack would not: its text then tells how to type the same. */
async function openForm({ triggerId, userId, responseUrl, caller }: SlackRequest, form: ReplyForm, { client, log }: AnswerOptions): Promise<boolean> {
	// What is filled in is answered by it.
	if (responseUrl === "") return false;
	const view = renderForm(form, { channelId: caller.channelId, userId, responseUrl });
	if (!view) return false;
	try {
		await inTime(client.views.open({ trigger_id: triggerId, view }), LIMITS.triggerLife, new Error("Slack did not open the form in time"));
		return true;
	} catch (error) {
		log.warn({ ...errorFacts(error), workspace: caller.workspaceExternalId }, "slack: form not opened; its command is told instead");
		return false;
	}
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
