import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { announce } from "../../../src/domain/vendors/services/announce.ts";
import { startTestApp, type TestApp } from "../../support/app.ts";
import { type TestDatabase, testDatabase } from "../../support/database.ts";
import { until } from "../../support/fill-shop.ts";
import { query } from "../../support/query.ts";
import { createBrowser } from "../../support/slack/browser.ts";
import { textOf } from "../../support/slack/replies.ts";
import { type Slack, startSlack } from "../../support/slack/start-slack.ts";
import type { Channel, Team, User } from "../../support/slack/world.ts";

const SECRET = "a signing secret";
let slack: Slack;
let database: TestDatabase;
let app: TestApp;

interface Place {
	team: Team;
	channel: Channel;
	boss: User;
}

async function start(): Promise<TestApp> {
	const oauth = { clientId: slack.client.id, clientSecret: slack.client.secret };
	const started = await startTestApp({
		config: { roles: ["bots", "worker"], slack: { signingSecret: SECRET, oauth, apiUrl: slack.url } },
		sweepEvery: 200,
		database: { ...database, drop: async () => {} },
	});
	slack.setTarget(`http://127.0.0.1:${started.port}/slack/events`);
	return started;
}

const browser = () => createBrowser(`http://127.0.0.1:${app.port}`);
async function install({ team, boss }: Pick<Place, "team" | "boss">) {
	const mine = browser();
	return mine.visit(slack.allow(await mine.begin(), { by: boss, team }));
}
/** A workspace in which somebody who is no admin may add apps. */
function addPlace(name: string, enterpriseId: string | null = null): Place {
	const team = slack.addTeam({ name, enterpriseId });
	team.active = false;
	return { team, channel: slack.addChannel({ team }), boss: slack.addUser({ team, name: `boss-of-${name.toLowerCase().replace(/\W/g, "")}` }) };
}
const say = async ({ boss, channel }: Pick<Place, "boss" | "channel">, line: string) =>
	textOf(await slack.reply(await slack.command({ by: boss, in: channel }, line)));
const posted = ({ channel }: Pick<Place, "channel">, what: string) =>
	slack.waitFor(() => slack.messages(channel.id).find((one) => textOf(one).includes(what)), `"${what}" in the channel`, 20_000);
const tell = ({ team, boss }: Place, text: string) =>
	app.as(app.caller(team.id, "owner", { surface: "slack", identityId: `${team.enterpriseId ?? team.id}:${boss.id}` }), [], (scope) =>
		announce(scope, { topic: "sales", key: text, reply: { text, audience: "channel" } }),
	);
const isAway = async ({ team }: Pick<Place, "team">) =>
	(await query<{ away: boolean }>(database.ownerUrl, "SELECT away_since IS NOT NULL AS away FROM workspace WHERE external_id = $1", [team.id]))[0]?.away;
const greetings = ({ boss }: Pick<Place, "boss">) => slack.calls.filter(({ method, args }) => method === "chat.postMessage" && args.channel === boss.id);
const lastToken = (method: string) => slack.calls.findLast((call) => call.method === method)?.token;

let one: Place;
let two: Place;

beforeAll(async () => {
	slack = await startSlack({ signingSecret: SECRET });
	database = await testDatabase();
	app = await start();
	one = addPlace("Card Corner");
	two = addPlace("Game Garage");
}, 60_000);
afterAll(async () => {
	await app?.stop();
	await database?.drop();
	await slack?.close();
});

