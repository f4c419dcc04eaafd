import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { createSlack, type RunningSlack } from "../../../src/bots/slack/start-slack.ts";
import { createVault } from "../../../src/domain/core/vault.ts";
import { until } from "../../support/fill-shop.ts";
import { textOf } from "../../support/slack/replies.ts";
import { type Slack, startSlack } from "../../support/slack/start-slack.ts";
import type { Channel, User } from "../../support/slack/world.ts";
import { TEST_SECRET_KEY } from "../../support/test-secret-key.ts";
import { talkDispatcher } from "../talk-commands.ts";

const { dispatcher } = talkDispatcher();
const logged: string[] = [];
const left: string[] = [];
const note = (_facts: object, message: string) => void logged.push(message);
const log = { info: note, warn: note, error: note };
const presence = { left: async (id: string) => void left.push(id), entered: async () => {}, settle: async () => {} };
const greeted: string[] = [];
const welcome = async ({ externalId }: { externalId: string }) => void greeted.push(externalId);
let slack: Slack;
let app: RunningSlack;
let ana: User;
let channel: Channel;

const parts = { dispatcher, complete: async () => [], vault: createVault(TEST_SECRET_KEY), presence, welcome, log };
const connect = (appToken: string) => createSlack({ appToken, botToken: slack.token, apiUrl: slack.url, ...parts });

beforeAll(async () => {
	slack = await startSlack({ signingSecret: "none is needed" });
	ana = slack.addUser({ name: "ana" });
	channel = slack.addChannel();
	app = connect(slack.appToken);
	app.listen();
	await slack.waitFor(() => slack.socket.isOpen() || undefined, "the app to connect");
}, 30_000);
afterAll(async () => {
	await app?.stop();
	await slack?.close();
});
afterEach(() => expect(slack.violations).toEqual([]));

const say = async (line: string) => slack.reply(await slack.command({ by: ana, in: channel }, line));

test("commands, buttons and forms come by the socket and are answered", async () => {
	const found = await say("/find charizard");
	expect(textOf(found)).toContain("Found charizard");
	expect(textOf(await slack.reply(await slack.press(found, "More", ana)))).toContain("Found charizard");
	const opened = await slack.command({ by: ana, in: channel }, "/shop note");
	expect((await slack.view(opened)).open).toBe(true);
});

test("a command that Slack sends twice is carried out once", async () => {
	const calls = () => slack.calls.filter(({ method }) => method === "chat.postMessage").length;
	const sent = await slack.command({ by: ana, in: channel }, "/price set A-1 12.50");
	await slack.reply(sent);
	const before = calls();
	await slack.socket.send("slash_commands", {
		command: "/price",
		text: "set A-1 12.50",
		team_id: slack.team.id,
		team_domain: "cards",
		user_id: ana.id,
		user_name: ana.name,
		channel_id: channel.id,
		trigger_id: sent.triggerId,
		response_url: sent.responseUrl,
	});
	await say("/find snorlax");
	expect(calls()).toBe(before);
});

test("events come too: that the app was taken out, and that somebody looks at it", async () => {
	await slack.event({ type: "tokens_revoked", tokens: { bot: [slack.team.botUserId] } }, { team: slack.team });
	await slack.event({ type: "app_home_opened", user: ana.id, channel: "D1", tab: "messages" }, { team: slack.team });
	await until(async () => left.includes(slack.team.id) && greeted.includes(slack.team.id));
});

test("a connection that Slack renews is made again", async () => {
	const before = slack.socket.connections();
	slack.socket.renew();
	await slack.waitFor(() => (slack.socket.connections() > before && slack.socket.isOpen()) || undefined, "the app to come again");
	expect(textOf(await say("/find pikachu"))).toContain("Found pikachu");
});

test("a refused app-level token is told, and not tried again", async () => {
	const refused = connect("xapp-wrong");
	refused.listen();
	await until(async () => logged.some((line) => line.includes("SLACK_APP_TOKEN is refused")));
	await refused.stop();
});
