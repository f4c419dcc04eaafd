import { ActionRowBuilder, ButtonBuilder, ButtonStyle, DiscordAPIError, type Interaction, SlashCommandBuilder } from "discord.js";
import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";
import { type Discord, startDiscord } from "../support/discord/start-discord.ts";
import type { Channel, Guild, Member } from "../support/discord/world.ts";
import { startTinyDiscordBot } from "./tiny-discord-bot.ts";

const price = new SlashCommandBuilder()
	.setName("price")
	.setDescription("Prices")
	.addSubcommand((set) =>
		set
			.setName("set")
			.setDescription("Sets a price")
			.addStringOption((option) => option.setName("sku").setDescription("Which").setRequired(true).setAutocomplete(true))
			.addIntegerOption((option) => option.setName("count").setDescription("How many").setMinValue(1))
			.addAttachmentOption((option) => option.setName("file").setDescription("A file")),
	)
	.toJSON();

interface Table {
	discord: Discord;
	guild: Guild;
	channel: Channel;
	member: Member;
	bot: Awaited<ReturnType<typeof startTinyDiscordBot>>;
	/** What the bot does with an interaction; nothing before each test. */
	answer: (interaction: Interaction) => Promise<unknown>;
	place: () => { by: Member; in: Channel };
}

/** For one test file: an emulator, a guild and a real client that has registered `/price set`. */
export function useTinyDiscordBot(): Table {
	const table = {} as Table;
	table.place = () => ({ by: table.member, in: table.channel });
	beforeAll(async () => {
		table.discord = await startDiscord();
		table.guild = table.discord.addGuild({ channels: ["general", "sales"] });
		table.channel = table.guild.channels[0] as Channel;
		table.member = table.discord.addMember(table.guild, { manageServer: true, locale: "de" });
		table.bot = await startTinyDiscordBot(table.discord, (interaction) => table.answer(interaction));
		await table.bot.client.application?.commands.set([price]);
	});
	afterAll(async () => {
		await table.bot.stop();
		await table.discord.close();
	});
	beforeEach(() => {
		table.answer = async () => {};
	});
	afterEach(() => {
		table.discord.limits.ackMs = 3000;
		table.discord.violations.length = 0;
		table.bot.errors.length = 0;
	});
	return table;
}

/** Discord's refusal of a request; throws when it was not refused. */
export async function refusal(run: Promise<unknown>): Promise<DiscordAPIError> {
	const error = await run.then(
		() => undefined,
		(error: unknown) => error,
	);
	if (!(error instanceof DiscordAPIError)) throw new Error(`No refusal: ${String(error)}`);
	return error;
}

export function button(id: string, label: string): ButtonBuilder {
	return new ButtonBuilder().setCustomId(id).setLabel(label).setStyle(ButtonStyle.Primary);
}

export function row(...buttons: ButtonBuilder[]): ActionRowBuilder<ButtonBuilder> {
	return new ActionRowBuilder<ButtonBuilder>().addComponents(...buttons);
}
