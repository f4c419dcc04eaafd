import { DomainError } from "../../domain/core/errors.ts";
import type { Command } from "./define-command.ts";
import { parseText } from "./parse-text.ts";

/** Whether a command as typed is answered by its form. False for what is no command at all: running it will say so. */
export function asksForForm(text: string, commands: readonly Command[]): boolean {
	try {
		const { command, raw } = parseText(text, commands);
		return (command.form?.opens(raw) ?? null) !== null;
	} catch (error) {
		if (error instanceof DomainError) return false;
		throw error;
	}
}
