import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { getDefaultLocation } from "../../src/domain/inventory/selectors/get-default-location.ts";
import { moveStock } from "../../src/domain/inventory/services/move-stock.ts";
import { claimPush } from "../../src/domain/marketplaces/services/claim-push.ts";
import { settlePush } from "../../src/domain/marketplaces/services/settle-push.ts";
import { sellItem } from "../../src/domain/orders/services/sell-over-counter.ts";
import { type Market, type MarketShop, openMarket } from "../support/market.ts";
import { openPushDesk } from "../support/push-desk.ts";
import { postAsShopify, shopifyOrder } from "../support/shopify.ts";
import { type ShopifyApi, startShopifyApi } from "../support/shopify-api.ts";

/** Nothing waits for its turn. */
const QUICK = { limit: 1_000, interval: 1 };

let api: ShopifyApi;
let market: Market;
let shop: MarketShop;
let desk: ReturnType<typeof openPushDesk>;
let number = 0;

beforeAll(async () => {
	api = await startShopifyApi();
	market = await openMarket({ apiUrls: { shopify: api.url }, pace: QUICK });
	shop = await market.buildShop("pushed", "USD", { credentials: { token: api.token } });
	desk = openPushDesk(market, shop);
	await desk.turn();
}, 60_000);
afterAll(async () => {
	await market?.close();
	await api?.close();
});
beforeEach(async () => {
	await market.drain();
	market.waiting.length = 0;
	api.failures.length = 0;
	api.requests.length = 0;
	api.inventory.mutations.length = 0;
	await market.sql("UPDATE connection SET push_failures = 0, push_error = NULL, push_held_at = NULL, trouble = NULL WHERE id = $1", [shop.connectionId]);
	await market.sql("UPDATE listing SET zeroed_at = NULL");
	market.sent.length = 0;
});

/** An item with copies here that Shopify shows as many of, and the variant's id there. */
async function sellable(copies: number): Promise<{ id: string; sku: string; itemId: string }> {
	const id = String(7_000 + ++number);
	const sku = `PUSH-${number}`;
	const itemId = (await shop.addItem(sku, copies)).itemId;
	const stockExternalId = api.inventory.add(id, copies);
	await desk.list({ externalId: id, sku, quantity: copies, stockExternalId });
	await desk.push();
	return { id, sku, itemId };
}
const receive = (itemId: string, delta: number) =>
	shop.as(async (scope) => moveStock(scope, { itemId, locationId: (await getDefaultLocation(scope)).id, delta, kind: "received" }));
const sell = (itemId: string, quantity = 1) => shop.as((scope) => sellItem(scope, { itemId, quantity, unitPriceMinor: 999n }));

describe("a sale at the counter", () => {
	it("takes the last copy off the marketplace, asked for by the sale itself", async () => {
		const { id, itemId } = await sellable(1);
		await sell(itemId);
		expect(market.waiting.map(({ job }) => job)).toContain("push-listings");
		await market.drain();
		expect(api.inventory.available(id)).toBe(0);
		expect(await desk.listing(id)).toMatchObject({ wanted: 0, acked: 0, seen: 0, due: false, error: null });
	});

	it("that is rolled back pushes nothing", async () => {
		const { id, itemId } = await sellable(2);
		await shop
			.as(async (scope) => {
				await sellItem(scope, { itemId, quantity: 1, unitPriceMinor: 999n });
				throw new Error("away");
			})
			.catch(() => undefined);
		expect(await desk.marks()).toBe(0);
		await desk.push();
		expect(api.inventory.available(id)).toBe(2);
	});

	it("costs one call however many copies of one item were sold since", async () => {
		const { id, itemId } = await sellable(9);
		api.inventory.mutations.length = 0;
		for (let time = 0; time < 5; time++) await sell(itemId);
		await market.drain();
		expect(api.inventory.available(id)).toBe(4);
		expect(api.inventory.mutations).toHaveLength(1);
	});
});

