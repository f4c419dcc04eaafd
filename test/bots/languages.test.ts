import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CONSOLE_TOKEN, startTestApp, type TestApp } from "../support/app.ts";
import { type Discord, startDiscord } from "../support/discord/start-discord.ts";
import type { Channel as DiscordChannel, Guild, Member } from "../support/discord/world.ts";
import { query } from "../support/query.ts";
import { postAsShopify, shopifyOrder } from "../support/shopify.ts";
import { textOf } from "../support/slack/replies.ts";
import { type Slack, startSlack } from "../support/slack/start-slack.ts";
import type { Channel as SlackChannel, User } from "../support/slack/world.ts";

const SIGNING_SECRET = "a signing secret";

let app: TestApp;
let discord: Discord;
let slack: Slack;
let guild: Guild;
let general: DiscordChannel;
/** Of Germany, and of the United States. */
let olive: Member;
let ana: Member;
let team: SlackChannel;

beforeAll(async () => {
	discord = await startDiscord();
	slack = await startSlack({ signingSecret: SIGNING_SECRET });
	guild = discord.addGuild({ name: "Kartenecke", channels: ["allgemein"] });
	general = guild.channels[0] as DiscordChannel;
	olive = discord.addMember(guild, { globalName: "Olive", manageServer: true, locale: "de" });
	ana = discord.addMember(guild, { globalName: "Ana", locale: "en-US" });
	team = slack.addChannel();
	app = await startTestApp({
		config: {
			roles: ["web", "bots", "worker"],
			discord: { token: discord.token, apiUrl: discord.url },
			slack: { signingSecret: SIGNING_SECRET, botToken: slack.token, apiUrl: slack.url },
		},
	});
	slack.setTarget(`http://127.0.0.1:${app.port}/slack/events`);
	await discord.waitFor(() => (discord.commands().length > 0 ? true : undefined), "the commands to be registered");
}, 60_000);
afterAll(async () => {
	await app.stop();
	await discord.close();
	await slack.close();
});

const replyTo = async (by: Member, line: string, values = {}) => (await discord.reply(discord.command({ by, in: general }, line, values).id)).data;
const posted = (what: string | RegExp) =>
	discord.waitFor(
		() => discord.messages(general.id).find(({ data }) => (typeof what === "string" ? data.content.includes(what) : what.test(data.content))),
		`${what} in the channel`,
	);

