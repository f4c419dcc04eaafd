import { type APIApplicationCommandOption, ApplicationCommandOptionType } from "discord.js";
import type { Definition } from "./definition.ts";
import { DISCORD_LIMITS as LIMITS } from "./limits.ts";

type Part = Definition | APIApplicationCommandOption;

/** Source: discord.com/developers/docs, application command naming. */
const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

/** Throws an Error that names the first definition which Discord would refuse; its own answer would name an index. */
export function checkDefinitions(definitions: readonly Definition[]): void {
	check(definitions.length <= LIMITS.commands, "commands", `more than ${LIMITS.commands}`);
	check(new Set(definitions.map(({ name }) => name)).size === definitions.length, "commands", "two of one name");
	for (const definition of definitions) {
		checkPart(definition, `/${definition.name}`);
		check(totalLength(definition) <= LIMITS.commandTotal, `/${definition.name}`, `more than ${LIMITS.commandTotal} characters in all`);
	}
}

function checkPart(part: Part, path: string): void {
	check(NAME.test(part.name) && part.name === part.name.toLowerCase(), path, "not a name that Discord takes");
	for (const { length } of descriptionsOf(part)) check(length >= 1 && length <= LIMITS.commandDescription, path, `description of ${length} characters`);
	const options = childrenOf(part);
	check(options.length <= LIMITS.options, path, `more than ${LIMITS.options} options`);
	check(new Set(options.map(({ name }) => name)).size === options.length, path, "two options of one name");
	const choices = choicesOf(part);
	check(choices.length <= LIMITS.choices, path, `more than ${LIMITS.choices} choices`);
	for (const { name, value } of choices) check(name.length <= LIMITS.choiceName && value.length <= LIMITS.choiceValue, path, `choice ${name} is too long`);
	for (const option of options) checkPart(option, `${path} ${option.name}`);
}

function childrenOf(part: Part): readonly APIApplicationCommandOption[] {
	return "options" in part ? (part.options ?? []) : [];
}

function choicesOf(part: Part): readonly { name: string; value: string }[] {
	return part.type === ApplicationCommandOptionType.String && "choices" in part ? (part.choices ?? []) : [];
}

function descriptionsOf(part: Part): string[] {
	return [part.description ?? "", ...Object.values(part.description_localizations ?? {}).map((description) => description ?? "")];
}

/** Of a description in several languages Discord counts the longest. */
function totalLength(part: Part): number {
	const own = part.name.length + Math.max(...descriptionsOf(part).map(({ length }) => length));
	const choices = choicesOf(part).reduce((sum, { name, value }) => sum + name.length + value.length, 0);
	return childrenOf(part).reduce((sum, option) => sum + totalLength(option), own + choices);
}

function check(holds: boolean, path: string, problem: string): void {
	if (!holds) throw new Error(`Discord would refuse ${path}: ${problem}`);
}
