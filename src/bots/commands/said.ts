import type { DomainError } from "../../domain/core/errors.ts";
import type { Command } from "./define-command.ts";
import type { RawValue } from "./option.ts";

/** What somebody said: a command, the options that were understood, and what is wrong with the rest. */
export interface Said {
	command: Command;
	raw: Readonly<Record<string, RawValue>>;
	problem: DomainError | null;
}