describe("a marketplace's own order", () => {
	it("is not sent back to it as another number, and is no drift", async () => {
		const { id, sku } = await sellable(3);
		api.inventory.buy(id);
		await postAsShopify({ url: shop.url, secret: shop.secret, body: shopifyOrder({ id: `5${id}`, lines: [{ id: "1", sku, quantity: 1, variantId: id }] }) });
		await market.drain();
		expect(api.inventory.available(id)).toBe(2);
		expect(await desk.listing(id)).toMatchObject({ acked: 2, seen: 2, due: false });
	});

	it("that we have not heard of yet is not sold over: more is shown only once it is known", async () => {
		const { id, itemId, sku } = await sellable(3);
		api.inventory.buy(id, 3);
		await receive(itemId, 1);
		await market.drain();
		expect(api.inventory.available(id)).toBe(0);
		expect(await desk.listing(id)).toMatchObject({ wanted: 4, due: true, attempts: 1 });
		await postAsShopify({ url: shop.url, secret: shop.secret, body: shopifyOrder({ id: `5${id}`, lines: [{ id: "1", sku, quantity: 3, variantId: id }] }) });
		await market.drain();
		await desk.hurry();
		await desk.push();
		await desk.hurry();
		await desk.push();
		await desk.hurry();
		await desk.push();
		expect(api.inventory.available(id)).toBe(1);
		expect(await desk.listing(id)).toMatchObject({ acked: 1, due: false });
	});
});

describe("what is pushed first", () => {
	it("is what is sold out, then the fewest copies", async () => {
		const things = [await sellable(30), await sellable(3), await sellable(1)];
		for (const { itemId } of things) await sell(itemId);
		api.inventory.mutations.length = 0;
		await market.drain();
		expect(api.inventory.mutations[0]?.quantities.map(({ quantity }) => quantity)).toEqual([0, 2, 29]);
	});
});

describe("an old quantity", () => {
	const as = { kind: "connection" } as const;
	const claim = () =>
		market.access.withVendor({ ...as, vendorId: shop.vendorId, connectionId: shop.connectionId }, ["delivery.settle"], (scope) =>
			claimPush(scope, { connectionId: shop.connectionId, claim: null, most: 100 }),
		);
	const settle = (taken: NonNullable<Awaited<ReturnType<typeof claim>>>) =>
		market.access.withVendor({ ...as, vendorId: shop.vendorId, connectionId: shop.connectionId }, ["delivery.settle"], (scope) =>
			settlePush(scope, {
				connectionId: shop.connectionId,
				claim: taken.claim,
				sentAt: new Date(),
				results: taken.listings.map(({ listingId, version, quantity }) => ({ listingId, version, quantity, kind: "accepted" })),
				handOn: false,
			}),
		);
	const killHolder = () => market.sql("UPDATE connection SET push_lease_until = now() - interval '1 second' WHERE id = $1", [shop.connectionId]);

	it("of a process that died is sent again as it is by then", async () => {
		const { id, itemId } = await sellable(5);
		await sell(itemId);
		expect((await claim())?.listings.map(({ quantity }) => quantity)).toEqual([4]);
		await sell(itemId);
		expect(await claim()).toBeNull();
		await killHolder();
		await desk.push();
		expect(api.inventory.available(id)).toBe(3);
	});

	it("that came through late is put right", async () => {
		const { id, itemId } = await sellable(5);
		await sell(itemId);
		const late = await claim();
		await killHolder();
		await sell(itemId, 4);
		await market.drain();
		expect(await desk.listing(id)).toMatchObject({ acked: 0, due: false });
		// What the dead one had sent arrives now.
		api.inventory.variants.get(id)?.levels.set("1", 4);
		if (late) await settle(late);
		expect(await desk.listing(id)).toMatchObject({ acked: 4, wanted: 0, due: true });
		await desk.push();
		expect(api.inventory.available(id)).toBe(0);
	});

	it("loses against a sale that is made while it is sent", async () => {
		const { id, itemId } = await sellable(5);
		await sell(itemId);
		const taken = await claim();
		await sell(itemId);
		if (taken) await settle(taken);
		await market.sql("UPDATE connection SET push_lease_until = NULL WHERE id = $1", [shop.connectionId]);
		api.inventory.variants.get(id)?.levels.set("1", 4);
		await desk.push();
		expect(api.inventory.available(id)).toBe(3);
	});

	it("loses against settings that are changed back while it is sent, though what stood there before was right by them", async () => {
		const { id } = await sellable(4);
		await desk.turn({ percentage: 50 });
		await market.drain();
		await desk.turn();
		const taken = await claim();
		expect(taken?.listings.map(({ quantity }) => quantity)).toContain(4);
		await desk.turn({ percentage: 50 });
		if (taken) await settle(taken);
		api.inventory.variants.get(id)?.levels.set("1", 4);
		await market.sql("UPDATE connection SET push_lease_until = NULL WHERE id = $1", [shop.connectionId]);
		await desk.push();
		expect(api.inventory.available(id)).toBe(2);
		await desk.turn();
		await market.drain();
	});

	it("loses against pushing that is turned off and on while it is sent, though what was seen there last is right by then", async () => {
		const { id, itemId } = await sellable(4);
		await receive(itemId, 2);
		const taken = await claim();
		expect(taken?.listings.map(({ quantity }) => quantity)).toContain(6);
		await desk.turn({ on: false });
		await sell(itemId, 2);
		await desk.turn();
		if (taken) await settle(taken);
		api.inventory.variants.get(id)?.levels.set("1", 6);
		await market.sql("UPDATE connection SET push_lease_until = NULL WHERE id = $1", [shop.connectionId]);
		await desk.push();
		expect(api.inventory.available(id)).toBe(4);
	});

	it("is pushed by one of two workers alone", async () => {
		const { id, itemId } = await sellable(5);
		await sell(itemId);
		api.inventory.mutations.length = 0;
		const job = { job: "push-listings", payload: { vendorId: shop.vendorId, connectionId: shop.connectionId } };
		await Promise.all([market.runJob(job), market.runJob(job), market.runJob(job)]);
		expect(api.inventory.mutations).toHaveLength(1);
		expect(api.inventory.available(id)).toBe(4);
	});
});

