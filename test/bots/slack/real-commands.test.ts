import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestApp, type TestApp } from "../../support/app.ts";
import { textOf } from "../../support/slack/replies.ts";
import { type Slack, startSlack } from "../../support/slack/start-slack.ts";
import type { Channel, User } from "../../support/slack/world.ts";

describe("the commands on Slack", () => {
	let slack: Slack;
	let app: TestApp;
	let channel: Channel;
	let owner: User;
	const type = async (line: string, by = owner) => slack.reply(await slack.command({ by, in: channel }, line));
	const say = async (line: string, by = owner) => textOf(await type(line, by));

	beforeAll(async () => {
		slack = await startSlack({ signingSecret: "a signing secret" });
		channel = slack.addChannel();
		owner = slack.addUser({ name: "olive", isAdmin: true });
		app = await startTestApp({ config: { roles: ["bots", "worker"], slack: { signingSecret: "a signing secret", botToken: slack.token, apiUrl: slack.url } } });
		slack.setTarget(`http://127.0.0.1:${app.port}/slack/events`);
	}, 60_000);
	afterAll(async () => {
		await app.stop();
		await slack.close();
	});

	test("a team that is not linked is told how to begin", async () => {
		expect(await say("/find snorlax")).toContain("/shop setup");
	});

	test("only an admin founds the shop", async () => {
		expect(await say('/shop setup "Card Corner"', slack.addUser({ name: "bo" }))).not.toContain("is yours");
		expect(await say("/shop setup “Card Corner” currency:EUR")).toContain("Card Corner");
	});

	test("an item is made, received, priced, found, sold, and the sale undone", async () => {
		await type('/item new PGO-055 "Snorlax & *friends*" category:tcg-single price:12.50');
		await type("/stock receive PGO-055 3");
		const priced = await type("/omni price set PGO-055 14");
		expect(priced.ephemeralFor).toBeNull();
		expect(textOf(priced)).toContain("PGO-055");
		const found = await type("/find snorlax");
		expect(found.ephemeralFor).toBe(owner.id);
		expect(textOf(found)).toContain("Snorlax & *friends*");
		const sold = await type("/sell PGO-055");
		expect(textOf(sold)).toContain("PGO-055");
		await slack.reply(await slack.press(sold, "Undo", owner));
		expect(textOf(await type("/find snorlax"))).toMatch(/\b3\b/);
	});

	test("a ticket is filled into a form, looked at privately, edited, paid in the channel, and undone", async () => {
		await type("/item new TKT-1 Mewtwo tcg-single 20.00 quantity:3");
		const asked = await slack.command({ by: owner, in: channel }, "/sell");
		await slack.submit(await slack.view(asked), { lines: "2 mewtwo\n< mewtwo @ 5", discount: "10%", tender: "cash" });
		const ticket = await slack.reply(asked);
		expect(ticket.ephemeralFor).toBe(owner.id);
		expect(textOf(ticket)).toContain("The customer pays €31.00.");

		const edit = await slack.press(ticket, "Edit", owner);
		const view = await slack.view(edit);
		expect(JSON.stringify(view.view)).toContain(JSON.stringify("2 mewtwo\n< mewtwo @ 5"));
		await slack.submit(view, { lines: "1 mewtwo", discount: "" });
		const edited = await slack.reply(edit);
		expect(textOf(edited)).toContain("The customer pays €20.00.");

		const paid = await slack.reply(await slack.press(edited, "Cash €20.00", owner));
		expect(paid.ephemeralFor).toBeNull();
		expect(textOf(paid)).toMatch(/T-1: sold Mewtwo\.\nPaid €20\.00 by cash\./);
		expect(textOf(await slack.reply(await slack.press(edited, "Edit", owner)))).toBe("T-1 is done already.");
		expect(textOf(await slack.reply(await slack.press(paid, "Undo", owner)))).toContain("what was sold is back");
	});

	test("channels are named as Slack names them", async () => {
		await type("/notify here sales");
		const listed = await type("/notify list");
		expect(listed.blocks.find(({ type: kind }) => kind === "table")).toMatchObject({
			rows: [
				expect.anything(),
				[expect.anything(), { type: "rich_text", elements: [{ elements: [{ type: "channel", channel_id: channel.id }] }] }, {}, {}, {}],
			],
		});
		await type("/notify off");
	});

	test("someone who is no member is told whom to ask", async () => {
		const answer = await type("/find snorlax", slack.addUser({ name: "customer" }));
		expect(answer.ephemeralFor).not.toBeNull();
		expect(textOf(answer)).toContain("olive");
	});

	test("a bulk operation is previewed, confirmed by its button, and its message moves to the end", async () => {
		const sent = await slack.command({ by: owner, in: channel }, "/bulk price change:+10%");
		const preview = await slack.reply(sent, { timeoutMs: 20_000, until: ({ blocks }) => blocks.some(({ type }) => type === "actions") });
		const [label = ""] = [...JSON.stringify(preview.blocks.filter(({ type }) => type === "actions")).matchAll(/"text":"([^"]+)"/g)].map(
			(match) => match[1] ?? "",
		);
		await slack.press(preview, label, owner);
		const done = await slack.waitFor(
			() => slack.messages(channel.id).find((one) => textOf(one).includes("B-1") && textOf(one).includes("100%")),
			"the operation's end",
			20_000,
		);
		expect(done.ephemeralFor).toBeNull();
		const found = await slack.reply(await slack.command({ by: owner, in: channel }, "/find snorlax"), {
			until: ({ ephemeralFor }) => ephemeralFor === owner.id,
		});
		expect(textOf(found)).toContain("15.40");
	}, 40_000);

	test("nothing that was sent breaks a rule of Slack's", () => {
		expect(slack.violations).toEqual([]);
	});
});
