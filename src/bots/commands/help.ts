import { z } from "zod";
import { LANGUAGES } from "../../domain/core/messages/languages.ts";
import { say } from "../../domain/core/messages/say.ts";
import { nearest } from "../../domain/core/nearest.ts";
import type { Reply } from "../../domain/core/reply.ts";
import { type Command, defineCommand } from "./define-command.ts";
import { GERMAN_COMMANDS } from "./german-names.ts";
import { inWords } from "./in-words.ts";
import { listOptions, optionalText } from "./option.ts";

/** /help over all commands, itself included. Words of any of the languages find them. */
export function help(listCommands: () => readonly Command[]): Command {
	return defineCommand({
		name: "help",
		summary: "List the commands, or show one with its options and examples",
		examples: ["/help", "/help price set"],
		input: z.strictObject({ words: optionalText("A command, or words about it", { positional: true, rest: true, suggest: "command" }) }),
		needs: "nothing",
		audience: "private",
		async run(_scope, { words = "" }) {
			const wanted = words.toLowerCase().replace(/^\//, "");
			const all = listCommands();
			const exact = all.find(({ name }) => name === wanted);
			if (exact) return showOne(exact);
			const typed = wanted.split(/\s+/);
			const found = all.filter((command) => isAbout(command, typed));
			const [only] = found;
			if (found.length === 1 && only) return showOne(only);
			const near = nearest(
				wanted,
				all.map(({ name }) => name),
			);
			if (found.length === 0) return { text: say.helpNone({ words, near: near === null ? null : `/${near}` }), audience: "private" };
			return {
				title: say.helpTitle(),
				text: say.helpText({ count: found.length }),
				rows: { columns: say.helpColumns(), rows: found.map(({ name, summary }) => [`/${name}`, inWords(summary)]) },
				audience: "private",
			};
		},
	});
}

/** Whether each of the words stands in a command's name, or in what it says of itself in any of the languages. */
function isAbout({ name, summary }: Command, words: readonly string[]): boolean {
	const said = [name, ...LANGUAGES.map((language) => inWords(summary, language))].join(" ").toLowerCase();
	return words.every((word) => said.includes(stem(word)) || name.split(" ").includes(GERMAN_COMMANDS.get(word) ?? ""));
}

/** "prices" as "price", "verkaufen" as "verkauf": what words of one stem begin with. */
function stem(word: string): string {
	return word.length > 5 ? word.replace(/(?:en|e|s)$/, "") : word;
}

function showOne(command: Command): Reply {
	const options = listOptions(command.input);
	return {
		title: `/${command.name}`,
		text: inWords(command.summary),
		...(options.length > 0 && {
			rows: {
				columns: say.helpOptionColumns(),
				rows: options.map(({ name, description, required, choices }) => {
					const described = choices ? `${description}: ${choices.join(", ")}` : description;
					return [name, required ? described : say.optional({ description: described })];
				}),
			},
		}),
		fields: [{ name: say.helpExamples(), value: command.examples.join("\n") }],
		audience: "private",
	};
}
