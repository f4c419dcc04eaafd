import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestApp, type TestApp } from "../support/app.ts";
import { type Discord, startDiscord } from "../support/discord/start-discord.ts";
import type { Channel as DiscordChannel, Guild, Member } from "../support/discord/world.ts";
import { textOf } from "../support/slack/replies.ts";
import { type Slack, startSlack } from "../support/slack/start-slack.ts";
import type { Channel as SlackChannel, User } from "../support/slack/world.ts";

const CODE = /[A-Z0-9]{5}-[A-Z0-9]{5}/;
let discord: Discord;
let slack: Slack;
let app: TestApp;

beforeAll(async () => {
	[discord, slack] = await Promise.all([startDiscord(), startSlack({ signingSecret: "a signing secret" })]);
	app = await startTestApp({
		config: {
			roles: ["bots", "worker"],
			discord: { token: discord.token, apiUrl: discord.url },
			slack: { signingSecret: "a signing secret", botToken: slack.token, apiUrl: slack.url },
		},
	});
	slack.setTarget(`http://127.0.0.1:${app.port}/slack/events`);
	await discord.waitFor(() => (discord.commands().length > 0 ? true : undefined), "the commands to be registered");
}, 60_000);
afterAll(async () => {
	await app?.stop();
	await Promise.all([discord?.close(), slack?.close()]);
});

describe("what passes a guard rail is confirmed by two members, and by one pressing twice it is not", () => {
	test("on Discord", { timeout: 60_000 }, async () => {
		const guild: Guild = discord.addGuild({ name: "Card Corner", channels: ["general"] });
		const channel = guild.channels[0] as DiscordChannel;
		const owner = discord.addMember(guild, { globalName: "Olive", manageServer: true });
		const colleague = discord.addMember(guild, { globalName: "Ana" });
		const type = async (line: string, values: Record<string, string> = {}, by: Member = owner) =>
			(await discord.reply(discord.command({ by, in: channel }, line, values).id)).data.content;
		const posted = (what: string) =>
			discord.waitFor(() => discord.messages(channel.id).findLast(({ data }) => data.content.includes(what)), `"${what}" in the channel`, 20_000);

		await type("/shop setup", { name: "Card Corner", currency: "USD" });
		const code = CODE.exec(await type("/team add", { role: "manager" }))?.[0] ?? "";
		await type("/shop link", { code }, colleague);
		discord.command({ by: owner, in: channel }, "/item new", { sku: "A-1", title: "Charizard", category: "tcg-single", price: "10.00" });
		await posted("A-1");
		await type("/shop settings", { "bulk-percent": "20" });

		discord.command({ by: owner, in: channel }, "/bulk price", { change: "+50%" });
		discord.press(await posted("two of"), "Confirm", owner);
		const waiting = await posted("Olive has confirmed it");
		expect((await discord.reply(discord.press(waiting, "Confirm", owner).id)).data.content).toContain("You have confirmed B-1 already");
		discord.press(waiting, "Confirm", colleague);
		await posted("100%");
		expect(JSON.stringify((await discord.reply(discord.command({ by: owner, in: channel }, "/find", { words: "charizard" }).id)).data.embeds)).toContain(
			"$15.00",
		);
		expect(discord.violations).toEqual([]);
	});

	test("on Slack", { timeout: 60_000 }, async () => {
		const channel: SlackChannel = slack.addChannel();
		const owner = slack.addUser({ name: "olive", isAdmin: true });
		const colleague = slack.addUser({ name: "ana" });
		const type = async (line: string, by: User = owner) => textOf(await slack.reply(await slack.command({ by, in: channel }, line)));
		const posted = (what: string) =>
			slack.waitFor(() => slack.messages(channel.id).findLast((message) => textOf(message).includes(what)), `"${what}" in the channel`, 20_000);

		await type("/shop setup Game-Garage currency:USD");
		const code = CODE.exec(await type("/team add manager"))?.[0] ?? "";
		await type(`/shop link ${code}`, colleague);
		await type("/item new A-1 Charizard category:tcg-single price:10.00");
		await type("/shop settings bulk-percent:20");

		await slack.command({ by: owner, in: channel }, "/bulk price change:+50%");
		await slack.press(await posted("two of"), "Confirm", owner);
		const waiting = await posted("olive has confirmed it");
		expect(textOf(await slack.reply(await slack.press(waiting, "Confirm", owner)))).toContain("You have confirmed B-1 already");
		await slack.press(waiting, "Confirm", colleague);
		await posted("100%");
		expect(await type("/find charizard")).toContain("$15.00");
		expect(slack.violations).toEqual([]);
	});
});