describe("installing the app", () => {
	test("asks for what the app uses and no more, and comes back to our address", async () => {
		const asked = new URL(await browser().begin());
		expect(asked.pathname).toBe("/oauth/v2/authorize");
		expect(Object.fromEntries(asked.searchParams)).toEqual({
			scope: "commands,chat:write,chat:write.public,files:write,im:write,users:read,usergroups:read",
			state: expect.stringMatching(/^[\w-]{43}$/),
			client_id: slack.client.id,
			redirect_uri: "https://stock.example.com/slack/oauth_redirect",
		});
	});

	test("is done in two workspaces, each of which is answered and told with its own token", async () => {
		for (const [place, name] of [
			[one, "Card Corner"],
			[two, "Game Garage"],
		] as const) {
			const page = await install(place);
			expect(page).toMatchObject({ status: 200, text: expect.stringContaining(`Omni-Stock is in ${name}`) });
			// Who put the app there may found the shop, though they are no admin.
			expect(await say(place, `/shop setup "${name}"`)).toContain(`${name} is set up`);
			await say(place, "/notify here sales");
		}
		for (const place of [one, two]) {
			await tell(place, `Sold in ${place.team.name}`);
			await posted(place, `Sold in ${place.team.name}`);
			expect(lastToken("chat.postMessage")).toBe(place.team.botToken);
		}
		expect(slack.messages(two.channel.id).some((message) => textOf(message).includes("Sold in Card Corner"))).toBe(false);
	}, 40_000);

	test("keeps the token sealed, where no other role comes near it", async () => {
		const rows = await query<{ row: string }>(database.ownerUrl, "SELECT chat_installation::text AS row FROM chat_installation WHERE sealed IS NOT NULL");
		expect(rows).toHaveLength(2);
		for (const { row } of rows) for (const secret of [one.team.botToken, two.team.botToken, one.boss.id]) expect(row).not.toContain(secret);
	});

	test("greets whoever did it, once: not when it is done again, and not after a restart", async () => {
		expect(greetings(one)).toHaveLength(1);
		expect(String(greetings(one)[0]?.args.text)).toMatch(/\/shop setup[\s\S]*\/notify here sales/);
		await app.stop();
		app = await start();
		await install(one);
		await slack.event({ type: "app_home_opened", user: one.boss.id, channel: one.boss.id, tab: "messages" }, { team: one.team });
		await say(one, "/shop show");
		expect(greetings(one)).toHaveLength(1);
	}, 40_000);

	test("done again replaces the token", async () => {
		const before = one.team.botToken;
		await install(one);
		expect(one.team.botToken).not.toBe(before);
		await tell(one, "Sold with the new token");
		await posted(one, "Sold with the new token");
		expect(lastToken("chat.postMessage")).toBe(one.team.botToken);
	}, 40_000);

	test("that a person cancels says so and leaves nothing", async () => {
		const mine = browser();
		const state = new URL(await mine.begin()).searchParams.get("state") ?? "";
		const page = await mine.visit(`https://stock.example.com/slack/oauth_redirect?error=access_denied&state=${state}`);
		expect(page).toMatchObject({ status: 400, text: expect.stringContaining("Nothing was installed") });
	});

	test.each([
		["in another browser", async (url: string) => browser().visit(url)],
		[
			"a second time",
			async (url: string, mine: ReturnType<typeof browser>) => {
				await mine.visit(url, { keepCookies: true });
				return mine.visit(url);
			},
		],
		[
			"too late",
			async (url: string, mine: ReturnType<typeof browser>) => {
				await query(database.ownerUrl, "UPDATE install_state SET expires_at = now()");
				return mine.visit(url);
			},
		],
		["with a state of one's own", async (url: string, mine: ReturnType<typeof browser>) => mine.visit(url.replace(/state=[^&]*/, "state=mine"))],
	])("that comes back %s is refused", async (_case, come) => {
		const place = addPlace("Elsewhere");
		const mine = browser();
		const page = await come(slack.allow(await mine.begin(), { by: place.boss, team: place.team }), mine);
		expect(page).toMatchObject({ status: 400, text: expect.stringMatching(/good once, for 10 minutes[\s\S]*href="install"/) });
	});

	test("with a code that Slack does not know tells its word, and nothing of the code", async () => {
		const mine = browser();
		const state = new URL(await mine.begin()).searchParams.get("state") ?? "";
		const page = await mine.visit(`https://stock.example.com/slack/oauth_redirect?code=forged&state=${state}`);
		expect(page).toMatchObject({ status: 502, text: expect.stringContaining("invalid_code") });
		expect(page.text).not.toContain("forged");
	});
});

