import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestApp, type TestApp } from "../support/app.ts";
import { testDatabase } from "../support/database.ts";
import { type Discord, startDiscord } from "../support/discord/start-discord.ts";
import type { Channel as DiscordChannel, Member } from "../support/discord/world.ts";
import { openGate } from "../support/gate.ts";
import { type Slack, startSlack } from "../support/slack/start-slack.ts";
import type { User } from "../support/slack/world.ts";

/**
 * Commands at once on each platform. The bot and both platforms share this process here, and the platforms' 3 seconds are real ones:
 * `FLOOD=100 npm test -- test/bots/slow-database.test.ts` wants a machine with nothing else to do.
 */
const FLOOD = Number(process.env.FLOOD ?? 40);
/** Milliseconds that each statement takes longer. */
const DELAY = 500;

let discord: Discord;
let slack: Slack;
let app: TestApp;
let gate: Awaited<ReturnType<typeof openGate>>;
let there: { by: Member; in: DiscordChannel };
let here: { by: User; in: ReturnType<Slack["addChannel"]> };

beforeAll(async () => {
	[discord, slack] = await Promise.all([startDiscord(), startSlack({ signingSecret: "a signing secret" })]);
	const guild = discord.addGuild({ name: "Card Corner", channels: ["general"] });
	there = { by: discord.addMember(guild, { manageServer: true }), in: guild.channels[0] as DiscordChannel };
	here = { by: slack.addUser({ name: "olive", isAdmin: true }), in: slack.addChannel() };
	const database = await testDatabase();
	gate = await openGate(database.appUrl);
	app = await startTestApp({
		database: { ...database, appUrl: gate.url },
		config: {
			roles: ["bots"],
			discord: { token: discord.token, apiUrl: discord.url },
			slack: { signingSecret: "a signing secret", botToken: slack.token, apiUrl: slack.url },
		},
	});
	slack.setTarget(`http://127.0.0.1:${app.port}/slack/events`);
	await discord.waitFor(() => (discord.commands().length > 0 ? true : undefined), "the commands to be registered");
	await discord.reply(discord.command(there, "/shop setup", { name: "Card Corner" }).id);
	await slack.reply(await slack.command(here, "/shop setup Game-Garage"));
}, 60_000);
afterAll(async () => {
	gate?.slow(0);
	await app?.stop();
	await Promise.all([discord?.close(), slack?.close()]);
});

test("a flood of commands on a slow database misses no platform's time, and each is answered", { timeout: 60_000 }, async () => {
	gate.slow(DELAY);
	const onDiscord = Array.from({ length: FLOOD }, () => discord.command(there, "/find", { words: "snorlax" }).id);
	const onSlack = await Promise.all(Array.from({ length: FLOOD }, () => slack.command(here, "/find snorlax")));
	const acknowledged = () => discord.calls.filter(({ path }) => path.endsWith("/callback")).length;
	await discord.waitFor(() => (acknowledged() > FLOOD ? true : undefined), "all of them to be heard");
	// They would be answered all the same, 500 ms by 500 ms.
	gate.slow(0);
	await Promise.all([...onDiscord.map((id) => discord.reply(id, { timeoutMs: 50_000 })), ...onSlack.map((sent) => slack.reply(sent, { timeoutMs: 50_000 }))]);
	expect([...discord.violations, ...slack.violations]).toEqual([]);
});
