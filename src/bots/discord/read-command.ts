import { type ChatInputCommandInteraction, type CommandInteractionOption, ApplicationCommandOptionType as Kind } from "discord.js";
import type { RawValue } from "../commands/option.ts";
import { attachmentInput } from "./attachment-input.ts";

/** The command's name in our words, and its options as a person would have typed them. */
export function readCommand(interaction: ChatInputCommandInteraction): { name: string; raw: Record<string, RawValue> } {
	const verb = interaction.options.getSubcommand(false);
	const [outer] = interaction.options.data;
	const options = outer?.type === Kind.Subcommand ? (outer.options ?? []) : interaction.options.data;
	const raw: Record<string, RawValue> = {};
	for (const option of options) {
		const value = readOption(option, interaction.guildId);
		if (value !== null) raw[option.name] = value;
	}
	return { name: verb ? `${interaction.commandName} ${verb}` : interaction.commandName, raw };
}

function readOption(option: CommandInteractionOption, guildId: string | null): RawValue | null {
	if (option.attachment) return attachmentInput(option.attachment);
	// The role that everybody has bears the server's id.
	if (option.role) return option.role.id === guildId ? "@everyone" : `<@&${option.role.id}|@${option.role.name.replace(/[|<>]/g, " ")}>`;
	return option.value === undefined ? null : String(option.value);
}
