import { createReadStream, statSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Caller } from "../../src/bots/caller.ts";
import type { Reply } from "../../src/domain/core/reply.ts";
import { startTestApp, type TestApp } from "../support/app.ts";
import { type Discord, startDiscord } from "../support/discord/start-discord.ts";
import type { Channel, Member } from "../support/discord/world.ts";
import { until } from "../support/fill-shop.ts";
import { ledgerFaults } from "../support/ledger-faults.ts";
import { query } from "../support/query.ts";
import { postAsShopify, shopifyOrder } from "../support/shopify.ts";
import { textOf } from "../support/slack/replies.ts";
import { type Slack, startSlack } from "../support/slack/start-slack.ts";
import type { Channel as SlackChannel, User } from "../support/slack/world.ts";

/** A whole shop's catalogue where CATALOGUE_CSV names one; otherwise the demo's. */
const CATALOGUE = process.env.CATALOGUE_CSV ?? "src/demo/catalogue.csv";
const SKU = "PKM-SWSH10.5-055-H-NM";
const SECRET = "a-signing-secret";
const PATIENCE = 240_000;

let discord: Discord;
let slack: Slack;
let app: TestApp;
let console_: Caller;
let discordChannel: Channel;
let discordOwner: Member;
let slackChannel: SlackChannel;
let slackUser: User;

beforeAll(async () => {
	discord = await startDiscord();
	slack = await startSlack({ signingSecret: SECRET });
	const guild = discord.addGuild({ name: "Card Corner", channels: ["sales"] });
	discordChannel = guild.channels[0] as Channel;
	discordOwner = discord.addMember(guild, { globalName: "Olive", manageServer: true });
	slackChannel = slack.addChannel();
	slackUser = slack.addUser({ name: "olive", isAdmin: true });
	app = await startTestApp({
		config: {
			roles: ["web", "bots", "worker"],
			discord: { token: discord.token, apiUrl: discord.url },
			slack: { signingSecret: SECRET, botToken: slack.token, apiUrl: slack.url },
		},
	});
	slack.setTarget(`http://127.0.0.1:${app.port}/slack/events`);
	await discord.waitFor(() => (discord.commands().length > 0 ? true : undefined), "the commands to be registered");
	console_ = app.caller("local", "owner", { surface: "console", identityId: "local", channelId: "console" });
}, 60_000);

afterAll(async () => {
	expect(await ledgerFaults(app.database.ownerUrl)).toEqual([]);
	await app.stop();
	await discord.close();
	await slack.close();
});

async function type(text: string) {
	const answer = await app.dispatcher.runText(text, console_);
	if (!answer.ok) throw new Error(`${text}: ${answer.reply.text}`);
	return answer.reply;
}

/** Follows an answer's progress until it rests: a plan that is made, an operation that has ended. */
async function follow(reply: Reply): Promise<Reply> {
	let latest = reply;
	while (latest.progress?.active) {
		await new Promise((resolve) => setTimeout(resolve, 200));
		latest = await type(latest.progress.command);
	}
	return latest;
}

async function confirm(preview: Reply): Promise<string> {
	const { actions = [] } = await follow(preview);
	const command = actions.find((action) => action.command.startsWith("/bulk confirm"))?.command ?? "";
	await follow(await type(command));
	return /B-\d+/.exec(command)?.[0] ?? "";
}

const totals = () =>
	query<{ items: number; copies: number; value: string }>(
		app.database.ownerUrl,
		"SELECT count(*)::int AS items, sum(on_hand)::int AS copies, sum(price_minor * on_hand)::text AS value FROM item JOIN stock_level ON stock_level.item_id = item.id",
	);

