import type { AutocompleteInteraction } from "discord.js";
import type { Completer, Suggestion } from "../commands/complete.ts";
import type { Command } from "../commands/define-command.ts";
import { listOptions } from "../commands/option.ts";
import { inTime } from "../in-time.ts";
import { fitSuggestions } from "../rendering/fit-suggestions.ts";
import { callerOf } from "./caller-of.ts";
import { DISCORD_LIMITS as LIMITS } from "./limits.ts";

/** Offers what the person may mean. Never throws: without an answer in time the list stays empty, and anything may still be typed. */
export async function answerAutocomplete(interaction: AutocompleteInteraction, commands: readonly Command[], complete: Completer): Promise<void> {
	const found = await inTime(lookUp(interaction, commands, complete), LIMITS.autocomplete, new Error("late")).catch(() => []);
	const offers = fitSuggestions(found, { label: LIMITS.choiceName, value: LIMITS.choiceValue, most: LIMITS.choices });
	await interaction.respond(offers.map(({ label, value }) => ({ name: label, value }))).catch(() => {});
}

async function lookUp(interaction: AutocompleteInteraction, commands: readonly Command[], complete: Completer): Promise<Suggestion[]> {
	const caller = callerOf(interaction);
	const verb = interaction.options.getSubcommand(false);
	const name = verb ? `${interaction.commandName} ${verb}` : interaction.commandName;
	const command = commands.find((known) => known.name === name);
	const focused = interaction.options.getFocused(true);
	const option = command && listOptions(command.input).find((known) => known.name === focused.name);
	if (!caller || !option?.suggest) return [];
	return complete(caller, option.suggest, String(focused.value), LIMITS.choices);
}