describe("what a marketplace does not take", () => {
	it("of a batch holds back nothing else of it, and is told once", async () => {
		const [good, bad, gone] = [await sellable(5), await sellable(5), await sellable(5)];
		api.inventory.refused.add(api.inventory.variants.get(bad.id)?.inventoryItemId ?? "");
		api.inventory.variants.delete(gone.id);
		for (const { itemId } of [good, bad, gone]) await sell(itemId);
		await market.drain();
		expect(api.inventory.available(good.id)).toBe(4);
		expect(await desk.listing(bad.id)).toMatchObject({ acked: 5, due: true, error: expect.stringContaining("not allowed to be adjusted") });
		expect(await desk.listing(gone.id)).toMatchObject({ status: "ended", due: false });
		const said = desk.said();
		expect(said).toEqual([expect.stringContaining(`Card ${gone.sku} (${gone.sku})`), expect.stringContaining("did not take the quantity of 1 listing of M-1")]);
		expect(said[0]).toContain("is not on Shopify any more");
		for (const { itemId } of [bad, gone]) await sell(itemId);
		await desk.hurry();
		await desk.push();
		expect(desk.said()).toEqual([]);
		api.inventory.refused.clear();
		await desk.hurry();
		await desk.push();
		expect(api.inventory.available(bad.id)).toBe(3);
	});

	it.each([
		["a 503", { status: 503 }],
		["a page instead of data", { status: 200, headers: { "content-type": "text/html" }, body: "<html>Maintenance</html>" }],
		["an answer that breaks off", { status: 200, headers: { "content-type": "application/json" }, body: '{"data":{"loc' }],
		[
			"GraphQL's own error with 200",
			{
				status: 200,
				headers: { "content-type": "application/json" },
				body: '{"errors":[{"message":"Internal error","extensions":{"code":"INTERNAL_SERVER_ERROR"}}]}',
			},
		],
	])("as a whole, by %s, is sent again after a rest", async (_name, failure) => {
		const { id, itemId } = await sellable(5);
		await sell(itemId);
		api.failures.push(failure);
		await market.drain();
		expect(api.inventory.available(id)).toBe(5);
		expect(await desk.listing(id)).toMatchObject({ wanted: 4, acked: 5, due: true });
		expect(market.waiting.filter(({ job }) => job === "push-listings")).toEqual([expect.objectContaining({ delay: expect.any(Number) })]);
		expect(desk.said()).toEqual([]);
		market.waiting.length = 0;
		await desk.push();
		expect(api.inventory.available(id)).toBe(4);
	});

	it.each([
		["Retry-After", () => api.failures.push({ status: 429, headers: { "retry-after": "90" } })],
		["an empty bucket", () => api.inventory.errors.push({ message: "Throttled", extensions: { code: "THROTTLED" } })],
	])("for being asked too often, by %s, waits as long as it says", async (name, fail) => {
		const { itemId } = await sellable(5);
		await sell(itemId);
		fail();
		await market.drain();
		const [waiting] = market.waiting.splice(0).filter(({ job }) => job === "push-listings");
		expect(waiting?.delay).toBeGreaterThanOrEqual(name === "Retry-After" ? 89_000 : 1_000);
		api.requests.length = 0;
		await market.runJob({ job: "push-listings", payload: { vendorId: shop.vendorId, connectionId: shop.connectionId } });
		expect(api.requests).toEqual([]);
		await desk.push();
	});

	it("because the key is refused is told at once, and again when it is well", async () => {
		const { id, itemId } = await sellable(5);
		await market.runJob({ job: "watch-connection", payload: { vendorId: shop.vendorId, connectionId: shop.connectionId } });
		await market.drain();
		expect(desk.said()).toEqual([expect.stringContaining("Webhooks for M-1 are set up")]);
		await sell(itemId);
		api.failures.push({ status: 401 });
		await market.drain();
		expect(desk.said()).toEqual([expect.stringMatching(/Your stock does not get there.*\n.*refuses the key/s)]);
		market.waiting.length = 0;
		await desk.push();
		expect(api.inventory.available(id)).toBe(4);
		expect(desk.said()).toEqual([expect.stringContaining("is well again")]);
	});

	it("three times in a row is told once", async () => {
		const { itemId } = await sellable(5);
		await sell(itemId);
		for (let time = 0; time < 5; time++) {
			api.failures.push({ status: 200, headers: { "content-type": "text/html" }, body: "<html>" });
			await desk.push();
			market.waiting.length = 0;
		}
		expect(desk.said()).toEqual([expect.stringContaining("answers with a page (text/html")]);
		await desk.push();
	});
});

