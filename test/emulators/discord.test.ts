import { setTimeout as sleep } from "node:timers/promises";
import {
	ActionRowBuilder,
	AttachmentBuilder,
	ButtonBuilder,
	ButtonStyle,
	DiscordAPIError,
	EmbedBuilder,
	GatewayIntentBits,
	type Interaction,
	MessageFlags,
	ModalBuilder,
	SlashCommandBuilder,
	TextInputBuilder,
	TextInputStyle,
} from "discord.js";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
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

const button = (id: string, label: string) => new ButtonBuilder().setCustomId(id).setLabel(label).setStyle(ButtonStyle.Primary);
const row = (...buttons: ButtonBuilder[]) => new ActionRowBuilder<ButtonBuilder>().addComponents(...buttons);

describe("the Discord emulator", () => {
	let discord: Discord;
	let guild: Guild;
	let channel: Channel;
	let member: Member;
	let bot: Awaited<ReturnType<typeof startTinyDiscordBot>>;
	let answer: (interaction: Interaction) => Promise<unknown>;

	beforeAll(async () => {
		discord = await startDiscord({ ackMs: 400 });
		guild = discord.addGuild({ channels: ["general", "sales"] });
		channel = guild.channels[0] as Channel;
		member = discord.addMember(guild, { manageServer: true, locale: "de" });
		bot = await startTinyDiscordBot(discord, (interaction) => answer(interaction));
		await bot.client.application?.commands.set([price]);
	});
	afterAll(async () => {
		await bot.stop();
		await discord.close();
	});
	beforeEach(() => {
		answer = async () => {};
	});
	afterEach(() => {
		discord.violations.length = 0;
		bot.errors.length = 0;
	});

	const place = () => ({ by: member, in: channel });
	const refusal = async (run: Promise<unknown>) => {
		const error = await run.then(
			() => undefined,
			(error: unknown) => error,
		);
		if (!(error instanceof DiscordAPIError)) throw new Error(`No refusal: ${String(error)}`);
		return error;
	};

	describe("registration", () => {
		it("keeps a definition and lists it as Discord does", async () => {
			const [command] = [...((await bot.client.application?.commands.fetch({ withLocalizations: true }))?.values() ?? [])];
			expect(command?.options[0]).toMatchObject({
				name: "set",
				options: [{ name: "sku", required: true, autocomplete: true }, { name: "count" }, { name: "file" }],
			});
			expect(discord.writes("/commands")).toHaveLength(1);
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
				bot.client.rest.post(`/applications/${discord.applicationId}/commands`, { body: { name: "x", description: "x", ...change } }),
			);
			expect(error).toMatchObject({ status: 400, code: 50035 });
			expect(discord.violations).toHaveLength(1);
		});

		it("refuses the 101st command and a wrong token", async () => {
			const commands = Array.from({ length: 101 }, (_, index) => ({ name: `c${index}`, description: "x" }));
			expect(await refusal(bot.client.rest.put(`/applications/${discord.applicationId}/commands`, { body: commands }))).toMatchObject({
				status: 400,
				code: 30032,
			});
			const response = await fetch(`${discord.url}/v10/applications/${discord.applicationId}/commands`, { headers: { authorization: "Bot wrong" } });
			expect(response.status).toBe(401);
		});

		it("overwrites by name without a new id, and counts creates in a guild", async () => {
			const inGuild = async (name: string) => (await bot.client.application?.commands.create({ name, description: "x" }, guild.id))?.id;
			expect(await inGuild("one")).toBe(await inGuild("one"));
			const statuses = discord.writes(`/guilds/${guild.id}/commands`).map((call) => call.status);
			expect(statuses).toEqual([201, 200]);
			await bot.client.application?.commands.delete((await inGuild("one")) ?? "", guild.id);
			expect(discord.commands(guild.id)).toEqual([]);
		});
	});

	describe("commands", () => {
		it("carries typed options, a file, the member's rights and the locale", async () => {
			let seen: unknown;
			answer = async (interaction) => {
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
			const sent = discord.command(place(), "/price set", { sku: "A-1", count: 3, file: { name: "a.csv", content: "sku\nA-1\n" } });
			const reply = await discord.reply(sent.id);
			expect(seen).toEqual({
				path: ["price", "set"],
				sku: "A-1",
				count: 3,
				text: "sku\nA-1\n",
				manages: true,
				locale: "de",
				guild: guild.name,
				channel: channel.id,
				name: member.user.global_name,
			});
			expect(reply).toMatchObject({ ephemeralFor: member.user.id, data: { content: "ok" } });
			expect(discord.messages(channel.id)).not.toContain(reply);
			expect(discord.messages(channel.id, { seenBy: member.user.id })).toContain(reply);
			expect(discord.violations).toEqual([]);
		});

		it("throws for what the client would not send", () => {
			expect(() => discord.command(place(), "/nothing")).toThrow("not registered");
			expect(() => discord.command(place(), "/price set", {})).toThrow("needs the option sku");
			expect(() => discord.command(place(), "/price set", { sku: "A-1", count: 0 })).toThrow("out of its range");
			expect(() => discord.command(place(), "/price set", { sku: "A-1", colour: "red" })).toThrow("no option colour");
		});

		it("fills a deferred answer with its first edit, keeps it private and takes files", async () => {
			answer = async (interaction) => {
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
			const sent = discord.command(place(), "/price set", { sku: "A-1" });
			const last = await discord.reply(sent.id, { until: (message) => message.data.content === "to all" });
			expect(last.ephemeralFor).toBeNull();
			const [first] = discord.replies(sent.id);
			expect(first).toMatchObject({ ephemeralFor: member.user.id, data: { content: "done", attachments: [{ filename: "a.png", description: "alt" }] } });
			expect(first?.history.map((state) => state.content)).toEqual(["half"]);
			expect(first && discord.fileOf(first, "a.png")?.toString()).toBe("png");
			expect(first?.data.embeds[0]?.image?.url).toMatch(/^http:\/\/127.*a\.png/);
			expect(bot.errors).toEqual([]);
		});

		it("makes the first follow-up to a deferred answer fill that answer, private as it was", async () => {
			answer = async (interaction) => {
				if (!interaction.isChatInputCommand()) return;
				await interaction.deferReply({ flags: MessageFlags.Ephemeral });
				await interaction.followUp({ content: "meant for all" });
			};
			const sent = discord.command(place(), "/price set", { sku: "A-1" });
			expect((await discord.reply(sent.id)).ephemeralFor).toBe(member.user.id);
			expect(discord.replies(sent.id)).toHaveLength(1);
		});

		it("refuses an answer after the time is up, and a second answer", async () => {
			answer = async (interaction) => {
				if (!interaction.isChatInputCommand()) return;
				await sleep(500);
				await interaction.reply("late");
			};
			const late = discord.command(place(), "/price set", { sku: "A-1" });
			await expect(discord.reply(late.id)).rejects.toThrow("not answered within 400 ms");
			await discord.waitFor(() => bot.errors[0], "the bot's error");
			expect(bot.errors).toMatchObject([{ code: 10062, status: 404 }]);
			expect(discord.violations.map((one) => one.message)).toEqual(["Not answered within 400 ms", expect.stringMatching(/^Answered \d+ ms after/)]);

			answer = async (interaction) => {
				if (!interaction.isChatInputCommand()) return;
				await interaction.reply("one");
				await bot.client.rest.post(`/interactions/${interaction.id}/${interaction.token}/callback`, {
					body: { type: 4, data: { content: "two" } },
					auth: false,
				});
			};
			const twice = discord.command(place(), "/price set", { sku: "A-1" });
			await discord.reply(twice.id);
			await discord.waitFor(() => bot.errors[1], "the bot's error");
			expect(bot.errors[1]).toMatchObject({ code: 40060 });
		});

		it("completes an option and refuses 26 choices", async () => {
			answer = async (interaction) => {
				if (!interaction.isAutocomplete()) return;
				const { name, value } = interaction.options.getFocused(true);
				await interaction.respond(Array.from({ length: value === "many" ? 26 : 2 }, (_, index) => ({ name: `${name} ${value} ${index}`, value: `${index}` })));
			};
			expect(await discord.autocomplete(place(), "/price set", "sku", { sku: "Cha" })).toEqual([
				{ name: "sku Cha 0", value: "0" },
				{ name: "sku Cha 1", value: "1" },
			]);
			await expect(discord.autocomplete(place(), "/price set", "sku", { sku: "many" })).rejects.toThrow("not answered");
			expect(bot.errors).toMatchObject([{ code: 50035 }]);
		});
	});

	describe("message bodies", () => {
		const eleven = Array.from({ length: 6 }, (_, index) => button(`b${index}`, `${index}`).toJSON());
		it.each([
			["2,001 characters", { content: "x".repeat(2001) }],
			["an empty message", { content: "" }],
			["buttons alone", { components: [row(button("a", "A")).toJSON()] }],
			["6 buttons in a row", { content: "x", components: [{ type: 1, components: eleven }] }],
			["6 rows", { content: "x", components: Array.from({ length: 6 }, (_, index) => row(button(`r${index}`, "A")).toJSON()) }],
			["one custom id twice", { content: "x", components: [row(button("a", "A"), button("a", "B")).toJSON()] }],
			[
				"a custom id of 101 characters",
				{ content: "x", components: [{ type: 1, components: [{ type: 2, style: 1, label: "A", custom_id: "x".repeat(101) }] }] },
			],
			["a button without a style", { content: "x", components: [{ type: 1, components: [{ type: 2, label: "A", custom_id: "x" }] }] }],
			["an embed title of 257 characters", { embeds: [{ title: "x".repeat(257) }] }],
			["26 fields", { embeds: [{ fields: Array.from({ length: 26 }, () => ({ name: "a", value: "b" })) }] }],
			["a blank field", { embeds: [{ fields: [{ name: "a", value: " " }] }] }],
			["6,001 characters in all embeds", { embeds: [{ description: "x".repeat(4000) }, { description: "x".repeat(2001) }] }],
			["an embed's picture that was not sent", { embeds: [{ title: "x", image: { url: "attachment://none.png" } }] }],
		])("refuses %s", async (_what, body) => {
			const error = await refusal(bot.client.rest.post(`/channels/${channel.id}/messages`, { body }));
			expect(error.status).toBe(400);
			expect(discord.violations).toHaveLength(1);
		});

		it("counts characters and not code units", async () => {
			await bot.client.rest.post(`/channels/${channel.id}/messages`, { body: { content: "🃏".repeat(2000) } });
			expect(discord.messages(channel.id).at(-1)?.data.content).toHaveLength(4000);
		});

		it("takes a file with a message and refuses too many bytes", async () => {
			const target = await bot.client.channels.fetch(channel.id);
			if (!target?.isSendable()) throw new Error("not sendable");
			const message = await target.send({ content: "report", files: [{ attachment: Buffer.from("a,b\n"), name: "r.csv" }] });
			await message.edit({ content: "report 2" });
			expect(discord.messages(channel.id).at(-1)?.data).toMatchObject({ content: "report 2", attachments: [{ filename: "r.csv", size: 4 }] });
			expect(await (await fetch(message.attachments.first()?.url ?? "")).text()).toBe("a,b\n");
			discord.expireAttachments();
			expect((await fetch(message.attachments.first()?.url ?? "")).status).toBe(404);
			const large = target.send({ files: [{ attachment: Buffer.alloc(10 * 1024 * 1024 + 1), name: "x" }] });
			expect(await refusal(large)).toMatchObject({ status: 413, code: 40005 });
		});

		it("tells a channel that is gone from one that is closed to the bot", async () => {
			const extra = discord.addChannel(guild, "extra");
			const post = () => bot.client.rest.post(`/channels/${extra.id}/messages`, { body: { content: "x" } });
			extra.botMayPost = false;
			expect(await refusal(post())).toMatchObject({ status: 403, code: 50013 });
			discord.removeChannel(extra);
			expect(await refusal(post())).toMatchObject({ status: 404, code: 10003 });
		});
	});

	describe("buttons and modals", () => {
		it("updates the message whose button is pressed, for the person who sees it", async () => {
			answer = async (interaction) => {
				if (interaction.isChatInputCommand())
					await interaction.reply({ content: "one", flags: MessageFlags.Ephemeral, components: [row(button("next", "Next"))] });
				if (interaction.isButton()) await interaction.update({ content: `two ${interaction.customId} ${interaction.message.content}`, components: [] });
			};
			const reply = await discord.reply(discord.command(place(), "/price set", { sku: "A-1" }).id);
			expect(() => discord.press(reply, "Next", discord.addMember(guild))).toThrow("does not see");
			expect(() => discord.press(reply, "Back", member)).toThrow('no button "Back" (there are: Next)');
			const updated = await discord.reply(discord.press(reply, "Next", member).id);
			expect(updated).toBe(reply);
			expect(updated.data.content).toBe("two next one");
			expect(() => discord.press(reply, "Next", member)).toThrow("none");
			expect(bot.errors).toEqual([]);
		});

		it("waits for the edit after a deferred update", async () => {
			answer = async (interaction) => {
				if (interaction.isChatInputCommand()) await interaction.reply({ content: "one", components: [row(button("next", "Next"))] });
				if (!interaction.isButton()) return;
				await interaction.deferUpdate();
				await sleep(100);
				await interaction.editReply({ content: "two" });
			};
			const reply = await discord.reply(discord.command(place(), "/price set", { sku: "A-1" }).id);
			expect((await discord.reply(discord.press(reply, "Next", member).id)).data.content).toBe("two");
		});

		it("shows a modal and submits it", async () => {
			answer = async (interaction) => {
				if (interaction.isChatInputCommand()) {
					const input = new TextInputBuilder().setCustomId("amount").setStyle(TextInputStyle.Short);
					await interaction.showModal(
						new ModalBuilder()
							.setCustomId("m")
							.setTitle("Amount")
							.addLabelComponents((label) => label.setLabel("Amount").setTextInputComponent(input)),
					);
				}
				if (interaction.isModalSubmit()) await interaction.reply(`got ${interaction.fields.getTextInputValue("amount")}`);
			};
			const sent = discord.command(place(), "/price set", { sku: "A-1" });
			expect(await discord.modal(sent.id)).toMatchObject({ title: "Amount" });
			expect(() => discord.submit(sent, { wrong: "x" })).toThrow("no input wrong");
			expect((await discord.reply(discord.submit(sent, { amount: "12" }).id)).data.content).toBe("got 12");
			expect(bot.errors).toEqual([]);
		});
	});

	describe("failures", () => {
		it("limits the rate on demand, and the client waits as told", async () => {
			discord.failNext({ status: 429, retryAfter: 0.2, match: /POST \/channels/ });
			const start = Date.now();
			await bot.client.rest.post(`/channels/${channel.id}/messages`, { body: { content: "after the limit" } });
			expect(Date.now() - start).toBeGreaterThanOrEqual(200);
			discord.failNext({ status: 500, count: 2, match: /POST \/channels/ });
			await expect(bot.client.rest.post(`/channels/${channel.id}/messages`, { body: { content: "x" } })).rejects.toThrow();
		});

		it("drops the gateway: the client resumes and gets what it missed", async () => {
			answer = async (interaction) => {
				if (interaction.isChatInputCommand()) await interaction.reply("still here");
			};
			const { identifies, resumes } = discord.gateway;
			await discord.dropGateway();
			await discord.connected();
			expect(discord.gateway).toEqual({ identifies, resumes: resumes + 1 });
			expect((await discord.reply(discord.command(place(), "/price set", { sku: "A-1" }).id)).data.content).toBe("still here");
			await discord.dropGateway({ resumable: false });
			await discord.connected();
			expect(discord.gateway.identifies).toBe(identifies + 1);
		});

		it("tells an outage of a guild from its removal", async () => {
			const other = discord.addGuild({ name: "Other" });
			await discord.waitFor(() => bot.client.guilds.cache.get(other.id), "the guild");
			const removed: string[] = [];
			bot.client.on("guildDelete", ({ id }) => removed.push(id));
			discord.setOutage(other, true);
			discord.setOutage(other, false);
			await sleep(50);
			expect(removed).toEqual([]);
			discord.removeGuild(other);
			await sleep(50);
			expect(removed).toEqual([other.id]);
		});

		it("refuses privileged intents and lets a token die", async () => {
			const own = await startDiscord({ tokenMs: 100 });
			const client = startTinyDiscordBot(own, async () => {}, [GatewayIntentBits.Guilds, GatewayIntentBits.MessageContent]);
			await expect(client).rejects.toThrow(/disallowed intents/);
			const ownGuild = own.addGuild();
			const person = own.addMember(ownGuild);
			const errors: unknown[] = [];
			const tiny = await startTinyDiscordBot(own, async (interaction) => {
				if (!interaction.isChatInputCommand()) return;
				await interaction.deferReply();
				await sleep(150);
				await interaction.editReply("too late").catch((error: unknown) => errors.push(error));
			});
			await tiny.client.application?.commands.set([{ name: "slow", description: "x" }]);
			own.command({ by: person, in: ownGuild.channels[0] as Channel }, "/slow");
			await own.waitFor(() => own.calls.find((call) => call.status === 401), "the refusal");
			await sleep(20);
			expect(errors).toMatchObject([{ code: 50027, status: 401 }]);
			await tiny.stop();
			await own.close();
		});
	});
});
