import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { PricesOut } from "../../src/domain/marketplaces/prices-out.ts";
import { claimPush } from "../../src/domain/marketplaces/services/claim-push.ts";
import { setPrices } from "../../src/domain/marketplaces/services/set-prices.ts";
import { sellItem } from "../../src/domain/orders/services/sell-over-counter.ts";
import { type CardTraderApi, startCardTraderApi } from "../support/cardtrader-api.ts";
import { type Market, type MarketShop, openMarket } from "../support/market.ts";
import { openPushDesk } from "../support/push-desk.ts";

const MANY = 12;
const PRICES: PricesOut = { on: true, markup: { by: "percent", ppm: 0 }, round: null };

let api: CardTraderApi;
let market: Market;
let shop: MarketShop;
let desk: ReturnType<typeof openPushDesk>;
let shops = 0;
/** Items, each with 5 copies here and there. */
let items: { id: string; sku: string; itemId: string }[];

beforeAll(async () => {
	api = await startCardTraderApi({ jobsEvery: 0, most: 10_000 });
	market = await openMarket({ apiUrls: { cardtrader: api.url }, pace: { limit: 1_000, interval: 1 } });
}, 60_000);
afterAll(async () => {
	await market?.close();
	await api?.close();
});
beforeEach(async () => {
	market.waiting.length = 0;
	market.sent.length = 0;
	for (const map of [api.products, api.jobs, api.refused]) map.clear();
	api.failures.length = 0;
	Object.assign(api.state, { asks: 0, takesZero: true, half: false, ends: "completed" });
	shop = await market.buildShop(`trader-${++shops}`, "EUR", { marketplace: "cardtrader", credentials: { token: api.token } });
	desk = openPushDesk(market, shop);
	await desk.turn();
	items = await market.sql(
		`WITH made AS (
			INSERT INTO item (vendor_id, sku, title, category, condition, price_minor)
			SELECT $1, 'CT-' || n, 'Card CT-' || n, 'other', 'New', 999 FROM generate_series(1, $3::int) n RETURNING id, sku
		), shelf AS (
			INSERT INTO stock_level (vendor_id, item_id, location_id, on_hand) SELECT $1, made.id, location.id, 5 FROM made JOIN location ON location.vendor_id = $1
		)
		INSERT INTO listing (vendor_id, connection_id, item_id, external_id, sku, title, seen_quantity, acked_quantity)
		SELECT $1, $2, id, $4 || substring(sku FROM 4), sku, 'Card ' || sku, 5, 5 FROM made RETURNING external_id AS id, sku, item_id AS "itemId"`,
		[shop.vendorId, shop.connectionId, MANY, String(100 + shops)],
	);
	for (const { id, sku } of items) api.add(id, 5, { sku });
	await desk.push();
	await finish();
	market.waiting.length = 0;
	market.sent.length = 0;
	api.requests.length = 0;
});

/** All of them change at once, as by a file. */
const changeAll = (copies: number) => market.sql("UPDATE stock_level SET on_hand = $2 WHERE vendor_id = $1", [shop.vendorId, copies]);
const sell = ({ itemId }: { itemId: string }, quantity = 1) => shop.as((scope) => sellItem(scope, { itemId, quantity, unitPriceMinor: 999n }));
const there = () => [...new Set([...api.products.values()].map(({ quantity }) => quantity))];
const shown = ({ id }: { id: string }) => api.products.get(id)?.quantity;
const begun = () => api.requests.filter((request) => request === "POST /products/bulk_update").length;
const kept = () => market.sql<{ external_id: string }>("SELECT external_id FROM push_job WHERE connection_id = $1", [shop.connectionId]);
const first = () => items[0] as (typeof items)[number];
/** As if the batch had been taken so many minutes ago. */
const minutesAgo = (minutes: number) => market.sql("UPDATE push_job SET created_at = now() - make_interval(mins => $1)", [minutes]);
const killHolder = () => market.sql("UPDATE connection SET push_lease_until = now() - interval '1 second' WHERE id = $1", [shop.connectionId]);
/** Until no batch is under way. */
async function finish() {
	for (let time = 0; time < 5 && (await kept()).length > 0; time++) await desk.push();
}

