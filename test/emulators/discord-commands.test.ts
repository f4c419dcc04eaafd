import { setTimeout as sleep } from "node:timers/promises";
import { AttachmentBuilder, EmbedBuilder, MessageFlags } from "discord.js";
import { describe, expect, it } from "vitest";
import { refusal, useTinyDiscordBot } from "./use-tiny-discord-bot.ts";

const t = useTinyDiscordBot();

describe("registration", () => {
	it("keeps a definition and lists it as Discord does", async () => {
		const [command] = [...((await t.bot.client.application?.commands.fetch({ withLocalizations: true }))?.values() ?? [])];
		expect(command?.options[0]).toMatchObject({
			name: "set",
			options: [{ name: "sku", required: true, autocomplete: true }, { name: "count" }, { name: "file" }],
		});
		expect(t.discord.writes("/commands")).toHaveLength(1);
	});

	it.each([
		["26 options", { options: Array.from({ length: 26 }, (_, index) => ({ type: 3, name: `o${index}`, description: "x" })) }],
		["an upper-case name", { name: "Price" }],
		["a name with a space", { name: "price set" }],
		["a description of 101 characters", { description: "x".repeat(101) }],
		["a missing description", { description: undefined }],
		[
			"a required option after an optional one",
			{
				options: [
					{ type: 3, name: "a", description: "x" },
					{ type: 3, name: "b", description: "x", required: true },
				],
			},
		],
		[
			"26 choices",
			{ options: [{ type: 3, name: "a", description: "x", choices: Array.from({ length: 26 }, (_, index) => ({ name: `${index}`, value: `${index}` })) }] },
		],
		["choices and autocomplete", { options: [{ type: 3, name: "a", description: "x", autocomplete: true, choices: [{ name: "1", value: "1" }] }] }],
		[
			"two options of one name",
			{
				options: [
					{ type: 3, name: "a", description: "x" },
					{ type: 4, name: "a", description: "x" },
				],
			},
		],
		[
			"a subcommand beside an option",
			{
				options: [
					{ type: 1, name: "a", description: "x" },
					{ type: 3, name: "b", description: "x" },
				],
			},
		],
		[
			"more than 8,000 characters",
			{
				options: Array.from({ length: 4 }, (_, o) => ({
					type: 3,
					name: `o${o}`,
					description: "x",
					choices: Array.from({ length: 25 }, (_, c) => ({ name: "n".repeat(97) + String(c + 10), value: String(c) })),
				})),
			},
		],
	])("refuses %s", async (_what, change) => {
		const error = await refusal(
			t.bot.client.rest.post(`/applications/${t.discord.applicationId}/commands`, { body: { name: "x", description: "x", ...change } }),
		);
		expect(error).toMatchObject({ status: 400, code: 50035 });
		expect(t.discord.violations).toHaveLength(1);
	});

	it("refuses the 101st command and a wrong token", async () => {
		const commands = Array.from({ length: 101 }, (_, index) => ({ name: `c${index}`, description: "x" }));
		expect(await refusal(t.bot.client.rest.put(`/applications/${t.discord.applicationId}/commands`, { body: commands }))).toMatchObject({
			status: 400,
			code: 30032,
		});
		const response = await fetch(`${t.discord.url}/v10/applications/${t.discord.applicationId}/commands`, { headers: { authorization: "Bot wrong" } });
		expect(response.status).toBe(401);
	});

	it("overwrites by name without a new id, and counts creates in a guild", async () => {
		const inGuild = async (name: string) => (await t.bot.client.application?.commands.create({ name, description: "x" }, t.guild.id))?.id;
		expect(await inGuild("one")).toBe(await inGuild("one"));
		const statuses = t.discord.writes(`/guilds/${t.guild.id}/commands`).map((call) => call.status);
		expect(statuses).toEqual([201, 200]);
		await t.bot.client.application?.commands.delete((await inGuild("one")) ?? "", t.guild.id);
		expect(t.discord.commands(t.guild.id)).toEqual([]);
	});
});
describe("commands", () => {
	it("carries typed options, a file, the member's rights and the locale", async () => {
		let seen: unknown;
		t.answer = async (interaction) => {
			if (!interaction.isChatInputCommand()) return;
			const file = interaction.options.getAttachment("file", true);
			const text = await (await fetch(file.url)).text();
			seen = {
				path: [interaction.commandName, interaction.options.getSubcommand()],
				sku: interaction.options.getString("sku"),
				count: interaction.options.getInteger("count"),
				text,
				manages: interaction.memberPermissions?.has("ManageGuild"),
				locale: interaction.locale,
				guild: interaction.guild?.name,
				channel: interaction.channelId,
				name: interaction.user.displayName,
			};
			await interaction.reply({ content: "ok", flags: MessageFlags.Ephemeral });
		};
		const sent = t.discord.command(t.place(), "/price set", { sku: "A-1", count: 3, file: { name: "a.csv", content: "sku\nA-1\n" } });
		const reply = await t.discord.reply(sent.id);
		expect(seen).toEqual({
			path: ["price", "set"],
			sku: "A-1",
			count: 3,
			text: "sku\nA-1\n",
			manages: true,
			locale: "de",
			guild: t.guild.name,
			channel: t.channel.id,
			name: t.member.user.global_name,
		});
		expect(reply).toMatchObject({ ephemeralFor: t.member.user.id, data: { content: "ok" } });
		expect(t.discord.messages(t.channel.id)).not.toContain(reply);
		expect(t.discord.messages(t.channel.id, { seenBy: t.member.user.id })).toContain(reply);
		expect(t.discord.violations).toEqual([]);
	});

	it("throws for what the client would not send", () => {
		expect(() => t.discord.command(t.place(), "/nothing")).toThrow("not registered");
		expect(() => t.discord.command(t.place(), "/price set", {})).toThrow("needs the option sku");
		expect(() => t.discord.command(t.place(), "/price set", { sku: "A-1", count: 0 })).toThrow("out of its range");
		expect(() => t.discord.command(t.place(), "/price set", { sku: "A-1", colour: "red" })).toThrow("no option colour");
	});

	it("fills a deferred answer with its first edit, keeps it private and takes files", async () => {
		t.answer = async (interaction) => {
			if (!interaction.isChatInputCommand()) return;
			await interaction.deferReply({ flags: MessageFlags.Ephemeral });
			await interaction.editReply({
				content: "half",
				embeds: [new EmbedBuilder().setTitle("T").setImage("attachment://a.png")],
				files: [new AttachmentBuilder(Buffer.from("png"), { name: "a.png", description: "alt" })],
			});
			await interaction.editReply({ content: "done" });
			await interaction.followUp({ content: "to all" });
		};
		const sent = t.discord.command(t.place(), "/price set", { sku: "A-1" });
		const last = await t.discord.reply(sent.id, { until: (message) => message.data.content === "to all" });
		expect(last.ephemeralFor).toBeNull();
		const [first] = t.discord.replies(sent.id);
		expect(first).toMatchObject({ ephemeralFor: t.member.user.id, data: { content: "done", attachments: [{ filename: "a.png", description: "alt" }] } });
		expect(first?.history.map((state) => state.content)).toEqual(["half"]);
		expect(first && t.discord.fileOf(first, "a.png")?.toString()).toBe("png");
		expect(first?.data.embeds[0]?.image?.url).toMatch(/^http:\/\/127.*a\.png/);
		expect(t.bot.errors).toEqual([]);
	});

	it("makes the first follow-up to a deferred answer fill that answer, private as it was", async () => {
		t.answer = async (interaction) => {
			if (!interaction.isChatInputCommand()) return;
			await interaction.deferReply({ flags: MessageFlags.Ephemeral });
			await interaction.followUp({ content: "meant for all" });
		};
		const sent = t.discord.command(t.place(), "/price set", { sku: "A-1" });
		expect((await t.discord.reply(sent.id)).ephemeralFor).toBe(t.member.user.id);
		expect(t.discord.replies(sent.id)).toHaveLength(1);
	});

	it("refuses an answer after the time is up, and a second answer", async () => {
		t.discord.limits.ackMs = 400;
		t.answer = async (interaction) => {
			if (!interaction.isChatInputCommand()) return;
			await sleep(500);
			await interaction.reply("late");
		};
		const late = t.discord.command(t.place(), "/price set", { sku: "A-1" });
		await expect(t.discord.reply(late.id)).rejects.toThrow("not answered within 400 ms");
		await t.discord.waitFor(() => t.bot.errors[0], "the bot's error");
		expect(t.bot.errors).toMatchObject([{ code: 10062, status: 404 }]);
		expect(t.discord.violations.map((one) => one.message)).toEqual(["Not answered within 400 ms", expect.stringMatching(/^Answered \d+ ms after/)]);

		t.discord.limits.ackMs = 3000;
		t.answer = async (interaction) => {
			if (!interaction.isChatInputCommand()) return;
			await interaction.reply("one");
			await t.bot.client.rest.post(`/interactions/${interaction.id}/${interaction.token}/callback`, {
				body: { type: 4, data: { content: "two" } },
				auth: false,
			});
		};
		const twice = t.discord.command(t.place(), "/price set", { sku: "A-1" });
		await t.discord.reply(twice.id);
		await t.discord.waitFor(() => t.bot.errors[1], "the bot's error");
		expect(t.bot.errors[1]).toMatchObject({ code: 40060 });
	});

	it("completes an option and refuses 26 choices", async () => {
		t.answer = async (interaction) => {
			if (!interaction.isAutocomplete()) return;
			const { name, value } = interaction.options.getFocused(true);
			await interaction.respond(Array.from({ length: value === "many" ? 26 : 2 }, (_, index) => ({ name: `${name} ${value} ${index}`, value: `${index}` })));
		};
		expect(await t.discord.autocomplete(t.place(), "/price set", "sku", { sku: "Cha" })).toEqual([
			{ name: "sku Cha 0", value: "0" },
			{ name: "sku Cha 1", value: "1" },
		]);
		t.discord.limits.ackMs = 400;
		await expect(t.discord.autocomplete(t.place(), "/price set", "sku", { sku: "many" })).rejects.toThrow("not answered");
		expect(t.bot.errors).toMatchObject([{ code: 50035 }]);
	});
});
