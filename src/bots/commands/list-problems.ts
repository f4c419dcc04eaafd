import type { z } from "zod";
import { DomainError } from "../../domain/core/errors.ts";
import { say } from "../../domain/core/messages/say.ts";
import { nearest } from "../../domain/core/nearest.ts";
import type { Command } from "./define-command.ts";
import { nearOption } from "./near-option.ts";
import { listOptions, type RawValue } from "./option.ts";

/** What the schema of a command has against the values of its options, one error an option and each with an example. */
export function listProblems(command: Command, raw: Readonly<Record<string, RawValue>>): DomainError[] {
	const result = command.input.safeParse(raw);
	if (result.success) return [];
	const first = new Map(result.error.issues.toReversed().map((issue) => [String(issue.path[0] ?? ""), issue]));
	return result.error.issues.filter((issue) => first.get(String(issue.path[0] ?? "")) === issue).map((issue) => tellProblem(command, raw, issue));
}

function tellProblem(command: Command, raw: Readonly<Record<string, RawValue>>, issue: z.core.$ZodIssue): DomainError {
	const hint = say.example({ example: command.examples[0] });
	const name = String(issue.path[0] ?? "");
	const option = listOptions(command.input).find((known) => known.name === name);
	if (!option) {
		const unknown = issue.code === "unrecognized_keys" ? (issue.keys[0] ?? "") : name;
		const near = nearOption(unknown, Object.keys(command.input.shape));
		return new DomainError("invalid_input", say.unknownOption({ option: unknown, command: `/${command.name}`, near }), { hint });
	}
	const value = raw[name];
	const wrong = (message: string) => new DomainError("invalid_input", message, { hint, option: name });
	if (value === undefined) return wrong(say.optionMissing({ option: name, command: `/${command.name}` }));
	if (option.choices) {
		const near = typeof value === "string" ? nearest(value.toLowerCase(), option.choices) : null;
		return wrong(say.badChoice({ option: name, value: String(value), choices: option.choices, near }));
	}
	const shown = option.secret ? "•••" : typeof value === "string" ? value : value.name;
	return wrong(say.badOption({ option: name, value: shown, reason: issue.message }));
}