describe("a listing", () => {
	it("is pushed once its item is known, and again when it is for sale again", async () => {
		api.inventory.add("8001", 0);
		await desk.list({ externalId: "8001", sku: "LATER-1", quantity: 0 });
		await desk.push();
		expect(await desk.listing("8001")).toMatchObject({ wanted: null, due: false });
		const { itemId } = await shop.addItem("LATER-1", 6);
		await market.sql("UPDATE listing SET item_id = $2 WHERE external_id = '8001' AND connection_id = $1", [shop.connectionId, itemId]);
		await desk.push();
		expect(api.inventory.available("8001")).toBe(6);
		await market.sql("UPDATE listing SET status = 'ended' WHERE external_id = '8001'");
		await sell(itemId);
		await desk.push();
		expect(api.inventory.available("8001")).toBe(6);
		await market.sql("UPDATE listing SET status = 'active' WHERE external_id = '8001'");
		await desk.push();
		expect(api.inventory.available("8001")).toBe(5);
	});

	it("in a shop with several locations shows as many as there are over all of them", async () => {
		api.inventory.locations.push("2");
		try {
			const { itemId } = await shop.addItem("PLACES-1", 6);
			api.inventory.add("8002", 0, {
				levels: [
					["1", 2],
					["2", 4],
				],
			});
			await desk.list({ externalId: "8002", sku: "PLACES-1", quantity: 6 });
			await sell(itemId);
			await desk.push();
			expect([...(api.inventory.variants.get("8002")?.levels ?? [])]).toEqual([
				["1", 1],
				["2", 4],
			]);
			await sell(itemId, 3);
			await desk.push();
			expect(api.inventory.available("8002")).toBe(2);
		} finally {
			api.inventory.locations.pop();
		}
	});

	it("of more copies than a number of a marketplace holds keeps nothing else from being pushed", async () => {
		const { id, itemId } = await sellable(2);
		const { itemId: endless } = await shop.addItem("ENDLESS-1", 1);
		api.inventory.add("8004", 0);
		await desk.list({ externalId: "8004", sku: "ENDLESS-1", quantity: 0 });
		const hangars = await market.sql<{ id: string }>(
			"INSERT INTO location (vendor_id, name) SELECT $1, 'Hangar ' || n FROM generate_series(1, 2) n RETURNING id",
			[shop.vendorId],
		);
		const fill = (delta: number) =>
			shop.as(async (scope) => {
				for (const { id: locationId } of hangars) await moveStock(scope, { itemId: endless, locationId, delta, kind: "adjusted", reason: "Found" });
			});
		await fill(2_000_000_000);
		await sell(itemId);
		await desk.push();
		expect(api.inventory.available(id)).toBe(1);
		expect(await desk.listing("8004")).toMatchObject({ wanted: 2_147_483_647 });
		await market.sql("UPDATE listing SET status = 'ended' WHERE external_id = '8004'");
		await fill(-2_000_000_000);
	});

	it("is shown as sold out with so few copies as the shop ends it with, and again with more; share, buffer and most are of all copies", async () => {
		const { id, itemId } = await sellable(3);
		const shows = async (settings: Parameters<typeof desk.turn>[0]) => {
			await desk.turn(settings);
			await market.drain();
			return api.inventory.available(id);
		};
		expect(await shows({ end: 2 })).toBe(3);
		await sell(itemId);
		await market.drain();
		expect(api.inventory.available(id)).toBe(0);
		expect([await shows({ end: 1 }), await shows({ end: 1, percentage: 50 }), await shows({ end: 1, buffer: 1 }), await shows({ end: 1, max: 1 })]).toEqual([
			2, 1, 1, 1,
		]);
		expect([await shows({ end: 2 }), await shows({})]).toEqual([0, 2]);
	});

	it("that Shopify does not count is refused with what to do", async () => {
		await shop.addItem("UNTRACKED-1", 6);
		api.inventory.add("8003", 0, { tracked: false });
		await desk.list({ externalId: "8003", sku: "UNTRACKED-1", quantity: null });
		await desk.push();
		expect(await desk.listing("8003")).toMatchObject({ error: expect.stringContaining("not counted there") });
		await market.sql("UPDATE listing SET status = 'ended' WHERE external_id = '8003'");
	});
});

it("never uses another shop's token, nor touches what it sells", async () => {
	const theirs = await startShopifyApi({ token: "shpat_theirs" });
	const other = await market.buildShop("other-pushed", "USD", { credentials: { token: "shpat_theirs" } });
	const otherDesk = openPushDesk(market, other);
	await otherDesk.turn();
	const { itemId } = await other.addItem("OTHER-1", 3);
	api.inventory.add("8100", 3);
	await otherDesk.list({ externalId: "8100", sku: "OTHER-1", quantity: 3 });
	await other.as((scope) => sellItem(scope, { itemId, quantity: 1, unitPriceMinor: 1n }));
	await desk.push();
	await market.drain();
	// Its token is not the one that this API takes, and no other was tried.
	expect(api.inventory.available("8100")).toBe(3);
	expect(await otherDesk.listing("8100")).toMatchObject({ acked: null, due: true });
	expect(
		await market.runJob({ job: "push-listings", payload: { vendorId: shop.vendorId, connectionId: other.connectionId } }).catch((error) => error.code),
	).toBe("permission_denied");
	await theirs.close();
});

it("keeps the books right", async () => expect(await market.drift()).toEqual([]));
