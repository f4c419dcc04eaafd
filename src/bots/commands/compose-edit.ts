import type { DomainError } from "../../domain/core/errors.ts";
import type { ReplyEdit } from "../../domain/core/reply.ts";
import { composeCommand } from "./compose-command.ts";
import { listOptions, type RawValue } from "./option.ts";
import type { Said } from "./said.ts";

/** Characters of a problem that a field has room for. */
const MOST = 300;

/** A refused command as it can be mended; null where nothing in it is to blame, or where a form could not hold it: a file goes with it. */
export function composeEdit({ command, raw }: Said, error: DomainError): ReplyEdit | null {
	if (error.option === null || (error.code !== "invalid_input" && error.code !== "not_found")) return null;
	const options = listOptions(command.input);
	if (options.length === 0 || options.some(({ kind, required, name }) => kind === "file" && (required || raw[name] !== undefined))) return null;
	const secrets = options.filter(({ secret }) => secret).map(({ name }) => name);
	const typed = Object.fromEntries(Object.entries(raw).filter(([name]) => !secrets.includes(name)));
	const option = error.option ?? blamed(typed, error.message);
	// What is not there and was not named by anyone is not mended by other words.
	if (error.code === "not_found" && option === undefined) return null;
	const said = composeCommand(command, typed);
	return said === null ? null : { command: said, problem: error.message.slice(0, MOST), ...(option !== undefined && { option }) };
}

/** The option whose value the message names: what the domain refuses it knows by value, and by no option. */
function blamed(raw: Readonly<Record<string, RawValue>>, message: string): string | undefined {
	const named = Object.entries(raw).filter((entry): entry is [string, string] => typeof entry[1] === "string" && names(message, entry[1]));
	return named.sort(([, one], [, other]) => other.length - one.length)[0]?.[0];
}

function names(message: string, value: string): boolean {
	const at = message.toLowerCase().indexOf(value.trim().toLowerCase());
	const isLetter = (letter: string | undefined) => letter !== undefined && /[\p{L}\p{N}]/u.test(letter);
	return value.trim() !== "" && at !== -1 && !isLetter(message[at - 1]) && !isLetter(message[at + value.trim().length]);
}
