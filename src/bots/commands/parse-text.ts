import type { Command } from "./define-command.ts";
import { readText } from "./read-text.ts";
import type { Said } from "./said.ts";

/**
 * A command as typed, whose options could be told apart.
 * @throws DomainError invalid_input that names what was wrong, the nearest match and an example
 */
export function parseText(text: string, commands: readonly Command[]): Pick<Said, "command" | "raw"> {
	const { problem, ...said } = readText(text, commands);
	if (problem) throw problem;
	return said;
}
