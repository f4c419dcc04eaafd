import type { webApi } from "@slack/bolt";
import { say } from "../../domain/core/messages/en.ts";
import type { Answer } from "../../domain/core/reply.ts";
import type { BotLog } from "../bot-log.ts";
import { listOptions } from "../commands/option.ts";
import { parseText } from "../commands/parse-text.ts";
import type { Caller, Dispatcher } from "../dispatch.ts";
import { errorFacts } from "../error-facts.ts";
import { deliverAnswer } from "./deliver-answer.ts";
import type { SlackRequest } from "./request.ts";

interface AnswerOptions {
	dispatcher: Dispatcher;
	client: webApi.WebClient;
	/** Whether somebody is an admin of the workspace. */
	findRights: (userId: string) => Promise<boolean>;
	log: BotLog;
	signal: AbortSignal;
}

/** Runs what was typed or pressed and shows the answer. Never throws; what goes wrong on the way to Slack is logged. */
export async function answerRequest(request: SlackRequest, options: AnswerOptions): Promise<void> {
	const { dispatcher, findRights, log } = options;
	try {
		const { command, wantsFile } = inspect(request.text, dispatcher);
		const managesWorkspace = command?.needs === "person" ? await findRights(request.userId) : false;
		const caller: Caller = { ...request.caller, managesWorkspace };
		const answer = command && wantsFile ? noFile(command.name) : await dispatcher.runText(request.text, caller);
		await deliverAnswer({ ...options, request, caller, answer });
	} catch (error) {
		log.error({ ...errorFacts(error), workspace: request.caller.workspaceExternalId }, "slack: request was not answered");
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