describe("on a marketplace that works large batches off by itself", () => {
	it("a single sale is set at once, with no job", async () => {
		await sell(first(), 5);
		await market.drain();
		expect(shown(first())).toBe(0);
		expect(begun()).toBe(0);
		expect(await desk.listing(first().id)).toMatchObject({ acked: 0, due: false, error: null });
	});

	it("many go as one job, whose answers are asked for after a rest until it is over", async () => {
		api.state.asks = 1;
		await changeAll(3);
		await desk.push();
		expect(there()).toEqual([5]);
		expect(await desk.listing(first().id)).toMatchObject({ acked: 5, due: true });
		expect(market.waiting.splice(0)).toEqual([expect.objectContaining({ job: "push-listings", delay: 800 })]);
		await desk.push();
		expect([there(), begun(), await kept()]).toEqual([[3], 1, []]);
		expect(await desk.listing(first().id)).toMatchObject({ acked: 3, due: false, error: null, attempts: 0 });
		expect(desk.said()).toEqual([]);
	});

	it("a sale meanwhile waits for the job, and is sent after it as it is by then", async () => {
		api.state.asks = 1;
		await changeAll(3);
		await desk.push();
		api.requests.length = 0;
		api.state.asks = 9;
		await sell(first(), 2);
		await desk.push();
		expect(api.requests.filter((request) => !request.startsWith("GET /jobs/"))).toEqual([]);
		api.state.asks = 0;
		await desk.push();
		expect(shown(first())).toBe(1);
		expect(await desk.listing(first().id)).toMatchObject({ acked: 1, due: false });
	});
});

describe("whoever pushes dies", () => {
	it("after the job was written down: the next one asks for its answers and sends none of it again", async () => {
		api.state.asks = 1;
		await changeAll(3);
		await desk.push();
		const job = { job: "push-listings", payload: { vendorId: shop.vendorId, connectionId: shop.connectionId } };
		await market.sql("UPDATE connection SET push_retry_at = NULL, push_lease_until = now() + interval '1 minute' WHERE id = $1", [shop.connectionId]);
		await market.runJob(job);
		expect(await kept()).toHaveLength(1);
		await killHolder();
		await Promise.all([market.runJob(job), market.runJob(job)]);
		expect([there(), begun(), await kept()]).toEqual([[3], 1, []]);
	});

	it("before it was: all is sent again as it is by then, and what the lost job still does is found by comparing", async () => {
		await changeAll(3);
		const principal = { kind: "connection", vendorId: shop.vendorId, connectionId: shop.connectionId } as const;
		const taken = await market.access.withVendor(principal, ["delivery.settle"], (scope) =>
			claimPush(scope, { connectionId: shop.connectionId, claim: null, most: 100 }),
		);
		expect(taken?.listings).toHaveLength(MANY);
		await sell(first(), 2);
		await killHolder();
		await desk.push();
		await finish();
		expect([shown(first()), there()]).toEqual([1, [1, 3]]);
		expect(await desk.listing(first().id)).toMatchObject({ acked: 1, due: false });
	});
});

