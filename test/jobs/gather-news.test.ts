import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Message } from "../../src/bots/sender.ts";
import { DomainError } from "../../src/domain/core/errors.ts";
import type { Reply } from "../../src/domain/core/reply.ts";
import { describeNews } from "../../src/domain/vendors/notices/describe-news.ts";
import type { NewsDetail } from "../../src/domain/vendors/notices/news-detail.ts";
import { announce } from "../../src/domain/vendors/services/announce.ts";
import { subscribeChannel } from "../../src/domain/vendors/services/subscribe-channel.ts";
import { type Market, type MarketShop, openMarket } from "../support/market.ts";

let market: Market;
let shop: MarketShop;
let shops = 0;

beforeAll(async () => {
	market = await openMarket();
});
afterAll(() => market?.close());
beforeEach(async () => {
	shop = await market.buildShop(`gather-${++shops}`);
	market.sent.length = 0;
	market.waiting.length = 0;
});

const dead = (count = 1): NewsDetail => ({ kind: "dead-deliveries", connection: 1, marketplace: "Shopify", count, reason: "orders/create: no number" });
const sale = (order: string): NewsDetail => ({
	kind: "sales",
	orders: [order],
	orderCount: 1,
	copies: 1,
	amounts: [{ currency: "USD", minor: "999" }],
	lineCount: 1,
	lines: [{ order, sku: "SNO-1", title: "Snorlax", quantity: 1, price: "$9.99", left: 3 }],
});
const sell = (order: string, as = shop) =>
	as.as((scope) =>
		announce(scope, { topic: "sales", key: randomUUID(), reply: { text: `Sold ${order}`, audience: "channel" }, group: { key: "sales", detail: sale(order) } }),
	);
/** Sends what waits, edits included, as if three seconds had passed. */
async function settle(): Promise<void> {
	await market.drain();
	await market.sql("UPDATE outbox SET due_at = now() WHERE status = 'pending' AND NOT is_held");
	for (const request of market.waiting.splice(0)) await market.runJob(request);
	await market.drain();
}
const said = () => market.sent.map(({ messageId, reply }) => [messageId, reply.text.split("\n")[0]]);
const rows = () =>
	market.sql<{ status: string; count: number }>("SELECT status, count(*)::int AS count FROM outbox WHERE vendor_id = $1 GROUP BY 1 ORDER BY 1", [
		shop.vendorId,
	]);
/** Quiet hours around now, in the shop's timezone (UTC). */
function quietNow(): string {
	const hour = (offset: number) => new Date(Date.now() + offset * 3_600_000).toISOString().slice(11, 16);
	return `${hour(-1)}-${hour(2)}`;
}
const quiet = (quietHours: string | null) =>
	shop.as((scope) => subscribeChannel(scope, { workspaceId: shop.workspaceId, channelId: `gather-${shops}-channel`, quietHours }));
const tell = (text: string, isUrgent = false) =>
	shop.as((scope) => announce(scope, { topic: "errors", key: text, reply: { text, audience: "channel" }, isUrgent }));

describe("sales that come close together", () => {
	it("are one message, the first at once and as it is, edited as more come", async () => {
		await sell("O-1");
		await market.drain();
		expect(said()).toEqual([[null, "Sold O-1"]]);
		for (let order = 2; order <= 40; order++) await sell(`O-${order}`);
		await settle();
		expect(market.sent.filter(({ messageId }) => messageId === null)).toHaveLength(1);
		const last = market.sent.at(-1)?.reply as Reply;
		expect(last.text).toMatch(/^40 orders came in: 40 copies, \$399\.60\./);
		expect(last.rows?.rows).toHaveLength(20);
		expect(last.actions).toMatchObject([{ command: "/order list open" }]);
		expect(market.sent.length).toBeLessThan(5);
		expect(await rows()).toEqual([
			{ status: "merged", count: 39 },
			{ status: "sent", count: 1 },
		]);
	});

	it("are one message however many workers gather them, and each counts once", async () => {
		await Promise.all(Array.from({ length: 12 }, (_, at) => sell(`O-${at + 1}`)));
		const jobs = market.waiting.splice(0);
		await Promise.all([...jobs, ...jobs].map((job) => market.runJob(job)));
		await settle();
		expect(market.sent.filter(({ messageId }) => messageId === null)).toHaveLength(1);
		expect(market.sent.at(-1)?.reply.text).toMatch(/^12 orders/);
	});

	it("that come while the first is being sent follow as an edit", async () => {
		await sell("O-1");
		const [job] = market.waiting.splice(0);
		if (!job) throw new Error("Nothing was asked for.");
		const send = async (_: Message) => {
			await sell("O-2");
			await market.runJob(market.waiting.splice(0)[0] ?? job);
			return { messageId: "m-1" };
		};
		await market.runJob(job, { senders: { discord: send } });
		await settle();
		expect(said()).toEqual([["m-1", "2 orders came in: 2 copies, $19.98."]]);
	});

	it("are posted anew when somebody deleted the message they join", async () => {
		await sell("O-1");
		await market.drain();
		await sell("O-2");
		await market.sql("UPDATE outbox SET sent_at = now() - interval '10 s'");
		const gone = async ({ messageId }: Message) => {
			if (messageId !== null) throw new DomainError("not_found", "The message is gone.");
			return { messageId: "anew" };
		};
		while (market.waiting.length > 0) await market.runJob(market.waiting.shift() as never, { senders: { discord: gone } });
		expect(
			await market.sql("SELECT status, message_id, reply->>'text' LIKE '2 orders%' AS both FROM outbox WHERE vendor_id = $1 AND led_at IS NOT NULL", [
				shop.vendorId,
			]),
		).toEqual([{ status: "sent", message_id: "anew", both: true }]);
	});

	it("a minute later are a message of their own, and another shop's are not joined", async () => {
		const other = await market.buildShop(`gather-other-${shops}`);
		await sell("O-1");
		await sell("O-1", other);
		await market.drain();
		await market.later();
		await sell("O-2");
		await settle();
		expect(said()).toEqual([
			[null, "Sold O-1"],
			[null, "Sold O-1"],
			[null, "Sold O-2"],
		]);
	});
});

