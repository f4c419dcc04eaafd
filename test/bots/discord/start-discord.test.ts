import { createRequire } from "node:module";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { readButton } from "../../../src/bots/discord/render-buttons.ts";
import { type RunningDiscord, startDiscord as startBot } from "../../../src/bots/discord/start-discord.ts";
import { componentsOf } from "../../support/discord/send-interaction.ts";
import { type Discord, startDiscord } from "../../support/discord/start-discord.ts";
import type { Channel, Guild, Member, StoredMessage } from "../../support/discord/world.ts";
import { talkDispatcher } from "../talk-commands.ts";

const { dispatcher, tracked, faults } = talkDispatcher();
const logged: string[] = [];
const log = {
	info: () => {},
	warn: (_details: object, message: string) => logged.push(message),
	error: (_details: object, message: string) => logged.push(message),
};

describe("the Discord bot", () => {
	let discord: Discord;
	let bot: RunningDiscord;
	let guild: Guild;
	let channel: Channel;
	let ana: Member;
	let here: { by: Member; in: Channel };
	const start = () =>
		startBot({
			token: discord.token,
			apiUrl: discord.url,
			dispatcher,
			log,
			complete: async (_caller, suggest, typed, limit) =>
				Array.from({ length: limit + 5 }, (_, at) => ({ label: `${suggest} ${typed} ${at} ${"x".repeat(120)}`, value: `A-${at}` })),
		});
	const inChannel = () => discord.messages(channel.id);
	const buttonsOf = (message: StoredMessage) =>
		componentsOf(message.data).flatMap(({ custom_id }) => (typeof custom_id === "string" ? [readButton(custom_id)] : []));
	const posted = (what: string) => discord.waitFor(() => inChannel().find((one) => one.data.content.includes(what)), `"${what}" in the channel`);

	beforeAll(async () => {
		discord = await startDiscord();
		guild = discord.addGuild({ channels: ["general"] });
		channel = guild.channels[0] as Channel;
		ana = discord.addMember(guild, { username: "ana", globalName: "Ana" });
		here = { by: ana, in: channel };
		bot = await start();
	});
	afterAll(async () => {
		await bot.stop();
		await discord.close();
	});
	beforeEach(() => {
		logged.length = 0;
	});

	test("registers its commands once, and on the next start writes nothing", async () => {
		expect(discord.writes("/commands").map(({ method }) => method)).toEqual(["PUT"]);
		expect(
			discord
				.commands()
				.map(({ name }) => name)
				.sort(),
		).toEqual(["bulk", "find", "price", "shop", "stock"]);
		const again = await start();
		await again.stop();
		expect(discord.writes("/commands")).toHaveLength(1);
	});

	test("asks for no privileged intent", () => {
		expect(discord.violations).toEqual([]);
	});

	test("answers a look-up privately, with a table and a button that pages", async () => {
		const first = await discord.reply(discord.command(here, "/find", { words: "charizard", condition: "NM" }).id);
		expect(first.ephemeralFor).toBe(ana.user.id);
		expect(first.data.content).toBe("Found charizard NM");
		expect(first.data.embeds[0]?.description).toContain("A-0  charizard 0");
		expect(buttonsOf(first)).toEqual(["/find charizard page:2"]);
		const second = await discord.reply(discord.press(first, "More", ana).id);
		expect(second.ephemeralFor).toBe(ana.user.id);
		expect(buttonsOf(second)).toEqual(["/find charizard page:3"]);
	});

	test("posts a result for the team into the channel, names who asked, and leaves nothing private behind", async () => {
		const { id } = discord.command(here, "/price set", { sku: "A-1", price: "12.50" });
		const message = await posted("A-1 is 12.50");
		expect(message.ephemeralFor).toBeNull();
		expect(message.data.content).toContain("Asked by Ana");
		await discord.waitFor(() => (discord.replies(id).length === 0 ? true : undefined), "the private answer to go");
		const undone = await discord.reply(discord.press(message, "Undo", ana).id);
		expect(undone.data.content).toBe("Undone");
	});

	test("keeps an error private", async () => {
		const before = inChannel().length;
		const answer = await discord.reply(discord.command(here, "/price set", { sku: "GONE", price: "1" }).id);
		expect(answer.ephemeralFor).toBe(ana.user.id);
		expect(answer.data.content).toBe("There is no item GONE.");
		expect(inChannel()).toHaveLength(before);
	});

	test("tells a fault by its reference and shows nothing of it", async () => {
		const answer = await discord.reply(discord.command(here, "/price set", { sku: "BUG", price: "1" }).id);
		expect(answer.data.content).toMatch(/Reference [0-9a-f]{8}/);
		expect(answer.data.content).not.toContain("a bug");
		expect(faults).toHaveLength(1);
	});

	test("takes typed options as they are", async () => {
		discord.command(here, "/stock receive", { sku: "A-1", quantity: 3, reason: "found" });
		await posted("A-1 +3 found");
	});

	test("completes an option, within what Discord takes", async () => {
		const choices = await discord.autocomplete(here, "/price set", "sku", { sku: "sno" });
		expect(choices).toHaveLength(25);
		expect(choices[0]).toMatchObject({ value: "A-0" });
		expect(choices[0]?.name).toMatch(/^sku sno 0 x+…$/);
	});

	test("streams an attached file to the command", async () => {
		const answer = await discord.reply(discord.command(here, "/bulk import", { file: { name: "stock.csv", content: "sku,count\nA-1,3\n" }, kind: "stock" }).id);
		expect(answer.data.content).toBe("stock.csv: 16 bytes of stock");
	});

	test("says so when the attached file is gone", async () => {
		const { id } = discord.command(here, "/bulk import", { file: { name: "stock.csv", content: "x" }, kind: "stock" });
		discord.expireAttachments();
		expect((await discord.reply(id)).data.content).toContain("stock.csv could not be downloaded");
	});

	test("sends rows that do not fit as a file", async () => {
		const answer = await discord.reply(discord.command(here, "/find", { words: "everything" }).id);
		expect(answer.data.content).toMatch(/The first \d+ of 900 rows/);
		expect(discord.fileOf(answer, "omni-stock.csv")?.toString().split("\n")).toHaveLength(902);
	});

	test("sends a file whichever other client of HTTP the process has loaded first", async () => {
		const bolt = createRequire(createRequire(import.meta.url).resolve("@slack/bolt"));
		const { Agent, getGlobalDispatcher, setGlobalDispatcher } = createRequire(bolt.resolve("@slack/socket-mode"))("undici");
		const before = getGlobalDispatcher();
		setGlobalDispatcher(new Agent());
		try {
			const answer = await discord.reply(discord.command(here, "/find", { words: "everything" }).id);
			expect(answer.data.attachments).toHaveLength(1);
		} finally {
			await getGlobalDispatcher().close();
			setGlobalDispatcher(before);
		}
	});

	test("sends an answer again whose connection broke, whole", async () => {
		discord.failNext({ status: "broken", match: /PATCH \/webhooks/ });
		const answer = await discord.reply(discord.command(here, "/find", { words: "everything" }).id);
		expect(answer.data.content).toMatch(/The first \d+ of 900 rows/);
		expect(answer.data.attachments).toHaveLength(1);
	});

	test("waits out a rate limit of an answer, private or in the channel, and gives each once", async () => {
		discord.failNext({ status: 429, retryAfter: 0.1, match: /PATCH \/webhooks/ });
		expect((await discord.reply(discord.command(here, "/find", { words: "pikachu" }).id)).data.content).toBe("Found pikachu");
		discord.failNext({ status: 429, retryAfter: 0.1, match: /POST \/channels/ });
		for (const sku of ["L-1", "L-2", "L-3"]) discord.command(here, "/price set", { sku, price: "1" });
		const seen = () => inChannel().flatMap(({ data }) => /L-\d/.exec(data.content)?.[0] ?? []);
		await discord.waitFor(() => (seen().length >= 3 ? true : undefined), "all three in the channel");
		expect(seen().sort()).toEqual(["L-1", "L-2", "L-3"]);
	});

	test("takes up its session after a dropped connection, and misses no command", async () => {
		const { identifies, resumes } = discord.gateway;
		await discord.dropGateway();
		const { id } = discord.command(here, "/find", { words: "mewtwo" });
		expect((await discord.reply(id)).data.content).toBe("Found mewtwo");
		expect(discord.gateway).toEqual({ identifies, resumes: resumes + 1 });
	});

	test("asks for an operation's message in the channel to be kept moving", async () => {
		discord.command(here, "/bulk confirm", {});
		const message = await posted("Repricing 0");
		await discord.waitFor(() => tracked[0], "the progress to be tracked").catch(() => {});
		expect(tracked).toEqual([{ operation: "B-41", channelId: channel.id, messageId: message.data.id }]);
	});

	test("keeps a private progress moving by itself", async () => {
		const { id } = discord.command(here, "/bulk confirm", { where: "alone" });
		const last = await discord.reply(id, { until: ({ data }) => data.content.includes("Repricing 3"), timeoutMs: 20_000 });
		expect(last.data.content).toContain("100%");
		expect(last.ephemeralFor).toBe(ana.user.id);
	}, 25_000);

	test("answers by the interaction where it may not write in the channel", async () => {
		channel.botMayPost = false;
		discord.command(here, "/price set", { sku: "A-9", price: "9" });
		const message = await posted("A-9 is 9");
		channel.botMayPost = true;
		expect(message.ephemeralFor).toBeNull();
		expect(logged).toContain("discord: posting in the channel failed");
	});

	test("refuses commands in direct messages, and says why", async () => {
		const direct: Channel = { id: channel.id, guildId: null, name: "dm", botMayPost: true, botSeesHistory: true, deleted: false };
		const answer = await discord.reply(discord.command({ by: ana, in: direct }, "/find", { words: "x" }).id);
		expect(answer.data.content).toContain("not in direct messages");
	});

	test("answers within 3 seconds, and breaks no rule of Discord's", () => {
		expect(discord.violations).toEqual([]);
		expect(discord.calls.filter(({ status }) => status >= 400 && status !== 429).map(({ method, path, status }) => `${method} ${path} ${status}`)).toEqual([
			expect.stringMatching(/^POST \/channels\/\d+\/messages 403$/),
		]);
	});

	describe("its sender", () => {
		const message = (text: string, messageId: string | null = null) => ({
			workspaceExternalId: guild.id,
			channelId: channel.id,
			messageId,
			threadId: null,
			mention: null,
			reply: { text, audience: "channel" as const },
		});

		test("posts, and edits what it posted", async () => {
			const { messageId } = await bot.sender(message("Sold A-1"));
			expect(await bot.sender(message("Sold A-1 twice", messageId))).toEqual({ messageId });
			expect(inChannel().find(({ data }) => data.id === messageId)?.data.content).toBe("Sold A-1 twice");
		});

		test("tells for good when the message or the channel is gone", async () => {
			await expect(bot.sender(message("x", "123456789012345678"))).rejects.toMatchObject({ code: "not_found" });
			const other = discord.addChannel(guild, "sales");
			discord.removeChannel(other);
			await expect(bot.sender({ ...message("x"), channelId: other.id })).rejects.toMatchObject({ code: "not_found" });
		});

		test("replies to a message, and mentions the one whom that is for", async () => {
			const bo = discord.addMember(guild, {});
			const root = (await bot.sender(message("B-1 is running"))).messageId;
			const note = { ...message(`B-1 is done: <@${bo.user.id}> @everyone`), threadId: root, mention: ana.user.id };
			const find = (id: string) => inChannel().find(({ data }) => data.id === id)?.data;
			const told = find((await bot.sender(note)).messageId);
			expect(told).toMatchObject({ message_reference: { message_id: root }, mentions: [{ id: ana.user.id }], mention_everyone: false });
			expect(told?.content).toMatch(new RegExp(`^<@${ana.user.id}> B-1 is done: `));
			const alone = find((await bot.sender({ ...note, threadId: "123456789012345678", mention: null })).messageId);
			expect(alone).toMatchObject({ mentions: [], content: expect.stringMatching(/^B-1 is done/) });
			expect(alone).not.toHaveProperty("message_reference");
		});

		test("posts what it may not reply with, where it may not read the channel", async () => {
			const root = (await bot.sender(message("B-2 is running"))).messageId;
			channel.botSeesHistory = false;
			const { messageId } = await bot.sender({ ...message("B-2 is done"), threadId: root, mention: ana.user.id });
			channel.botSeesHistory = true;
			expect(inChannel().find(({ data }) => data.id === messageId)?.data).toMatchObject({ mentions: [{ id: ana.user.id }] });
		});

		test("waits out a rate limit", async () => {
			discord.failNext({ status: 429, retryAfter: 0.2, match: /POST \/channels/ });
			expect(await bot.sender(message("Later"))).toHaveProperty("messageId");
		});
	});

	test("lets what is under way finish when it stops", async () => {
		const second = await start();
		await second.stop();
		await expect(startBot({ token: "wrong.token.here", apiUrl: discord.url, dispatcher, log, complete: async () => [] })).rejects.toMatchObject({
			code: "invalid_input",
		});
	});
});
