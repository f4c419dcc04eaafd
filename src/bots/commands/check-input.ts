import { DomainError } from "../../domain/core/errors.ts";
import type { Command } from "./define-command.ts";
import { listProblems } from "./list-problems.ts";
import type { RawValue } from "./option.ts";

/**
 * The values of a command's options, checked by its schema.
 * @throws DomainError invalid_input that names the option, the value and an example
 */
export function checkInput(command: Command, raw: Readonly<Record<string, RawValue>>): Record<string, unknown> {
	const result = command.input.safeParse(raw);
	if (result.success) return result.data;
	const [problem] = listProblems(command, raw);
	throw problem ?? new DomainError("invalid_input", result.error.message);
}