describe("a workspace that the app is taken out of", () => {
	const uninstalled = (team: Team, at?: number) => slack.event({ type: "app_uninstalled" }, { team, ...(at !== undefined && { at }) });
	const revoked = (team: Team) => slack.event({ type: "tokens_revoked", tokens: { oauth: [], bot: [team.botUserId] } }, { team });
	const installed = async ({ team }: Place) =>
		(await query(database.ownerUrl, "SELECT FROM chat_installation WHERE external_id = $1 AND sealed IS NOT NULL", [team.id])).length;

	test.each([
		["the uninstallation first", [uninstalled, revoked, uninstalled, revoked]],
		["the revocation first", [revoked, uninstalled, revoked, uninstalled]],
	])(
		"forgets its token and keeps what is to be said, %s, each told twice",
		async (order, news) => {
			one.team.active = false;
			for (const event of news) expect((await event(one.team)).ack?.status).toBe(200);
			await until(async () => (await isAway(one)) === true && (await installed(one)) === 0);
			await tell(one, `Kept: ${order}`);
			// The other shop's business goes on.
			await tell(two, `Meanwhile: ${order}`);
			await posted(two, `Meanwhile: ${order}`);
			expect(await isAway(two)).toBe(false);
			expect(await query(database.ownerUrl, "SELECT status FROM outbox WHERE reply->>'text' = $1", [`Kept: ${order}`])).toEqual([{ status: "pending" }]);
			expect((await install(one)).status).toBe(200);
			await posted(one, `Kept: ${order}`);
			expect(await isAway(one)).toBe(false);
			expect(await say(one, "/shop show")).toContain("Card Corner");
		},
		60_000,
	);

	test("is told the newest of what it missed, and how much more there was", async () => {
		one.team.active = false;
		await uninstalled(one.team);
		await until(async () => (await isAway(one)) === true);
		await tell(one, "The last of many");
		await query(
			database.ownerUrl,
			`INSERT INTO outbox (vendor_id, workspace_id, channel_id, dedupe_key, reply, created_at)
			SELECT vendor_id, workspace_id, channel_id, 'old:' || n, jsonb_build_object('text', 'Old news ' || n, 'audience', 'channel'), now() - interval '8 days'
			FROM outbox, generate_series(1, 30) n WHERE reply->>'text' = 'The last of many'`,
		);
		await install(one);
		await posted(one, "The last of many");
		await posted(one, "30 older messages for this channel were left out");
		expect(slack.messages(one.channel.id).some((message) => textOf(message).includes("Old news"))).toBe(false);
	}, 60_000);

	test("is not taken out by news that are older than its return", async () => {
		await uninstalled(one.team, Date.now() - 60_000);
		await say(one, "/shop show");
		expect([await installed(one), await isAway(one)]).toEqual([1, false]);
	});

	test("is noticed by a refused message alone, which waits for the return", async () => {
		two.team.active = false;
		await tell(two, "Sold unheard");
		await until(async () => (await isAway(two)) === true);
		expect((await install(two)).status).toBe(200);
		await posted(two, "Sold unheard");
	}, 60_000);
});

describe("an organisation", () => {
	test("installs the app for all of its workspaces; leaving, it leaves them all", async () => {
		const group = slack.addOrganisation("Card Group");
		const north = addPlace("North", group.id);
		const south = addPlace("South", group.id);
		const mine = browser();
		expect((await mine.visit(slack.allow(await mine.begin(), { by: north.boss, organisation: group }))).text).toContain("Omni-Stock is in Enterprise");
		north.boss.isAdmin = south.boss.isAdmin = true;
		for (const place of [north, south]) {
			expect(await say(place, `/shop setup "${place.team.name}"`)).toContain("is set up");
			await say(place, "/notify here sales");
			await tell(place, `Sold ${place.team.name}`);
			await posted(place, `Sold ${place.team.name}`);
			expect(lastToken("chat.postMessage")).toBe(group.botToken);
		}
		expect(await query(database.ownerUrl, "SELECT is_organisation FROM chat_installation WHERE external_id = $1", [group.id])).toEqual([
			{ is_organisation: true },
		]);
		group.active = false;
		await slack.event({ type: "app_uninstalled" }, { team: north.team, organisation: group });
		await until(async () => (await isAway(north)) === true && (await isAway(south)) === true);
		const again = browser();
		await again.visit(slack.allow(await again.begin(), { by: north.boss, organisation: group }));
		await until(async () => (await isAway(north)) === false && (await isAway(south)) === false);
	}, 60_000);
});

test("nothing that was sent breaks a rule of Slack's", () => {
	expect(slack.violations).toEqual([]);
});
