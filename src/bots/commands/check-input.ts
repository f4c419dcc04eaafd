import { DomainError } from "../../domain/core/errors.ts";
import { say } from "../../domain/core/messages/en.ts";
import { nearest } from "../../domain/core/nearest.ts";
import type { Command } from "./define-command.ts";
import { listOptions, type RawValue } from "./option.ts";

/**
 * The values of a command's options, checked by its schema.
 * @throws DomainError invalid_input that names the option, the value and an example
 */
export function checkInput(command: Command, raw: Readonly<Record<string, RawValue>>): Record<string, unknown> {
	const result = command.input.safeParse(raw);
	if (result.success) return result.data;
	const hint = say.example({ example: command.examples[0] });
	const [issue] = result.error.issues;
	const name = String(issue?.path[0] ?? "");
	const option = listOptions(command.input).find((known) => known.name === name);
	if (!option) {
		const unknown = issue?.code === "unrecognized_keys" ? (issue.keys[0] ?? "") : name;
		const near = nearest(unknown, Object.keys(command.input.shape));
		throw new DomainError("invalid_input", say.unknownOption({ option: unknown, command: `/${command.name}`, near }), { hint });
	}
	const value = raw[name];
	if (value === undefined) throw new DomainError("invalid_input", say.optionMissing({ option: name, command: `/${command.name}` }), { hint });
	if (option.choices) {
		const near = typeof value === "string" ? nearest(value.toLowerCase(), option.choices) : null;
		throw new DomainError("invalid_input", say.badChoice({ option: name, value: String(value), choices: option.choices, near }), { hint });
	}
	const shown = option.secret ? "•••" : typeof value === "string" ? value : value.name;
	throw new DomainError("invalid_input", say.badOption({ option: name, value: shown, reason: issue?.message ?? "" }), { hint });
}
