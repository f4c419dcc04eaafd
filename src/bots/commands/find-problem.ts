import { DomainError } from "../../domain/core/errors.ts";
import type { Command } from "./define-command.ts";
import { listProblems } from "./list-problems.ts";
import { readText } from "./read-text.ts";

/** What the grammar and the schema have against a command as typed: "" where that is nothing, null where it is no command. */
export function findProblem(text: string, commands: readonly Command[]): string | null {
	try {
		const { command, raw, problem } = readText(text, commands);
		return (problem ?? listProblems(command, raw)[0])?.message ?? "";
	} catch (error) {
		if (error instanceof DomainError) return null;
		throw error;
	}
}
