import { afterAll, beforeAll, expect, test } from "vitest";
import { type RunningDiscord, startDiscord as startBot } from "../../../src/bots/discord/start-discord.ts";
import { type Discord, startDiscord } from "../../support/discord/start-discord.ts";
import type { Channel, Guild } from "../../support/discord/world.ts";
import { talkDispatcher } from "../talk-commands.ts";

const log = { info: () => {}, warn: () => {}, error: () => {} };
let discord: Discord;
let bot: RunningDiscord;
let guilds: Guild[];
const present: string[] = [];

beforeAll(async () => {
	discord = await startDiscord({ shards: 2 });
	// Enough of them that either shard has some.
	guilds = Array.from({ length: 8 }, (_, at) => discord.addGuild({ name: `Server ${at}`, channels: ["general"] }));
	const presence = { left: async () => {}, entered: async () => {}, settle: async (all: readonly string[]) => void present.push(...all) };
	bot = await startBot({ token: discord.token, apiUrl: discord.url, dispatcher: talkDispatcher().dispatcher, complete: async () => [], presence, log });
}, 60_000);
afterAll(async () => {
	await bot?.stop();
	await discord?.close();
});

test("where the gateway asks for two connections, both are made, and every server is known and answered", async () => {
	expect(discord.gateway.identifies).toBe(2);
	const shards = guilds.map(({ id }) => Number((BigInt(id) >> 22n) % 2n));
	expect(new Set(shards)).toEqual(new Set([0, 1]));
	expect(present.toSorted()).toEqual(guilds.map(({ id }) => id).sort());
	for (const guild of guilds) {
		const by = discord.addMember(guild);
		const answer = await discord.reply(discord.command({ by, in: guild.channels[0] as Channel }, "/find", { words: "snorlax" }).id);
		expect(answer.data.content).not.toBe("");
	}
	expect(discord.violations).toEqual([]);
});
