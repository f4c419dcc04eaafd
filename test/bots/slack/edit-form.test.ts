import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { createSlack, type RunningSlack } from "../../../src/bots/slack/start-slack.ts";
import { createVault } from "../../../src/domain/core/vault.ts";
import { startTestApp, type TestApp } from "../../support/app.ts";
import { textOf } from "../../support/slack/replies.ts";
import { type Slack, startSlack } from "../../support/slack/start-slack.ts";
import type { Channel, StoredMessage, StoredView, Team, User } from "../../support/slack/world.ts";
import { TEST_SECRET_KEY } from "../../support/test-secret-key.ts";

const SECRET = "a signing secret";
let slack: Slack;
let app: TestApp;
let channel: Channel;
let other: { team: Team; channel: Channel; owner: User };
let owner: User;
let restarted: { app: RunningSlack; server: Server } | undefined;

beforeAll(async () => {
	slack = await startSlack({ signingSecret: SECRET });
	channel = slack.addChannel();
	owner = slack.addUser({ name: "olive", isAdmin: true });
	const team = slack.addTeam({ name: "Other Corner" });
	other = { team, channel: slack.addChannel({ team }), owner: slack.addUser({ team, name: "oscar", isAdmin: true }) };
	app = await startTestApp({ config: { roles: ["bots"], slack: { signingSecret: SECRET, botToken: slack.token, apiUrl: slack.url } } });
	slack.setTarget(`http://127.0.0.1:${app.port}/slack/events`);
	await say('/shop setup "Card Corner"');
	await say("/item new SNO-1 Snorlax other 5 quantity:1");
	await say("/item new SNO-2 Snorlax other 6 quantity:2");
	await say('/shop setup "Other Corner"', other.owner, other.channel);
	await say("/item new SNO-9 Snorlax other 7 quantity:3", other.owner, other.channel);
}, 60_000);
afterAll(async () => {
	await restarted?.app.stop();
	restarted?.server.close();
	await app?.stop();
	await slack?.close();
});
afterEach(() => expect(slack.violations).toEqual([]));

/** From now on another one answers, which knows nothing of what the first has seen. */
const restart = async () => {
	const { dispatcher, complete } = app;
	const log = { info: () => {}, warn: () => {}, error: () => {} };
	const parts = { dispatcher, complete, vault: createVault(TEST_SECRET_KEY), log };
	const next = createSlack({ signingSecret: SECRET, botToken: slack.token, apiUrl: slack.url, ...parts });
	const server = express().use(next.router).listen(0, "127.0.0.1");
	restarted = { app: next, server };
	await new Promise((resolve) => server.once("listening", resolve));
	slack.setTarget(`http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`);
};
const type = async (line: string, by = owner, where = channel) => slack.reply(await slack.command({ by, in: where }, line));
const say = async (line: string, by = owner, where = channel) => textOf(await type(line, by, where));
const edit = async (message: StoredMessage, by = owner, label = "Edit") => slack.view(await slack.press(message, label, by));
const field = (view: StoredView, name: string) => (view.view.blocks as { block_id: string }[]).find((block) => block.block_id === name);
const values = (options: Awaited<ReturnType<Slack["suggest"]>>) => options.map(({ value }) => value);
const inChannel = (what: string) =>
	slack.waitFor(() => slack.messages(channel.id).find((message) => textOf(message).includes(what)), `"${what}" in the channel`);

test("what is missing is filled into a form that has what was typed, and runs in the channel", async () => {
	const refused = await type("/price set SNO-1");
	expect(textOf(refused)).toContain("/price set needs price.");
	const view = await edit(refused);
	expect(view.view).toMatchObject({ title: { text: "/price set" }, submit: { text: "Send" } });
	expect(field(view, "sku")).toMatchObject({ element: { type: "external_select", initial_option: { value: "SNO-1" } }, optional: false });
	expect(field(view, "price")).toMatchObject({ hint: { text: "⚠ /price set needs price." }, optional: false });
	await slack.submit(view, { price: "7" });
	expect(view.open).toBe(false);
	const answer = await inChannel("SNO-1: $5.00 → $7.00");
	expect(answer.ephemeralFor).toBeNull();
});

