import { DomainError } from "../domain/core/errors.ts";
import { joinWords } from "./join-words.ts";

interface SayArguments {
	text: string;
	/** Print the Answer as JSON. */
	json: boolean;
	/** Stay until a bulk operation has ended. */
	wait: boolean;
}

const USAGE = "Usage: npm run --silent say -- [--json] [--wait] '<command>', for example npm run --silent say -- '/find charizard'";

/**
 * Flags come first; everything after them is the command.
 * @throws DomainError invalid_input with the usage
 */
export function readSayArguments(argv: readonly string[]): SayArguments {
	const first = argv.findIndex((argument) => !argument.startsWith("--"));
	const flags = first === -1 ? argv : argv.slice(0, first);
	const words = first === -1 ? [] : argv.slice(first);
	const unknown = flags.find((flag) => !["--json", "--wait", "--"].includes(flag));
	if (unknown) throw new DomainError("invalid_input", `say has no option ${unknown}. ${USAGE}`);
	if (words.join("").trim() === "") throw new DomainError("invalid_input", USAGE);
	return { text: joinWords(words), json: flags.includes("--json"), wait: flags.includes("--wait") };
}
