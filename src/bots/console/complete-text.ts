import { DomainError } from "../../domain/core/errors.ts";
import type { Caller } from "../caller.ts";
import type { Completer } from "../commands/complete.ts";
import type { Command } from "../commands/define-command.ts";
import { inWords } from "../commands/in-words.ts";
import { listOptions, type Option } from "../commands/option.ts";
import { quoteValue } from "../commands/quote-value.ts";
import { tokenize } from "../commands/tokenize.ts";
import { currentWord } from "./current-word.ts";

interface TextSuggestion {
	label: string;
	/** One line about it; may be empty. */
	detail: string;
	/** What replaces the text from `from` on. */
	value: string;
}

interface Completion {
	from: number;
	suggestions: TextSuggestion[];
}

interface CompleteOptions {
	commands: readonly Command[];
	complete: Completer;
	caller: Caller;
}

const LIMIT = 20;

/** What may come next where a command is being typed: a command's name, an option or a value. */
export async function completeText(text: string, { commands, complete, caller }: CompleteOptions): Promise<Completion> {
	const lead = /^\s*\/?(omni\s+)?/i.exec(text)?.[0].length ?? 0;
	const words = text.slice(lead);
	const command = commands.find(({ name }) => namePattern(name).test(words));
	if (!command) return { from: 0, suggestions: suggestCommands(words, commands) };

	const afterName = lead + (namePattern(command.name).exec(words)?.[0].length ?? 0);
	const rest = text.slice(afterName);
	const word = currentWord(rest);
	const options = listOptions(command.input);
	const open = openOptions(options, rest.slice(0, word.start));
	const named = options.find(({ name }) => name === word.name);
	const from = afterName + word.start;
	if (named)
		return {
			from,
			suggestions: await suggestValues(named, word.value, `${named.name}:`, {
				complete,
				caller,
			}),
		};
	const [next] = open.filter(({ positional }) => positional);
	return {
		from,
		suggestions: [
			...(next ? await suggestValues(next, word.value, "", { complete, caller }) : []),
			...open.filter(({ name }) => name.startsWith(word.value.toLowerCase())).map(toNameSuggestion),
		],
	};
}

/** A name counts as typed once a space follows it. */
function namePattern(name: string): RegExp {
	return new RegExp(`^${name.replace(" ", "\\s+")}\\s+`, "i");
}

function suggestCommands(typed: string, commands: readonly Command[]): TextSuggestion[] {
	const wanted = typed.toLowerCase().replace(/\s+/g, " ");
	const rank = ({ name }: Command) => (name.startsWith(wanted) ? 0 : 1);
	return commands
		.filter(({ name }) => name.includes(wanted))
		.sort((a, b) => rank(a) - rank(b))
		.map(({ name, summary }) => ({
			label: `/${name}`,
			detail: inWords(summary),
			value: `/${name} `,
		}));
}

/** Options that the words before did not give, by name or by position. */
function openOptions(options: readonly Option[], before: string): Option[] {
	const tokens = tokenize(before);
	const named = new Set(tokens.map(({ name }) => name));
	const bare = tokens.filter(({ name }) => !options.some((option) => option.name === name)).length;
	const unnamed = options.filter(({ name }) => !named.has(name));
	const filled = unnamed.filter(({ positional }) => positional).slice(0, bare);
	return unnamed.filter((option) => !filled.includes(option));
}

async function suggestValues(
	option: Option,
	typed: string,
	prefix: string,
	{ complete, caller }: Omit<CompleteOptions, "commands">,
): Promise<TextSuggestion[]> {
	const toText = (value: string) => `${prefix}${quoteValue(value)} `;
	if (option.choices) {
		const wanted = typed.toLowerCase();
		return option.choices
			.filter((choice) => choice.startsWith(wanted))
			.map((choice) => ({
				label: choice,
				detail: option.description,
				value: toText(choice),
			}));
	}
	if (!option.suggest) return [];
	try {
		const found = await complete(caller, option.suggest, typed, LIMIT);
		return found.map(({ label, value }) => ({
			label,
			detail: value,
			value: option.rest ? `${prefix}${value} ` : toText(value),
		}));
	} catch (error) {
		// No shop yet, or not a member: the command itself will say so.
		if (error instanceof DomainError) return [];
		throw error;
	}
}

function toNameSuggestion({ name, description }: Option): TextSuggestion {
	return { label: `${name}:`, detail: description, value: `${name}:` };
}