describe("Discord", () => {
	test("is told what each command and option is for, in German too", () => {
		const price = discord.commands().find(({ name }) => name === "price");
		const set = price?.options?.find(({ name }) => name === "set");
		expect(set).toMatchObject({
			description: "Set an item's price",
			description_localizations: { de: "Setze den Preis eines Artikels" },
			options: expect.arrayContaining([expect.objectContaining({ name: "sku", description_localizations: { de: "SKU des Artikels" } })]),
		});
	});

	test("who has set German there founds a German shop, and is answered in German: errors, forms, amounts, dates and buttons", async () => {
		expect((await replyTo(olive, "/find", { words: "glurak" })).content).toMatch(/nicht.*Shop|keinem Shop/s);
		expect((await replyTo(olive, "/shop setup", { name: "Kartenecke", currency: "EUR", timezone: "Europe/Berlin" })).content).toContain("Kartenecke");
		expect(await query(app.database.ownerUrl, "SELECT language, locale FROM vendor WHERE name = 'Kartenecke'")).toEqual([{ language: "de", locale: "de" }]);

		discord.command({ by: olive, in: general }, "/item new", { sku: "GLU-1", title: "Glurak", category: "tcg-single", price: "1234,50", quantity: 3 });
		const made = await posted("GLU-1");
		expect(JSON.stringify(made.data.components)).toContain("Rückgängig");
		expect((await replyTo(olive, "/price set", { sku: "GLU-1", price: "1.234" })).content).toContain("kann 1234 oder 1,234 heißen");
		expect((await replyTo(olive, "/price set", { sku: "GLU-9", price: "1" })).content).toContain("GLU-9");
		expect(JSON.stringify((await replyTo(olive, "/item show", { sku: "GLU-1" })).embeds)).toMatch(/1\W+234,50.€/);
		const form = discord.command({ by: olive, in: general }, "/sell");
		expect(await discord.modal(form.id)).toMatchObject({ title: "Verkaufen" });
		const help = await replyTo(olive, "/help", { words: "price set" });
		expect(JSON.stringify(help)).toContain("Setze den Preis eines Artikels");
	});

	test("others there are answered in theirs; two at once do not mix", async () => {
		const lines = [olive, ana, olive, ana, ana, olive].map(async (by) => [by, (await replyTo(by, "/help", { words: "price set" })).embeds] as const);
		for (const [by, embeds] of await Promise.all(lines)) {
			expect(JSON.stringify(embeds)).toContain(by === olive ? "Der neue Preis" : "The new price");
			expect(JSON.stringify(embeds)).not.toContain(by === olive ? "The new price" : "Der neue Preis");
		}
	});

	test("their own choice goes before what the platform tells, is told of, and is taken back by its button", async () => {
		const chosen = await discord.reply(discord.command({ by: ana, in: general }, "/account language", { language: "de" }).id);
		expect(chosen.data.content).toContain("Antworten auf Deutsch");
		expect((await replyTo(ana, "/price set", { sku: "GLU-1", price: "1.234" })).content).not.toContain("can be read");
		expect((await replyTo(ana, "/account show")).content).toContain("auf Deutsch");
		const undone = await discord.reply(discord.press(chosen, "Rückgängig", ana).id);
		expect(undone.data.content).toContain("die dein Chat angibt");
		expect(JSON.stringify(await replyTo(ana, "/help", { words: "price set" }))).toContain("Set an item's price");
	});

	test("a job speaks to the channel in the shop's language, whoever set it off", async () => {
		discord.command({ by: olive, in: general }, "/notify here", { topics: "low-stock" });
		const join = /[A-Z0-9]{5}-[A-Z0-9]{5}/.exec((await replyTo(olive, "/shop invite", { role: "manager" })).content)?.[0] ?? "";
		await replyTo(ana, "/shop link", { code: join });
		// Ana speaks English; what the team reads of it is German.
		discord.command({ by: ana, in: general }, "/sell", { sku: "GLU-1", quantity: 2 });
		await posted(/^Sold/m);
		expect((await posted(/1 Exemplar|nur noch|noch 1/)).data.content).not.toMatch(/\bleft\b/);
	});

	test("a sale that a marketplace tells of is told in the shop's language, amounts too", async () => {
		discord.command({ by: olive, in: general }, "/notify here", { topics: "sales" });
		const connected = await replyTo(olive, "/market connect", { marketplace: "shopify", account: "kartenecke.myshopify.com", secret: SIGNING_SECRET });
		const url = /\/webhooks\/shopify\/[\w-]+/.exec(JSON.stringify(connected))?.[0] ?? "";
		const body = shopifyOrder({ name: "#7001", currency: "EUR", lines: [{ id: "11", sku: "GLU-1", quantity: 1, price: "1234.50" }] });
		await postAsShopify({ url: `http://127.0.0.1:${app.port}${url}`, secret: SIGNING_SECRET, body, eventId: "e-1", webhookId: "w-1" });
		const { content, components } = (await posted(/#7001/)).data;
		expect(content).toMatch(/Verkauft auf Shopify: 1 × Glurak.*1\.234,50\W€/s);
		expect(JSON.stringify(components)).toContain("Zeigen");
	});
});

describe("Slack", () => {
	let owner: User;
	const type = async (by: User, line: string) => textOf(await slack.reply(await slack.command({ by, in: team }, line)));

	beforeAll(() => {
		owner = slack.addUser({ name: "olive", isAdmin: true, locale: "en-US" });
	});

	test("who has chosen German is answered in German, errors and forms too", async () => {
		expect(await type(owner, '/shop setup "Card Corner"')).toContain("Card Corner");
		expect(await type(owner, "/price set NO-1 1")).toContain("not found");
		expect(await type(owner, "/account language de")).toContain("Antworten auf Deutsch");
		expect(await type(owner, "/price set NO-1 1")).toContain("nicht gefunden");
		expect(await type(owner, "/help price set")).toContain("Setze den Preis eines Artikels");
		const asked = await slack.command({ by: owner, in: team }, "/sell");
		expect(JSON.stringify((await slack.view(asked)).view)).toContain("Verkaufen");
	});

	test("who has set German there is answered in German", async () => {
		expect(await type(slack.addUser({ name: "jule", locale: "de-DE" }), "/help price set")).toContain("Setze den Preis eines Artikels");
	});

	test("a wrong language is refused, and nothing changes", async () => {
		expect(await type(owner, "/account language fr")).toMatch(/fr.*en, de, auto/s);
		expect(await type(owner, "/help price set")).toContain("Setze den Preis");
	});
});

describe("the console", () => {
	const ask = async (text: string, language: string) => {
		const response = await fetch(`http://127.0.0.1:${app.port}/console/messages`, {
			method: "POST",
			headers: { Authorization: `Bearer ${CONSOLE_TOKEN}`, "Content-Type": "application/json", "Accept-Language": language },
			body: JSON.stringify({ text }),
		});
		return ((await response.json()) as { reply: { text: string } }).reply.text;
	};

	test("answers in the language that the browser asks for, mistakes too", async () => {
		const [german, english, other] = await Promise.all([
			ask("/help price set", "de-CH,de;q=0.9,en;q=0.5"),
			ask("/help price set", "en-GB,en;q=0.9,de;q=0.5"),
			ask("/help price set", "pl"),
		]);
		expect([german, english, other]).toEqual(["Setze den Preis eines Artikels", "Set an item's price", "Set an item's price"]);
		expect(await ask("/pricr set", "de")).toContain("Meintest du");
		expect(await ask("/hilfe", "de")).toContain("Meintest du /help?");
		expect(await ask("/bestellung", "de")).toContain("Meintest du /order?");
		expect(await ask("/find sprache:japanisch", "de")).toContain("Meintest du language:?");
		expect(await ask("/help verkaufen", "de")).toMatch(/^\d+ Befehle/);
		expect(await ask("/help setze preise", "de")).not.toContain("Kein Befehl");
		expect(await ask("/help pricd set", "de")).toContain("Meintest du /price set?");
	});

	test("suggests commands in it", async () => {
		const response = await fetch(`http://127.0.0.1:${app.port}/console/complete?text=/price%20s`, {
			headers: { Authorization: `Bearer ${CONSOLE_TOKEN}`, "Accept-Language": "de" },
		});
		expect(JSON.stringify(await response.json())).toContain("Setze den Preis eines Artikels");
	});
});
