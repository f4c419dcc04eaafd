import {
	type APIApplicationCommandBasicOption,
	type APIApplicationCommandSubcommandOption,
	ApplicationCommandOptionType,
	ApplicationIntegrationType,
	InteractionContextType,
	Locale,
	PermissionFlagsBits,
} from "discord.js";
import { say } from "../../domain/core/messages/say.ts";
import { roleAllows } from "../../domain/core/permissions/roles.ts";
import type { Command } from "../commands/define-command.ts";
import { inWords } from "../commands/in-words.ts";
import { listOptions, type Option } from "../commands/option.ts";
import { clipText } from "../rendering/clip-text.ts";
import { checkDefinitions } from "./check-definitions.ts";
import type { Definition } from "./definition.ts";
import { DISCORD_LIMITS as LIMITS } from "./limits.ts";

/**
 * The application commands that Discord is told: "noun verb" becomes a subcommand of its noun, a single word stands alone. Usable in servers only.
 * What only managers of a shop can use is shown to who manages the server, until the server's admins show it to others; whoever is shown it, our own
 * permissions decide.
 * Throws when the commands break a limit of Discord: that is a mistake of ours, found by the tests.
 */
export function buildDefinitions(commands: readonly Command[]): Definition[] {
	const definitions: Definition[] = [];
	for (const [noun, members] of groupByNoun(commands)) {
		const [first] = members;
		const alone = members.length === 1 && first && !first.name.includes(" ");
		const verbs = members.map(({ name }) => name.split(" ")[1] ?? "");
		definitions.push({
			name: noun,
			...describe(alone ? first.summary : clipText(say.nounSummary({ noun, verbs }), LIMITS.commandDescription)),
			options: alone ? buildOptions(first) : members.map((command, at) => buildSubcommand(command, verbs[at] ?? "")),
			contexts: [InteractionContextType.Guild],
			integration_types: [ApplicationIntegrationType.GuildInstall],
			default_member_permissions: members.every(isForManagers) ? PermissionFlagsBits.ManageGuild.toString() : null,
		});
	}
	checkDefinitions(definitions);
	return definitions;
}

/** Known by the whole noun alone: Discord shows a command with all its verbs, or not. */
function isForManagers({ needs }: Command): boolean {
	return typeof needs !== "string" && !roleAllows("staff", needs);
}

/** In the languages that Discord's people may have set; English where it is another. */
function describe(description: string) {
	return { description, description_localizations: { [Locale.German]: inWords(description, "de") } };
}

function groupByNoun(commands: readonly Command[]): Map<string, Command[]> {
	const groups = new Map<string, Command[]>();
	for (const command of commands) {
		const [noun = ""] = command.name.split(" ");
		groups.set(noun, [...(groups.get(noun) ?? []), command]);
	}
	return groups;
}

function buildSubcommand(command: Command, verb: string): APIApplicationCommandSubcommandOption {
	return { type: ApplicationCommandOptionType.Subcommand, name: verb, ...describe(command.summary), options: buildOptions(command) };
}

/** Discord wants required options first; among equals the command's own order stays. */
function buildOptions(command: Command): APIApplicationCommandBasicOption[] {
	const options = listOptions(command.input);
	return [...options.filter(({ required }) => required), ...options.filter(({ required }) => !required)].map(buildOption);
}

function buildOption({ name, description, required, kind, choices, suggest, min, max }: Option): APIApplicationCommandBasicOption {
	const base = { name, ...describe(description), required };
	switch (kind) {
		case "file":
			return { ...base, type: ApplicationCommandOptionType.Attachment };
		case "integer":
			return {
				...base,
				type: ApplicationCommandOptionType.Integer,
				...(min === undefined ? {} : { min_value: min }),
				...(max === undefined ? {} : { max_value: max }),
			};
		case "choice":
			return { ...base, type: ApplicationCommandOptionType.String, choices: (choices ?? []).map((choice) => ({ name: choice, value: choice })) };
		case "role":
			return { ...base, type: ApplicationCommandOptionType.Role };
		case "text":
			return suggest ? { ...base, type: ApplicationCommandOptionType.String, autocomplete: true } : { ...base, type: ApplicationCommandOptionType.String };
	}
}
