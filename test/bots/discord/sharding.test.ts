import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type RunningDiscord, startDiscord as startBot } from "../../../src/bots/discord/start-discord.ts";
import { type Discord, startDiscord } from "../../support/discord/start-discord.ts";
import type { Channel, Guild } from "../../support/discord/world.ts";
import { talkDispatcher } from "../talk-commands.ts";

const SHARDS = 2;
const shardOf = ({ id }: Guild) => Number((BigInt(id) >> 22n) % BigInt(SHARDS));
const log = { info: () => {}, warn: () => {}, error: () => {} };
let discord: Discord;
let bot: RunningDiscord;
let guilds: Guild[];
const present: string[] = [];

beforeAll(async () => {
	discord = await startDiscord({ shards: SHARDS });
	// Until either shard has some: it goes by the millisecond in an id.
	guilds = [];
	while (new Set(guilds.map(shardOf)).size < SHARDS) {
		guilds.push(discord.addGuild({ name: `Server ${guilds.length}`, channels: ["general"] }));
		await sleep(1);
	}
	const presence = { left: async () => {}, entered: async () => {}, settle: async (all: readonly string[]) => void present.push(...all) };
	bot = await startBot({ token: discord.token, apiUrl: discord.url, dispatcher: talkDispatcher().dispatcher, complete: async () => [], presence, log });
}, 60_000);
afterAll(async () => {
	await bot?.stop();
	await discord?.close();
});

test("where the gateway asks for two connections, both are made, and every server is known and answered", async () => {
	expect(discord.gateway.identifies).toBe(SHARDS);
	expect(present.toSorted()).toEqual(guilds.map(({ id }) => id).sort());
	for (const guild of guilds) {
		const by = discord.addMember(guild);
		const answer = await discord.reply(discord.command({ by, in: guild.channels[0] as Channel }, "/find", { words: "snorlax" }).id);
		expect(answer.data.content).not.toBe("");
	}
	expect(discord.violations).toEqual([]);
});