test("a real catalogue is imported as previewed, repriced and restored", { timeout: PATIENCE }, async () => {
	await type('/shop setup "Card Corner"');
	const file = { name: "catalogue.csv", size: statSync(CATALOGUE).size, open: () => createReadStream(CATALOGUE) };
	const preview = await app.dispatcher.runCommand("bulk import", { file }, console_);
	await confirm(preview.reply);
	const [imported] = await totals();
	if (process.env.CATALOGUE_CSV) expect(imported).toEqual({ items: 47_147, copies: 131_817, value: "172718435" });
	expect(imported?.items).toBeGreaterThan(1_000);

	const again = await app.dispatcher.runCommand("bulk import", { file: { ...file, open: () => createReadStream(CATALOGUE) } }, console_);
	const nothing = await follow(again.reply);
	expect(nothing.text).toContain("nothing would change");
	expect(nothing.actions?.some(({ command }) => command.startsWith("/bulk confirm")) ?? false).toBe(false);

	const operation = await confirm(await type("/bulk price change:+5% category:tcg-single round:.99"));
	expect(await totals()).not.toEqual([imported]);
	await confirm(await type(`/bulk undo ${operation}`));
	expect(await totals()).toEqual([imported]);
});

test("it is found and sold from Discord", { timeout: 60_000 }, async () => {
	const code = /[A-Z0-9]{5}-[A-Z0-9]{5}/.exec((await type("/shop invite role:owner")).text)?.[0] ?? "";
	const here = { by: discordOwner, in: discordChannel };
	await discord.reply(discord.command(here, "/shop link", { code }).id);
	const found = await discord.reply(discord.command(here, "/find", { words: "charizard" }).id);
	expect(JSON.stringify(found.data)).toContain("Charizard");
	discord.command(here, "/sell", { sku: SKU });
	await discord.waitFor(() => discord.messages(discordChannel.id).find(({ data }) => data.content.includes("Sold 1 ×")), "the sale in the channel");
	discord.command(here, "/notify here");
	await until(async () => (await query(app.database.ownerUrl, "SELECT 1 FROM subscription")).length > 0);
	expect(discord.violations).toEqual([]);
});

test("it is found and sold from Slack", { timeout: 60_000 }, async () => {
	const code = /[A-Z0-9]{5}-[A-Z0-9]{5}/.exec((await type("/shop invite role:owner")).text)?.[0] ?? "";
	const say = async (line: string) => textOf(await slack.reply(await slack.command({ by: slackUser, in: slackChannel }, line)));
	expect(await say(`/shop link ${code}`)).toContain("Card Corner");
	expect(await say("/find charizard condition:NM")).toContain("Charizard");
	expect(await say("/omni find charizard")).toContain("Charizard");
	expect(await say(`/sell ${SKU}`)).toContain("Sold 1 ×");
	expect(slack.violations).toEqual([]);
});

test("a signed Shopify order reserves it once and tells the subscribed channel", { timeout: 60_000 }, async () => {
	const connected = await type(`/market connect shopify corner.myshopify.com secret:${SECRET}`);
	const published = connected.fields?.find(({ value }) => value.includes("/webhooks/shopify/"))?.value ?? "";
	const delivery = {
		url: `http://127.0.0.1:${app.port}${new URL(published).pathname}`,
		secret: SECRET,
		body: shopifyOrder({ name: "#1001", lines: [{ id: "466157049466157049", sku: SKU, quantity: 1 }] }),
		eventId: "event-1",
		webhookId: "webhook-1",
	};
	for (let time = 0; time < 3; time++) expect((await postAsShopify(delivery)).status).toBe(200);
	await discord.waitFor(
		() => discord.messages(discordChannel.id).find(({ data }) => JSON.stringify(data).includes("#1001")),
		"the news in the channel",
		20_000,
	);
	const stock = await query(app.database.ownerUrl, "SELECT on_hand, committed FROM stock_level JOIN item ON item.id = item_id WHERE sku = $1", [SKU]);
	expect(stock).toEqual([{ on_hand: 1, committed: 1 }]);
	expect(await query(app.database.ownerUrl, "SELECT external_id FROM sales_order WHERE connection_id IS NOT NULL")).toEqual([
		{ external_id: "820982911946154508" },
	]);
});
