import { PermissionsBitField } from "discord.js";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DISCORD_INTENTS, DISCORD_PERMISSIONS, inviteLink } from "../../../src/bots/discord/invite-link.ts";
import { startTestApp, type TestApp } from "../../support/app.ts";
import { type TestDatabase, testDatabase } from "../../support/database.ts";
import { type Discord, startDiscord } from "../../support/discord/start-discord.ts";
import type { Guild } from "../../support/discord/world.ts";
import { until } from "../../support/fill-shop.ts";
import { query } from "../../support/query.ts";

let discord: Discord;
let database: TestDatabase;
let app: TestApp;

const start = (guildId?: string) =>
	startTestApp({
		config: { roles: ["bots", "worker"], discord: { token: discord.token, apiUrl: discord.url, guildId } },
		database: { ...database, drop: async () => {} },
	});
const welcomes = (guild: Guild) => guild.channels.map(({ id }) => discord.messages(id).filter(({ data }) => data.content.includes("/shop setup")).length);
const welcomed = (guild: Guild) => until(async () => welcomes(guild).some((count) => count > 0));
const isKnown = async (guild: Guild) =>
	(await query(database.ownerUrl, "SELECT FROM chat_installation WHERE external_id = $1 AND welcomed_at IS NOT NULL", [guild.id])).length > 0;

beforeAll(async () => {
	discord = await startDiscord();
	database = await testDatabase();
}, 60_000);
afterAll(async () => {
	await app?.stop();
	await database?.drop();
	await discord?.close();
});

describe("the invitation", () => {
	test("asks for exactly the permissions that are used", () => {
		const url = new URL(inviteLink("123456789012345678"));
		expect(url.origin + url.pathname).toBe("https://discord.com/oauth2/authorize");
		expect(Object.fromEntries(url.searchParams)).toEqual({ client_id: "123456789012345678", scope: "bot applications.commands", permissions: "274877959168" });
		expect(new PermissionsBitField(BigInt(url.searchParams.get("permissions") ?? "0")).toArray().sort()).toEqual([...DISCORD_PERMISSIONS].sort());
	});

	test("needs no privileged intent, and none that brings what people write", () => {
		expect(DISCORD_INTENTS).toEqual([1]);
		expect([...DISCORD_PERMISSIONS]).toEqual(["ViewChannel", "SendMessages", "SendMessagesInThreads", "EmbedLinks", "AttachFiles"]);
	});
});

describe("a server that the bot comes to", () => {
	test("is told how to begin: those that it was invited to while nobody listened, and those that come now", async () => {
		const early = discord.addGuild({ name: "Early", channels: ["general"] });
		app = await start();
		await welcomed(early);
		const late = discord.addGuild({ name: "Late", channels: ["general", "sales"] });
		await welcomed(late);
		expect(welcomes(late)).toEqual([1, 0]);
		expect(discord.messages(late.channels[0]?.id ?? "")[0]?.data.content).toContain("/notify here sales");
	}, 40_000);

	test("is told once: not after a restart, not when it invites the bot again", async () => {
		const guild = discord.addGuild({ name: "Once", channels: ["general"] });
		await welcomed(guild);
		await app.stop();
		app = await start();
		const after = discord.addGuild({ name: "After", channels: ["general"] });
		await welcomed(after);
		discord.removeGuild(guild);
		discord.returnTo(guild);
		const last = discord.addGuild({ name: "Last", channels: ["general"] });
		await welcomed(last);
		expect(welcomes(guild)).toEqual([1]);
	}, 60_000);

	test("is told later where it could not be told at first", async () => {
		const guild = discord.addGuild({ name: "Shy", channels: [] });
		const next = discord.addGuild({ name: "Next", channels: ["general"] });
		await welcomed(next);
		expect(await isKnown(guild)).toBe(false);
	}, 40_000);

	test("is not told in a server whose shop is linked already", async () => {
		await app.stop();
		const guild = discord.addGuild({ name: "Linked", channels: ["general"] });
		app = await startTestApp({ database: { ...database, drop: async () => {} } });
		await app.dispatcher.runText('/shop setup "Linked"', app.caller(guild.id, "owner"));
		await app.stop();
		app = await start();
		await until(() => isKnown(guild));
		expect(welcomes(guild)).toEqual([0]);
	}, 60_000);
});

test("a developer's server has the commands of its own, and everybody else's stay as they are", async () => {
	const guild = discord.addGuild({ name: "Workshop", channels: ["general"] });
	await app.stop();
	const writes = discord.writes(`/applications/${discord.applicationId}/commands`).length;
	app = await start(guild.id);
	await until(async () => discord.commands(guild.id).length > 0);
	expect(discord.writes(`/applications/${discord.applicationId}/commands`)).toHaveLength(writes);
	expect(discord.violations).toEqual([]);
}, 40_000);
