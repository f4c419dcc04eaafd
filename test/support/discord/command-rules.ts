import { type Json, listOf } from "../emulator/json.ts";
import type { Problem } from "./api-answer.ts";
import { checkCount, checkText, checkUnique, lengthOf } from "./text-length.ts";

/** discord.com/developers/docs/interactions/application-commands#application-command-object-application-command-naming */
const namePattern = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

/** What Discord says against a command's definition, whether or not its OpenAPI document is at hand. */
export function checkCommand(command: Json): Problem[] {
	const isChatInput = (command.type ?? 1) === 1;
	const problems = isChatInput
		? [...checkName(command, ""), ...checkText("description", command.description, { min: 1, max: 100 })]
		: checkText("name", command.name, { min: 1, max: 32 });
	problems.push(...checkOptions(listOf(command.options), "options", 0));
	const size = sizeOf(command);
	if (size > 8000) {
		problems.push({ where: "", code: "APPLICATION_COMMAND_TOO_LARGE", message: `Command exceeds maximum size of 8000 (${size})` });
	}
	return problems;
}

function checkOptions(options: Json[], where: string, level: number): Problem[] {
	const problems = [
		...checkCount(where, options, { max: 25 }),
		...checkUnique(
			where,
			options.map((option) => option.name),
			"APPLICATION_COMMAND_OPTIONS_NAME_INVALID",
			"Option name is not unique",
		),
	];
	const nests = options.filter(isSubcommand).length;
	if (nests > 0 && nests < options.length) {
		problems.push({
			where,
			code: "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
			message: "Sub-command and sub-command group option types are mutually exclusive to all other types",
		});
	}
	let optionalSeen = false;
	for (const [index, option] of options.entries()) {
		const at = `${where}.${index}`;
		problems.push(...checkName(option, at), ...checkText(`${at}.description`, option.description, { min: 1, max: 100 }));
		problems.push(...checkChoices(option, at));
		if (isSubcommand(option)) {
			const deepest = option.type === 2 ? 0 : 1;
			if (level > deepest) problems.push({ where: at, code: "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", message: "Invalid sub-command nesting" });
			problems.push(...checkOptions(listOf(option.options), `${at}.options`, level + 1));
		} else if (option.required === true) {
			if (optionalSeen)
				problems.push({
					where: at,
					code: "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
					message: "Required options must be placed before non-required options",
				});
		} else optionalSeen = true;
	}
	return problems;
}

function checkName(named: Json, where: string): Problem[] {
	const prefix = where ? `${where}.` : "";
	const names: [string, unknown][] = [[`${prefix}name`, named.name]];
	for (const [locale, name] of Object.entries((named.name_localizations as Json | null) ?? {})) names.push([`${prefix}name_localizations.${locale}`, name]);
	const problems = names.flatMap(([at, name]) => {
		if (typeof name === "string" && namePattern.test(name) && name === name.toLowerCase()) return [];
		return [{ where: at, code: "APPLICATION_COMMAND_INVALID_NAME", message: `Command name is invalid: ${String(name)}` }];
	});
	for (const [locale, text] of Object.entries((named.description_localizations as Json | null) ?? {})) {
		problems.push(
			...checkText(`${prefix}description_localizations.${locale}`, text, { min: 1, max: 100 }).map((problem) => ({ code: "BASE_TYPE_BAD", ...problem })),
		);
	}
	return problems;
}

function checkChoices(option: Json, where: string): Problem[] {
	const choices = listOf(option.choices);
	if (choices.length > 0 && option.autocomplete === true) {
		return [{ where, code: "APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_INVALID", message: "Choices and autocomplete exclude each other" }];
	}
	return [
		...checkCount(`${where}.choices`, choices, { max: 25 }),
		...choices.flatMap((choice, index) => [
			...checkText(`${where}.choices.${index}.name`, choice.name, { min: 1, max: 100 }),
			...(option.type === 3 ? checkText(`${where}.choices.${index}.value`, choice.value, { min: 1, max: 100 }) : []),
		]),
	];
}

function isSubcommand(option: Json): boolean {
	return option.type === 1 || option.type === 2;
}

/** Names, descriptions and values in all, the longest localisation of each (same page, "combined maximum of 8000 characters"). */
function sizeOf(node: Json): number {
	const longest = (key: string) => {
		const all = [node[key], ...Object.values((node[`${key}_localizations`] as Json | null) ?? {})];
		return Math.max(0, ...all.map((text) => (typeof text === "string" ? lengthOf(text) : 0)));
	};
	const value = node.value === undefined ? 0 : lengthOf(String(node.value));
	const below = [...listOf(node.options), ...listOf(node.choices)].reduce((sum, child) => sum + sizeOf(child), 0);
	return longest("name") + longest("description") + value + below;
}