test("what is wrong is told at its field while the form stays open", async () => {
	const view = await edit(await type("/stock receive SNO-1 many location:Main"));
	expect(field(view, "quantity")).toMatchObject({
		hint: { text: '⚠ quantity: "many" does not fit: it is not a whole number.' },
		element: { initial_value: "many" },
	});
	await slack.submit(view, { quantity: "lots" });
	expect(view.errors).toEqual({ quantity: 'quantity: "lots" does not fit: it is not a whole number.' });
	expect(view.open).toBe(true);
	const [, place] = values(await slack.suggest(view, "location", ""));
	await slack.submit(view, { quantity: "4", location: String(place) });
	await inChannel("Received 4 copies of SNO-1");
});

test("a SKU that does not exist is named, and the menu offers those of this shop alone", async () => {
	const view = await edit(await type("/sell SNO-7 2"));
	expect(field(view, "sku")).toMatchObject({ hint: { text: expect.stringContaining("SNO-7") } });
	expect(values(await slack.suggest(view, "sku", "sno"))).toEqual(["SNO-1", "SNO-2", "sno"]);
	await slack.submit(view, { sku: "SNO-2" });
	await inChannel("Sold 2");
});

test("a menu that may stay empty is emptied again by a choice of its own", async () => {
	const view = await edit(await type("/find snorlax category:others location:Main"));
	await slack.submit(view, { category: "other" });
	expect(view.open).toBe(false);
	await type("/account language de");
	const german = await edit(await type("/find snorlax category:others location:Nowhere"), owner, "Bearbeiten");
	expect(values(await slack.suggest(german, "location", "nothing"))).toEqual(["nothing"]);
	const [nothing] = await slack.suggest(german, "location", "");
	expect(nothing).toMatchObject({ text: { text: "(nichts)" } });
	expect(field(german, "category")).toMatchObject({ element: { options: expect.arrayContaining([nothing]) } });
	expect(JSON.stringify(field(german, "words"))).not.toContain("(nichts)");
	await slack.submit(german, { category: String(nothing?.value), location: String(nothing?.value) });
	expect(german.open).toBe(false);
	await slack.waitFor(
		() => slack.messages(channel.id, { seenBy: owner.id }).find((message) => textOf(message).includes("2 Artikel gefunden")),
		"what is found without both",
	);
	await type("/account language auto");
});

test("words that fit nowhere are told above the fields", async () => {
	const view = await edit(await type("/item new NEW-1 Mew two other 3"));
	expect(JSON.stringify(field(view, "category"))).not.toContain("initial_option");
	const strange = await edit(await type("/item new NEW-1 Mew other 3 colour:red"));
	expect((strange.view.blocks as object[])[0]).toMatchObject({ type: "section", text: { text: expect.stringContaining('no option "colour:"') } });
	await slack.submit(strange, { title: "Mew & two" });
	await inChannel("Mew & two");
});

test("after a restart the button opens the form, and the open form runs", async () => {
	const refused = await type("/price set SNO-2");
	const view = await edit(await type("/price set SNO-2 abc"));
	await restart();
	await slack.submit(view, { price: "8" });
	await inChannel("SNO-2: $6.00 → $8.00");
	await slack.submit(await edit(refused), { price: "9" });
	await inChannel("SNO-2: $8.00 → $9.00");
});

test("it is for who typed it alone, and for the workspace that it was typed in", async () => {
	const refused = await type("/price set SNO-1");
	const sam = slack.addUser({ name: "sam" });
	const stolen = await slack.press({ ...refused, ephemeralFor: sam.id }, "Edit", sam);
	expect(textOf(await slack.reply(stolen))).toContain("Only who typed a command can edit it.");
	const theirs = await type("/price set SNO-9", other.owner, other.channel);
	const button = (message: StoredMessage) => (message.blocks.at(-1) as { elements: { value: string }[] }).elements[0];
	const [mine, target] = [button(refused), button(theirs)];
	if (!mine || !target) throw new Error("Both have a button");
	target.value = mine.value;
	expect(textOf(await slack.reply(await slack.press(theirs, "Edit", other.owner)))).toContain("Only who typed a command can edit it.");
	target.value = `${mine.value}x`;
	expect(textOf(await slack.reply(await slack.press(theirs, "Edit", other.owner)))).toContain("no longer works");
});

test("no secret goes along, and what no words mend is no form", async () => {
	const refused = await type("/market connect shopify 'no where' secret:very-secret-indeed");
	const view = await edit(refused);
	expect(JSON.stringify(view.view)).not.toContain("very-secret");
	for (const line of ["/undo", "/no such", "/shop show"]) expect(JSON.stringify(await type(line))).not.toContain("omni1edit");
});
