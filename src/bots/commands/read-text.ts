import { DomainError } from "../../domain/core/errors.ts";
import { say } from "../../domain/core/messages/say.ts";
import { nearest } from "../../domain/core/nearest.ts";
import type { Command } from "./define-command.ts";
import { GERMAN_COMMANDS } from "./german-names.ts";
import { nearOption } from "./near-option.ts";
import { listOptions, type Option, type RawValue } from "./option.ts";
import type { Said } from "./said.ts";
import { type Token, tokenize } from "./tokenize.ts";

/**
 * The one grammar of every surface: `/noun verb`, required options by position, others `name:value`, quotes for spaces.
 * A leading slash or `/omni` may be left out. What is wrong with the options is told as the `problem`, beside those that were understood.
 * @throws DomainError invalid_input that names the nearest command and an example, where no command is meant
 */
export function readText(text: string, commands: readonly Command[]): Said {
	const words = text
		.trim()
		.replace(/^\//, "")
		.replace(/^omni(\s+|$)\/?/i, "");
	const command = commands.find(({ name }) => startsWithName(words, name));
	if (!command) throw unknownCommand(words, commands);
	const rest = words.slice(nameLength(words, command.name));
	return { command, ...assign(command, tokenize(rest)) };
}

function startsWithName(words: string, name: string): boolean {
	return namePattern(name).test(words);
}

function nameLength(words: string, name: string): number {
	return namePattern(name).exec(words)?.[0].length ?? 0;
}

function namePattern(name: string): RegExp {
	return new RegExp(`^${name.replace(" ", "\\s+")}(?=\\s|$)`, "i");
}

function unknownCommand(words: string, commands: readonly Command[]): DomainError {
	const typed = words.split(/\s+/).slice(0, 2).join(" ").toLowerCase();
	const [noun = ""] = typed.split(" ");
	if (typed === "") return new DomainError("invalid_input", say.noCommand());
	const verbs = commands.filter(({ name }) => name.startsWith(`${noun} `));
	if (verbs.length > 0) {
		const names = verbs.map(({ name }) => `/${name}`);
		const near = typed.includes(" ") ? nearest(`/${typed}`, names) : null;
		const example = (verbs.find(({ name }) => `/${name}` === near) ?? verbs[0])?.examples[0] ?? "/help";
		return new DomainError("invalid_input", say.unknownVerb({ typed: `/${typed}`, verbs: names }) + say.didYouMean(near), { hint: say.example({ example }) });
	}
	const near =
		GERMAN_COMMANDS.get(noun) ??
		nearest(
			typed,
			commands.map(({ name }) => name),
		) ??
		nearest(
			noun,
			commands.map(({ name }) => name),
		);
	const example = commands.find(({ name }) => name === near || name.startsWith(`${near} `))?.examples[0] ?? "/help";
	return new DomainError("invalid_input", say.unknownCommand({ typed: `/${noun}`, near: near ? `/${near}` : null }), { hint: say.example({ example }) });
}

function assign(command: Command, tokens: readonly Token[]): Pick<Said, "raw" | "problem"> {
	const options = listOptions(command.input);
	const positional = options.filter((option) => option.positional);
	const raw: Record<string, RawValue> = {};
	const bare: string[] = [];
	let problem: DomainError | null = null;
	const note = (message: string, option?: string) => {
		problem ??= new DomainError("invalid_input", message, { hint: say.example({ example: command.examples[0] }), ...(option && { option }) });
	};
	for (const token of tokens) {
		const option = options.find(({ name }) => name === token.name);
		if (option) {
			if (raw[option.name] !== undefined) note(say.optionTwice({ option: option.name }), option.name);
			else if (token.value === "") note(say.optionBlank({ option: option.name }), option.name);
			else raw[option.name] = token.value;
		} else if (token.name !== null && !isWord(token, options)) {
			const near = nearOption(
				token.name,
				options.map(({ name }) => name),
			);
			note(say.unknownOption({ option: token.name, command: `/${command.name}`, near }));
		} else bare.push(token.raw);
	}
	for (const option of positional) {
		if (raw[option.name] !== undefined) continue;
		if (bare.length === 0) break;
		raw[option.name] = option.rest ? bare.splice(0).join(" ") : (bare.shift() ?? "");
	}
	if (bare.length > 0) note(say.tooManyWords({ word: bare[0] ?? "", command: `/${command.name}` }));
	return { raw, problem };
}

/** "Zelda: Ocarina" and "https://…" are words; "colour:red" is an option that does not exist. */
function isWord(token: Token, options: readonly Option[]): boolean {
	if (token.value === "" || token.value.startsWith("//")) return options.some(({ positional }) => positional);
	return false;
}
