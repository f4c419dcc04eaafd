import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { announce } from "../../../src/domain/vendors/services/announce.ts";
import { startTestApp, type TestApp } from "../../support/app.ts";
import type { TestDatabase } from "../../support/database.ts";
import { testDatabase } from "../../support/database.ts";
import { until } from "../../support/fill-shop.ts";
import { query } from "../../support/query.ts";
import { textOf } from "../../support/slack/replies.ts";
import { type Slack, startSlack } from "../../support/slack/start-slack.ts";
import type { Channel, User } from "../../support/slack/world.ts";

const SECRET = "a signing secret";
let slack: Slack;
let database: TestDatabase;
let app: TestApp;
let channel: Channel;
let owner: User;

async function start(): Promise<TestApp> {
	const started = await startTestApp({
		config: { roles: ["bots", "worker"], slack: { signingSecret: SECRET, botToken: slack.token, apiUrl: slack.url } },
		sweepEvery: 200,
		database: { ...database, drop: async () => {} },
	});
	slack.setTarget(`http://127.0.0.1:${started.port}/slack/events`);
	return started;
}
const say = async (line: string, by = owner) => textOf(await slack.reply(await slack.command({ by, in: channel }, line)));
const posted = (what: string) => slack.waitFor(() => slack.messages(channel.id).find((one) => textOf(one).includes(what)), `"${what}" in the channel`, 20_000);
const tell = (text: string) =>
	app.as(app.caller(slack.team.id, "owner", { surface: "slack", identityId: `${slack.team.id}:${owner.id}` }), [], (scope) =>
		announce(scope, { topic: "sales", key: text, reply: { text, audience: "channel" } }),
	);
const isAway = async () => (await query<{ away: boolean }>(database.ownerUrl, "SELECT away_since IS NOT NULL AS away FROM workspace"))[0]?.away;
const asked = () => slack.calls.filter(({ method }) => method === "usergroups.users.list").length;

beforeAll(async () => {
	slack = await startSlack({ signingSecret: SECRET });
	database = await testDatabase();
	channel = slack.addChannel();
	owner = slack.addUser({ name: "olive", isAdmin: true, locale: "nl-NL" });
	app = await start();
	await say('/shop setup "Card Corner"');
	await say("/notify here sales");
}, 60_000);
afterAll(async () => {
	await app?.stop();
	await database?.drop();
	await slack?.close();
});

test("a shop that is founded here has its founder's locale and timezone", async () => {
	expect(await query(database.ownerUrl, "SELECT locale, timezone FROM vendor")).toEqual([{ locale: "nl-NL", timezone: "Europe/Amsterdam" }]);
});

describe("a user group", () => {
	test("is asked for only once one is mapped, and remembered for a while", async () => {
		const cleo = slack.addUser({ name: "cleo" });
		const clerks = slack.addGroup({ handle: "clerks", users: [cleo] });
		expect(await say("/shop show", cleo)).toContain("not a member");
		expect(asked()).toBe(0);
		expect(await say(`/team map staff <!subteam^${clerks.id}|@clerks>`)).toContain("Whoever has @clerks here is let in as staff");
		expect(await say("/shop show", cleo)).toContain("Card Corner");
		expect(await say("/omni shop show", cleo)).toContain("Card Corner");
		expect(asked()).toBe(1);
		expect(await say("/team list")).toContain("user group @clerks");
	});

	test("changes nothing while Slack does not tell", async () => {
		const bo = slack.addUser({ name: "bo" });
		const pickers = slack.addGroup({ handle: "pickers", users: [bo] });
		await say(`/team map viewer <!subteam^${pickers.id}|@pickers>`);
		slack.failNext({ status: 500, match: /usergroups.users.list/, count: 4 });
		expect(await say("/shop show", bo)).toContain("not a member");
	}, 30_000);
});

test("a member is mentioned", async () => {
	const ana = slack.addUser({ name: "ana" });
	const code = /[A-Z0-9]{5}-[A-Z0-9]{5}/.exec(await say("/team add viewer"))?.[0] ?? "";
	await say(`/shop link ${code}`, ana);
	expect(await say(`/team role <@${ana.id}|ana> staff`)).toContain("ana is staff now (was viewer)");
	expect(await say("/team role @ana viewer")).toContain("ana is a viewer now (was staff)");
});

describe("a workspace that the app is taken out of", () => {
	test("keeps what is to be said there until the app is back and somebody types", async () => {
		slack.team.active = false;
		expect((await slack.event({ type: "app_uninstalled" }, { team: slack.team })).ack?.status).toBe(200);
		await until(async () => (await isAway()) === true);
		await tell("Sold while away");
		await new Promise((resolve) => setTimeout(resolve, 1_000));
		expect(slack.messages(channel.id).some((one) => textOf(one).includes("Sold while away"))).toBe(false);
		slack.team.active = true;
		await say("/shop show");
		await posted("Sold while away");
		expect(await isAway()).toBe(false);
	}, 40_000);

	test("a user's own token that is revoked is no reason, the bot's is", async () => {
		await slack.event({ type: "tokens_revoked", tokens: { oauth: [owner.id], bot: [] } }, { team: slack.team });
		expect(await isAway()).toBe(false);
		await slack.event({ type: "tokens_revoked", tokens: { oauth: [], bot: [slack.team.botUserId] } }, { team: slack.team });
		await until(async () => (await isAway()) === true);
		await say("/shop show");
		expect(await isAway()).toBe(false);
	}, 40_000);

	test("is noticed by a refused message alone, which waits; the next start brings it back", async () => {
		slack.team.active = false;
		await tell("Sold unheard");
		await until(async () => (await isAway()) === true);
		expect(await query(database.ownerUrl, "SELECT status FROM outbox WHERE reply->>'text' = 'Sold unheard'")).toEqual([{ status: "pending" }]);
		await app.stop();
		slack.team.active = true;
		app = await start();
		await posted("Sold unheard");
	}, 60_000);

	test("nothing that was sent breaks a rule of Slack's", () => {
		expect(slack.violations).toEqual([]);
	});
});
