import type { ViewOutput, webApi } from "@slack/bolt";
import { DomainError } from "../../domain/core/errors.ts";
import type { Command } from "../commands/define-command.ts";
import { filledIn } from "../commands/filled-in.ts";
import { listProblems } from "../commands/list-problems.ts";
import { readText } from "../commands/read-text.ts";
import type { Dispatcher } from "../dispatch.ts";
import { findLanguages } from "./find-languages.ts";
import type { RightsLookup } from "./find-rights.ts";
import type { SlackRequest } from "./request.ts";

interface MarkOptions {
	view: Pick<ViewOutput, "blocks">;
	dispatcher: Pick<Dispatcher, "commands" | "speakWith">;
	client: webApi.WebClient;
	findRights: RightsLookup;
}

/** What is wrong with a form's fields, by field: Slack keeps the form open and shows it there. Null where the command may run. */
export async function markFields(request: SlackRequest, { view, dispatcher, client, findRights }: MarkOptions): Promise<Record<string, string> | null> {
	const { caller, userId } = request;
	const languages = await findLanguages(findRights, { client, teamId: caller.workspaceExternalId, identityId: caller.identityId, userId });
	return dispatcher.speakWith({ ...caller, languages }, async () => listMarks(request, view, dispatcher.commands));
}

function listMarks({ text, values }: SlackRequest, view: Pick<ViewOutput, "blocks">, commands: readonly Command[]): Record<string, string> | null {
	try {
		const { command, raw } = readText(text, commands);
		const shown = view.blocks.map((block) => block.block_id);
		const problems = listProblems(command, { ...raw, ...filledIn(values) }).filter(({ option }) => shown.includes(option ?? ""));
		return problems.length > 0 ? Object.fromEntries(problems.map(({ option, message }) => [option ?? "", message])) : null;
	} catch (error) {
		if (error instanceof DomainError) return null;
		throw error;
	}
}