describe("a job", () => {
	it("that is lost is begun anew with what is so by then", async () => {
		api.state.asks = 5;
		await changeAll(3);
		await desk.push();
		api.jobs.clear();
		await changeAll(2);
		api.state.asks = 0;
		await desk.push();
		expect(await kept()).toEqual([]);
		await desk.hurry();
		await desk.push();
		await finish();
		expect([there(), begun()]).toEqual([[2], 2]);
	});

	it("that never ends is told after a while, keeps all else back, and is given up at last", async () => {
		api.state.asks = Number.POSITIVE_INFINITY;
		await changeAll(3);
		await desk.push();
		await minutesAgo(5);
		for (let time = 0; time < 4; time++) await desk.push();
		expect(begun()).toBe(1);
		const said = desk.said();
		expect(said.filter((text) => text.includes("CardTrader has been at work on a batch that it took for 5 minutes"))).toHaveLength(1);
		expect((await desk.state()).error).toContain("Nothing else is sent there before that is over");
		await minutesAgo(16);
		api.state.asks = 0;
		await changeAll(2);
		for (const uuid of api.jobs.keys()) api.jobs.delete(uuid);
		await desk.push();
		await desk.hurry();
		await desk.push();
		await finish();
		expect([there(), begun()]).toEqual([[2], 2]);
		expect(desk.said().at(-1)).toContain("is well again");
	});

	it("whose answers are a page or can't be read is asked for again, and given up only after its time", async () => {
		api.state.asks = 1;
		await changeAll(3);
		await desk.push();
		for (const failure of [
			{ status: 200, headers: { "content-type": "text/html" }, text: "<html>" },
			{ status: 200, json: { error: "?" } },
		]) {
			api.failures.push({ match: /jobs/, ...failure });
			await desk.push();
		}
		expect([begun(), (await kept()).length]).toEqual([1, 1]);
		await desk.push();
		expect([there(), begun(), await kept()]).toEqual([[3], 1, []]);
		await changeAll(4);
		api.state.asks = 9;
		await desk.push();
		await minutesAgo(16);
		api.failures.push({ match: /jobs/, status: 200, headers: { "content-type": "text/html" }, text: "<html>" });
		await desk.push();
		expect(await kept()).toEqual([]);
	});

	it("that did half of it has the other half sent again; a product that vanished ends and is told; one that is refused is told", async () => {
		const [refused, gone] = [items[1] as (typeof items)[number], items[2] as (typeof items)[number]];
		api.state.half = true;
		api.refused.set(refused.id, { base: ["You are on vacation"] });
		api.products.delete(gone.id);
		await changeAll(3);
		// The fewest copies go first: they are in the half that it does.
		await market.sql("UPDATE stock_level SET on_hand = 2 WHERE item_id = ANY($1::uuid[])", [[refused.itemId, gone.itemId]]);
		await desk.push();
		await finish();
		expect(there().sort()).toEqual([3, 5]);
		expect(await desk.listing(gone.id)).toMatchObject({ status: "ended", due: false });
		expect(await desk.listing(refused.id)).toMatchObject({ acked: 5, due: true, error: expect.stringContaining("vacation") });
		const said = desk.said().join("\n");
		expect(said).toContain("is not on CardTrader any more");
		expect(said).toContain("CardTrader did not take the quantity of 1 listing of M-1");
		api.refused.clear();
		api.state.half = false;
		await desk.hurry();
		await desk.push();
		await finish();
		expect(there().sort()).toEqual([2, 3]);
		expect((await desk.state()).waiting).toBe(0);
	});

	it("of prices goes as one of quantities does, after those; the account's currency must be the shop's", async () => {
		await shop.as((scope) => setPrices(scope, { connectionId: shop.connectionId, settings: PRICES }));
		await market.sql("UPDATE item SET price_minor = 1250 WHERE vendor_id = $1", [shop.vendorId]);
		await changeAll(4);
		await desk.push();
		await finish();
		expect([there(), new Set([...api.products.values()].map(({ cents }) => cents))]).toEqual([[4], new Set([1250])]);
		for (const product of api.products.values()) product.currency = "USD";
		await market.sql("UPDATE item SET price_minor = 1500 WHERE vendor_id = $1", [shop.vendorId]);
		await desk.push();
		expect(api.products.get(first().id)?.cents).toBe(1250);
		expect(desk.said().join("\n")).toContain("CardTrader sells in USD, and your prices are in EUR");
	});
});

it("never asks for a job of another shop, nor with another's token", async () => {
	api.state.asks = 5;
	await changeAll(3);
	await desk.push();
	const other = await market.buildShop(`other-trader-${shops}`, "EUR", { marketplace: "cardtrader", credentials: { token: "theirs" } });
	const otherDesk = openPushDesk(market, other);
	await otherDesk.turn();
	const { itemId } = await other.addItem("OTHER-1", 3);
	await otherDesk.list({ externalId: first().id, sku: "OTHER-1", quantity: 3 });
	await other.as((scope) => sellItem(scope, { itemId, quantity: 1, unitPriceMinor: 1n }));
	api.requests.length = 0;
	await otherDesk.push();
	// Its token is not the one that this API takes, and no other was tried.
	expect(api.requests.filter((request) => request.startsWith("GET /jobs"))).toEqual([]);
	expect(shown(first())).toBe(5);
	expect(await otherDesk.listing(first().id)).toMatchObject({ acked: null, due: true });
	const foreign = { job: "push-listings", payload: { vendorId: other.vendorId, connectionId: shop.connectionId } };
	expect(await market.runJob(foreign).catch((error) => error.code)).toBe("permission_denied");
	expect(await kept()).toHaveLength(1);
});
