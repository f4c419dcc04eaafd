import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type RunningDiscord, startDiscord as startBot } from "../../../src/bots/discord/start-discord.ts";
import { type Discord, startDiscord } from "../../support/discord/start-discord.ts";
import type { Channel, Guild, Member } from "../../support/discord/world.ts";
import { talkDispatcher } from "../talk-commands.ts";

const { dispatcher } = talkDispatcher();
const log = { info: () => {}, warn: () => {}, error: (details: object, message: string) => logged.push(`${message} ${JSON.stringify(details)}`) };
const logged: string[] = [];

describe("forms on Discord", () => {
	let discord: Discord;
	let bot: RunningDiscord;
	let guild: Guild;
	let channel: Channel;
	let ana: Member;
	let here: { by: Member; in: Channel };
	const start = () => startBot({ token: discord.token, apiUrl: discord.url, dispatcher, log, complete: async () => [] });
	const posted = (what: string) =>
		discord.waitFor(() => discord.messages(channel.id).find((one) => one.data.content.includes(what)), `"${what}" in the channel`);

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
	afterEach(() => {
		expect(discord.violations).toEqual([]);
		expect(logged).toEqual([]);
	});

	test("a command without what it needs is answered by a modal at once, and its fields run it", async () => {
		const asked = discord.command(here, "/shop note", { shelf: "the left one", colour: "green" });
		const modal = await discord.modal(asked.id);
		expect(modal).toMatchObject({ title: "A note", custom_id: `omni1form:${ana.user.id}:/shop note shelf:"the left one"` });
		expect(modal.components).toMatchObject([
			{ type: 18, label: "Words", component: { type: 4, custom_id: "words", style: 2, required: true, max_length: 4000, placeholder: "One a line" } },
			{ type: 18, label: "Colour", component: { type: 3, required: false, options: [{ value: "red" }, { value: "green", default: true }] } },
			{ type: 18, label: "Key", component: { type: 4, style: 1, required: false, max_length: 20 } },
		]);
		discord.submit(asked, { words: "two\nlines", colour: ["red"], key: "secret" });
		const message = await posted("two");
		expect(message.data.content).toContain("Kept “two\nlines” in red on the left one under 6 characters");
		expect(message.ephemeralFor).toBeNull();
	});

	test("a pressed button opens the form of its command, with what it carries", async () => {
		const first = discord.command(here, "/shop note", { words: "button", colour: "green" });
		void first;
		const pressed = discord.press(await posted("Kept “button”"), "Another", ana);
		const modal = await discord.modal(pressed.id);
		expect(modal.components[1]).toMatchObject({ component: { options: [{ default: false }, { default: true }] } });
		discord.submit(pressed, { words: "from a button", colour: [] });
		expect((await posted("from a button")).data.content).toContain("in no colour");
	});

	test("what is private stays private, and what is refused comes back with what was typed, but for secrets", async () => {
		const whispered = discord.command(here, "/shop note");
		await discord.modal(whispered.id);
		const answer = await discord.reply(discord.submit(whispered, { words: "psst" }).id);
		expect(answer.ephemeralFor).toBe(ana.user.id);
		const asked = discord.command(here, "/shop note");
		await discord.modal(asked.id);
		const refused = await discord.reply(discord.submit(asked, { words: "GONE", colour: ["red"], key: "very secret" }).id);
		expect(refused.ephemeralFor).toBe(ana.user.id);
		expect(refused.data.content).toContain("That note is gone.");
		expect(refused.data.embeds[0]?.fields?.map(({ name, value }) => [name, value])).toEqual([
			["Words", "GONE"],
			["Colour", "red"],
		]);
		expect(JSON.stringify(refused.data)).not.toContain("very secret");
	});

	test("a form that is open while the bot starts anew is taken all the same", async () => {
		const asked = discord.command(here, "/shop note", { shelf: "3" });
		await discord.modal(asked.id);
		await bot.stop();
		bot = await start();
		discord.submit(asked, { words: "after the restart" });
		expect((await posted("after the restart")).data.content).toContain("on 3");
	});

	test("another person's form is not taken", async () => {
		const bo = discord.addMember(guild, { username: "bo" });
		const asked = discord.command(here, "/shop note");
		await discord.modal(asked.id);
		const stolen = { ...asked, member: bo };
		const answer = await discord.reply(discord.submit(stolen, { words: "not mine" }).id);
		expect(answer.data.content).toContain("no longer works");
	});

	test("what was refused opens in a modal, and is sent again as mended", async () => {
		const refused = await discord.reply(discord.command(here, "/price set", { sku: "GONE", price: "mended" }).id);
		const pressed = discord.press(refused, "Edit", ana);
		expect(await discord.modal(pressed.id)).toMatchObject({
			title: "/price set",
			components: [
				{ label: "sku", component: { custom_id: "sku", value: "GONE", required: true } },
				{ label: "price", component: { value: "mended" } },
			],
		});
		discord.submit(pressed, { sku: "A-1", price: "mended" });
		expect((await posted("A-1 is mended")).ephemeralFor).toBeNull();
	});

	test("what does not fit a modal is told instead", async () => {
		const answer = await discord.reply(discord.command(here, "/shop note", { shelf: "x".repeat(120) }).id);
		expect(answer.ephemeralFor).toBe(ana.user.id);
		expect(answer.data.content).toContain("Type it instead");
	});
});
