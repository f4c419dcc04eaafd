import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestApp, type TestApp } from "../../support/app.ts";
import { textOf } from "../../support/slack/replies.ts";
import { type Slack, startSlack } from "../../support/slack/start-slack.ts";
import type { Channel, User } from "../../support/slack/world.ts";

const SECRET = "a signing secret";
let slack: Slack;
let app: TestApp;
let channel: Channel;
let owner: User;

beforeAll(async () => {
	slack = await startSlack({ signingSecret: SECRET });
	channel = slack.addChannel();
	owner = slack.addUser({ name: "olive", isAdmin: true });
	app = await startTestApp({ config: { roles: ["bots"], slack: { signingSecret: SECRET, botToken: slack.token, apiUrl: slack.url } } });
	slack.setTarget(`http://127.0.0.1:${app.port}/slack/events`);
	await say('/shop setup "Card Corner"');
	await say("/item new SNO-1 Snorlax other 5 quantity:1");
}, 60_000);
afterAll(async () => {
	await app?.stop();
	await slack?.close();
});

const say = async (line: string, by = owner) => textOf(await slack.reply(await slack.command({ by, in: channel }, line)));
const open = (by: User, tab: "home" | "messages" = "home") =>
	slack.event({ type: "app_home_opened", user: by.id, channel: slack.directMessage(by).id, tab, event_ts: "1" }, { team: slack.team });
const homeOf = (by: User, what: string) =>
	slack.waitFor(() => slack.homes(by).find((view) => JSON.stringify(view.view).includes(what)), `"${what}" in the Home`);

test("opening the Home shows the shop at a glance, and anew each time", async () => {
	await open(owner);
	const home = await homeOf(owner, "1 item runs low.");
	expect(JSON.stringify(home.view)).toContain("Snorlax (SNO-1): 1 left");
	expect((home.view.blocks as unknown[]).length).toBeLessThan(100);
	await say("/sell SNO-1");
	await open(owner);
	await homeOf(owner, "Today: 1 order, 1 copy, $5.00.");
	expect(slack.violations).toEqual([]);
});

test("a button of the Home is answered in the messages with the person", async () => {
	const home = await homeOf(owner, "Today: 1 order");
	await slack.pressInHome(home, "All that is low", {});
	const answer = await slack.waitFor(
		() => slack.messages(slack.directMessage(owner).id).find((message) => textOf(message).includes("1 item is low")),
		"the answer in the messages",
	);
	expect(textOf(answer)).toContain("SNO-1");
	expect(slack.violations).toEqual([]);
});

test("who is not in the team is told so, and sees nothing of the shop", async () => {
	const stranger = slack.addUser({ name: "stan" });
	await open(stranger);
	const home = await homeOf(stranger, "not a member");
	expect(JSON.stringify(home.view)).not.toContain("Snorlax");
});

test("the messages tab is no Home", async () => {
	const views = slack.homes(owner).length;
	await open(owner, "messages");
	await say("/shop show");
	expect(slack.homes(owner)).toHaveLength(views);
});