describe("dead deliveries of a connection", () => {
	it("are one message an hour, with their number", async () => {
		const fail = () =>
			shop.as((scope) => announce(scope, { topic: "errors", key: randomUUID(), reply: describeNews(dead()), group: { key: "dead:1", detail: dead() } }));
		await fail();
		await market.drain();
		await market.sql("UPDATE outbox SET led_at = led_at - interval '50 minutes', sent_at = sent_at - interval '50 minutes'");
		for (let at = 0; at < 6; at++) await fail();
		await settle();
		expect(said()).toEqual([
			[null, "1 delivery from Shopify (M-1) could not be worked off and is kept."],
			[expect.stringMatching(/^message-/), "7 deliveries from Shopify (M-1) could not be worked off and are kept."],
		]);
		await market.later();
		await fail();
		await settle();
		expect(said().at(-1)).toEqual([null, "1 delivery from Shopify (M-1) could not be worked off and is kept."]);
	});
});

describe("quiet hours", () => {
	const endThem = () => market.sql("UPDATE outbox SET due_at = now() WHERE is_held");
	async function morning(): Promise<void> {
		await endThem();
		const held = await market.sql<{ id: string }>("SELECT id FROM outbox WHERE vendor_id = $1 AND is_held ORDER BY id", [shop.vendorId]);
		await Promise.all(held.map(({ id }) => market.runJob({ job: "send-outbox", payload: { vendorId: shop.vendorId, outboxId: id } })));
	}

	it("keep news, and say them in one summary when they end", async () => {
		await quiet(quietNow());
		for (const order of ["O-1", "O-2", "O-3"]) await sell(order);
		await tell("eBay refuses our token.");
		await market.drain();
		expect(market.sent).toEqual([]);
		await morning();
		expect(market.sent).toHaveLength(1);
		expect(market.sent[0]?.reply.text).toBe("While it was quiet, 4 things happened:\n• 3 orders came in: 3 copies, $29.97.\n• eBay refuses our token.");
		expect(market.sent[0]?.reply.rows?.rows.map(([what]) => what)).toEqual(["O-1: 1 sold", "O-2: 1 sold", "O-3: 1 sold"]);
		await morning();
		expect(market.sent).toHaveLength(1);
	});

	it("let what is urgent through", async () => {
		await quiet(quietNow());
		await tell("Oversold!", true);
		await market.drain();
		expect(said()).toEqual([[null, "Oversold!"]]);
	});

	it("one thing is said as it is", async () => {
		await quiet(quietNow());
		await sell("O-1");
		await morning();
		expect(said()).toEqual([[null, "Sold O-1"]]);
	});

	it("that are lifted say at once what they held, and /notify off forgets it", async () => {
		await quiet(quietNow());
		await sell("O-1");
		await tell("It failed.");
		await quiet(null);
		await market.drain();
		expect(said()).toEqual([[null, "While it was quiet, 2 things happened:"]]);
		await quiet(quietNow());
		await sell("O-2");
		await shop.as((scope) => subscribeChannel(scope, { workspaceId: shop.workspaceId, channelId: `gather-${shops}-channel`, topics: [] }));
		await morning();
		expect(market.sent).toHaveLength(1);
	});
});
