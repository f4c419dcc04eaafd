import type { ViewOutput } from "@slack/bolt";
import { DomainError } from "../../domain/core/errors.ts";
import type { Command } from "../commands/define-command.ts";
import { filledIn } from "../commands/filled-in.ts";
import { listProblems } from "../commands/list-problems.ts";
import { readText } from "../commands/read-text.ts";
import type { SlackRequest } from "./request.ts";

/** What is wrong with a form's fields, by field: Slack keeps the form open and shows it there. Null where the command may run. */
export function markFields({ text, values }: SlackRequest, view: Pick<ViewOutput, "blocks">, commands: readonly Command[]): Record<string, string> | null {
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
