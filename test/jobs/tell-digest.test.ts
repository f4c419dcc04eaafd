import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { sellItem } from "../../src/domain/orders/services/sell-over-counter.ts";
import { subscribeChannel } from "../../src/domain/vendors/services/subscribe-channel.ts";
import { tellDigest } from "../../src/jobs/tell-digest.ts";
import { jobTools } from "../support/job-tools.ts";
import { type Market, type MarketShop, openMarket } from "../support/market.ts";

let market: Market;
let shop: MarketShop;
let subscriptionId: string;
let shops = 0;

beforeAll(async () => {
	market = await openMarket();
});
afterAll(() => market?.close());
beforeEach(async () => {
	shop = await market.buildShop(`digest-${++shops}`);
	await subscribe("08:00");
	const [row] = await market.sql<{ id: string }>("SELECT id FROM subscription WHERE vendor_id = $1", [shop.vendorId]);
	subscriptionId = row?.id ?? "";
	market.sent.length = 0;
	market.waiting.length = 0;
});

const subscribe = (digestAt: string | null) =>
	shop.as((scope) => subscribeChannel(scope, { workspaceId: shop.workspaceId, channelId: `digest-${shops}-channel`, digestAt }));
const makeDue = (since = "1 minute") => market.sql("UPDATE subscription SET digest_next_at = now() - $2::interval WHERE id = $1", [subscriptionId, since]);
const run = (as = shop, id = subscriptionId) =>
	tellDigest.run(
		{ vendorId: as.vendorId, subscriptionId: id },
		{
			...jobTools,
			withScope: (work) => market.access.withVendor({ kind: "worker", vendorId: as.vendorId }, tellDigest.needs, work),
		},
	);
async function sellYesterday(sku: string, daysAgo = 1): Promise<void> {
	const { itemId } = await shop.addItem(sku, 3);
	const { orderId } = await shop.as((scope) => sellItem(scope, { itemId, quantity: 2, unitPriceMinor: 500n }));
	await market.sql("UPDATE sales_order SET placed_at = now() - $2::interval WHERE id = $1", [orderId, `${daysAgo} days`]);
}

describe("a digest", () => {
	it("tells of yesterday with figures and a picture, once, however often and concurrently it is asked for", async () => {
		await sellYesterday("Y");
		await makeDue();
		await Promise.all([run(), run(), run()]);
		await run();
		await market.drain();
		expect(market.sent).toHaveLength(1);
		const [message] = market.sent;
		expect(message?.reply.text).toMatch(/^On .+: 1 order, 2 copies, \$10\.00\.\n1 item runs low\./);
		expect(message?.reply.fields).toMatchObject([
			{ name: "Sold", value: "Counter: 1 order, 2 copies, $10.00" },
			{ name: "Low stock (1)", value: "Card Y (Y): 1 left" },
		]);
		const [picture] = message?.reply.attachments ?? [];
		expect(
			Buffer.from(picture?.content ?? "", "base64")
				.subarray(1, 4)
				.toString(),
		).toBe("PNG");
		expect(picture?.alt).toContain("came to $10.00");
		const [next] = await market.sql<{ ahead: boolean; hour: string }>(
			"SELECT digest_next_at > now() AS ahead, to_char(digest_next_at AT TIME ZONE 'UTC', 'HH24:MI') AS hour FROM subscription WHERE id = $1",
			[subscriptionId],
		);
		expect(next).toEqual({ ahead: true, hour: "08:00" });
	});

	it("that could not be told for days tells of them all", async () => {
		await sellYesterday("A", 1);
		await sellYesterday("B", 3);
		await makeDue("3 days");
		await run();
		await market.drain();
		expect(market.sent).toHaveLength(1);
		expect(market.sent[0]?.reply.text).toMatch(/^From .+ to .+: 2 orders, 4 copies, \$20\.00\./);
	});

	it("of a day without anything is one line", async () => {
		await makeDue();
		await run();
		await market.drain();
		expect(market.sent.map(({ reply }) => reply.text)).toEqual([expect.stringMatching(/^On .+: nothing was sold, and nothing needs you\.$/)]);
		expect(market.sent[0]?.reply.attachments).toBeUndefined();
	});

	it("is not told before its time, after it was called off, or to a workspace that the bot is out of; then it waits", async () => {
		await run();
		await makeDue();
		await market.sql("UPDATE workspace SET away_since = now() WHERE id = $1", [shop.workspaceId]);
		await run();
		expect(market.waiting).toEqual([]);
		await market.sql("UPDATE workspace SET away_since = NULL WHERE id = $1", [shop.workspaceId]);
		await run();
		expect(market.waiting).toHaveLength(1);
		await makeDue();
		await subscribe(null);
		await run();
		expect(market.waiting).toHaveLength(1);
	});

	it("of another shop is not there, and the sweep finds what is due", async () => {
		const other = await market.buildShop(`digest-other-${shops}`);
		await makeDue();
		await run(other);
		expect(market.waiting).toEqual([]);
		const { listDueWork } = await import("../../src/domain/core/selectors/list-due-work.ts");
		const due = await market.access.withSystem("find-due-work", (scope) => listDueWork(scope));
		expect(due.filter(({ job }) => job === "tell-digest")).toMatchObject([{ id: subscriptionId, payload: { vendorId: shop.vendorId, subscriptionId } }]);
	});
});
