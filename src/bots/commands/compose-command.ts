import type { Command } from "./define-command.ts";
import { listOptions, type RawValue } from "./option.ts";
import { quoteValue } from "./quote-value.ts";

/** A command as it would be typed; null where a file is part of it, which can't be typed. */
export function composeCommand(command: Command, raw: Readonly<Record<string, RawValue>>): string | null {
	const words = [`/${command.name}`];
	let inOrder = true;
	for (const { name, positional, required } of listOptions(command.input)) {
		const value = raw[name];
		if (typeof value === "object") return null;
		if (value === undefined) inOrder = false;
		else words.push(inOrder && positional && required ? quoteValue(value) : `${name}:${quoteValue(value)}`);
	}
	return words.join(" ");
}
