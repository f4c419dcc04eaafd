import { DomainError } from "../../domain/core/errors.ts";
import { composeCommand } from "./compose-command.ts";
import type { Command } from "./define-command.ts";
import { readText } from "./read-text.ts";

/** A command as typed, without some of its options; null for what is no command any more. */
export function leaveOut(text: string, options: readonly string[], commands: readonly Command[]): string | null {
	try {
		const { command, raw } = readText(text, commands);
		return composeCommand(command, Object.fromEntries(Object.entries(raw).filter(([name]) => !options.includes(name))));
	} catch (error) {
		if (error instanceof DomainError) return null;
		throw error;
	}
}
