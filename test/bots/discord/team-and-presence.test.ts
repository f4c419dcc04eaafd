import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { announce } from "../../../src/domain/vendors/services/announce.ts";
import { startTestApp, type TestApp } from "../../support/app.ts";
import type { TestDatabase } from "../../support/database.ts";
import { testDatabase } from "../../support/database.ts";
import { type Discord, startDiscord } from "../../support/discord/start-discord.ts";
import type { Channel, Guild, Member } from "../../support/discord/world.ts";
import { until } from "../../support/fill-shop.ts";
import { query } from "../../support/query.ts";

let discord: Discord;
let database: TestDatabase;
let app: TestApp;
let guild: Guild;
let channel: Channel;
let owner: Member;

const start = () =>
	startTestApp({
		config: { roles: ["bots", "worker"], discord: { token: discord.token, apiUrl: discord.url } },
		sweepEvery: 200,
		database: { ...database, drop: async () => {} },
	});
const reply = async (line: string, values = {}, by = owner) => (await discord.reply(discord.command({ by, in: channel }, line, values).id)).data;
const posted = (what: string) =>
	discord.waitFor(() => discord.messages(channel.id).find(({ data }) => data.content.includes(what)), `"${what}" in the channel`, 20_000);
const caller = () => app.caller(guild.id, "owner", { identityId: owner.user.id });
const tell = (text: string) => app.as(caller(), [], (scope) => announce(scope, { topic: "sales", key: text, reply: { text, audience: "channel" } }));
const isAway = async () => {
	const [row] = await query<{ away: boolean }>(database.ownerUrl, "SELECT away_since IS NOT NULL AS away FROM workspace WHERE external_id = $1", [guild.id]);
	return row?.away;
};
const waiting = async () => (await query(database.ownerUrl, "SELECT FROM outbox WHERE status = 'pending'")).length;

beforeAll(async () => {
	discord = await startDiscord();
	database = await testDatabase();
	guild = discord.addGuild({ name: "Card Corner", channels: ["sales"] });
	channel = guild.channels[0] as Channel;
	owner = discord.addMember(guild, { globalName: "Olive", manageServer: true, locale: "en-GB" });
	app = await start();
	await discord.waitFor(() => (discord.commands().length > 0 ? true : undefined), "the commands to be registered");
	await reply("/shop setup", { name: "Card Corner" });
	discord.command({ by: owner, in: channel }, "/notify here", { topics: "sales" });
	await until(async () => (await query(database.ownerUrl, "SELECT FROM subscription")).length > 0);
}, 60_000);
afterAll(async () => {
	await app?.stop();
	await database?.drop();
	await discord?.close();
});

describe("a role of the server", () => {
	test("lets its members in, and out again when they lose it", async () => {
		const clerks = discord.addRole(guild, "Clerks");
		const clerk = discord.addMember(guild, { globalName: "Cleo", roles: [clerks.id] });
		expect((await reply("/shop show", {}, clerk)).content).toContain("not a member");
		discord.command({ by: owner, in: channel }, "/team map", { role: "staff", "platform-role": clerks.id });
		await posted("Whoever has @Clerks here is let in as staff");
		expect(JSON.stringify(await reply("/team list"))).toContain("staff: role @Clerks in ");
		expect((await reply("/team map", { role: "viewer", "platform-role": guild.id })).content).toContain("@everyone can't be mapped");
		expect((await reply("/shop show", {}, clerk)).content).toContain("copies on hand");
		clerk.roles = [];
		expect((await reply("/shop show", {}, clerk)).content).toContain("not a member");
	});
});

describe("a member", () => {
	test("is mentioned or completed", async () => {
		const ana = discord.addMember(guild, { globalName: "Ana 🃏" });
		const code = /[A-Z0-9]{5}-[A-Z0-9]{5}/.exec((await reply("/team add", { role: "viewer" })).content)?.[0] ?? "";
		await reply("/shop link", { code }, ana);
		discord.command({ by: owner, in: channel }, "/team role", { member: `<@${ana.user.id}>`, role: "staff" });
		await posted("is staff now (was viewer)");
		expect(await discord.autocomplete({ by: owner, in: channel }, "/team role", "member", { member: "ana", role: "staff" })).toEqual([
			{ name: "Ana 🃏 · staff", value: "Ana 🃏" },
		]);
	});

	test("founds a shop in their own language's ways", async () => {
		expect(await query(database.ownerUrl, "SELECT locale FROM vendor")).toEqual([{ locale: "en-GB" }]);
	});
});

describe("a server that the bot is taken out of", () => {
	test("keeps what is to be said there until the bot is invited again, told once or twice", async () => {
		discord.removeGuild(guild);
		discord.removeGuild(guild);
		await until(async () => (await isAway()) === true);
		await tell("Sold while away");
		await new Promise((resolve) => setTimeout(resolve, 1_000));
		expect(await waiting()).toBe(1);
		discord.returnTo(guild);
		await posted("Sold while away");
		expect(await isAway()).toBe(false);
		await until(async () => (await waiting()) === 0);
		expect(discord.messages(channel.id).filter(({ data }) => data.content.includes("Sold while away"))).toHaveLength(1);
	}, 40_000);

	test("loses nothing that was refused just before we heard", async () => {
		for (const one of guild.channels) one.deleted = true;
		await tell("Sold too early to know");
		await until(async () => (await query(database.ownerUrl, "SELECT FROM outbox WHERE status = 'failed'")).length > 0);
		discord.removeGuild(guild);
		await until(async () => (await isAway()) === true);
		for (const one of guild.channels) one.deleted = false;
		discord.returnTo(guild);
		await posted("Sold too early to know");
	}, 40_000);

	test("an outage of Discord's is none", async () => {
		discord.setOutage(guild, true);
		discord.setOutage(guild, false);
		await tell("Sold after the outage");
		await posted("Sold after the outage");
		expect(await isAway()).toBe(false);
		expect(await query(database.ownerUrl, "SELECT FROM audit_entry WHERE action = 'mark-workspace-away'")).toHaveLength(2);
	}, 40_000);

	test("is noticed at the next start, when nobody listened; so is its return", async () => {
		await app.stop();
		discord.removeGuild(guild);
		app = await start();
		await until(async () => (await isAway()) === true);
		await app.stop();
		discord.returnTo(guild);
		app = await start();
		await until(async () => (await isAway()) === false);
		expect(discord.violations).toEqual([]);
	}, 60_000);
});
