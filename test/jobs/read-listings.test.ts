import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createItem } from "../../src/domain/inventory/services/create-item.ts";
import { describeRead } from "../../src/domain/marketplaces/selectors/describe-read.ts";
import { acceptProposals } from "../../src/domain/marketplaces/services/accept-proposals.ts";
import { beginRead } from "../../src/domain/marketplaces/services/begin-read.ts";
import { failRead } from "../../src/domain/marketplaces/services/fail-read.ts";
import { rotateSecrets } from "../../src/domain/marketplaces/services/rotate-secrets.ts";
import { trackRead } from "../../src/domain/marketplaces/services/track-read.ts";
import { undoChange } from "../../src/domain/vendors/services/undo-change.ts";
import { type Market, type MarketShop, openMarket } from "../support/market.ts";
import { postAsShopify, shopifyOrder } from "../support/shopify.ts";
import { type ShopifyApi, startShopifyApi } from "../support/shopify-api.ts";
import type { ShopifyVariant } from "../support/shopify-variants.ts";

let api: ShopifyApi;
let market: Market;
let shops = 0;
let shop: MarketShop;

beforeAll(async () => {
	api = await startShopifyApi({ bucket: 100_000, restoreRate: 100_000 });
	market = await openMarket({ apiUrls: { shopify: api.url } });
}, 60_000);
afterAll(async () => {
	await market?.close();
	await api?.close();
});
beforeEach(async () => {
	api.variants.clear();
	api.failures.length = 0;
	api.requests.length = 0;
	market.waiting.length = 0;
	shop = await market.buildShop(`reader-${++shops}`);
	await shop.as((scope) => rotateSecrets(scope, { connectionId: shop.connectionId, credentials: { token: api.token } }));
});

interface Card {
	title: string;
	set: string;
	code?: string;
	number: string;
	condition?: string;
	finish?: string;
	barcode?: string;
	extra?: Record<string, string>;
}

const addCard = (sku: string, { title, set, code, number, condition = "NM", finish, barcode, extra = {} }: Card, who = shop) =>
	who.as((scope) =>
		createItem(scope, {
			sku,
			title,
			category: "tcg-single",
			condition,
			priceMinor: 999n,
			quantity: 5,
			...(barcode && { barcode }),
			attributes: { game: "Pokemon", set_name: set, ...(code && { set_code: code }), collector_number: number, ...(finish && { finish }), ...extra },
		}),
	);
const list = (id: number, productTitle: string, more: Partial<ShopifyVariant> = {}) =>
	api.variants.set(String(id), { id: String(id), productId: String(id + 5_000_000), productTitle, ...more });
const begin = () => shop.as((scope) => beginRead(scope, { connectionId: shop.connectionId }));
const read = async () => {
	const number = await begin();
	await market.drain();
	return { number, reply: await shop.as((scope) => describeRead(scope, { number })) };
};
const listings = async () =>
	Object.fromEntries(
		(
			await market.sql<{ external_id: string; status: string; sku: string | null; proposed: string | null; seen_quantity: number | null }>(
				"SELECT external_id, status, seen_quantity, item.sku, proposed.sku AS proposed FROM listing LEFT JOIN item ON item.id = item_id LEFT JOIN item proposed ON proposed.id = proposed_item_id WHERE listing.connection_id = $1",
				[shop.connectionId],
			)
		).map(({ external_id, ...row }) => [external_id, row]),
	);

describe("reading what is for sale on a connection", () => {
	it("pairs by SKU in any case, by barcode, and by TCGplayer's SKU id; what has none of them is proposed by its title, or left open", async () => {
		await addCard("BS-4", { title: "Charizard", set: "Base Set", code: "BS", number: "4/102", finish: "holo" });
		await addCard("BS-5", { title: "Clefairy", set: "Base Set", code: "BS", number: "5/102", barcode: "012345678905" });
		await addCard("BS-6", { title: "Gyarados", set: "Base Set", code: "BS", number: "6/102", extra: { tcgplayer_sku_id: "3048213" } });
		await addCard("BS-7", { title: "Hitmonchan", set: "Base Set", code: "BS", number: "7/102" });
		list(1, "Charizard", { sku: "bs-4" });
		list(2, "A fairy", { barcode: "012345678905" });
		list(3, "A dragon", { sku: "3048213" });
		list(4, "Pokemon Hitmonchan 007/102 Base Set Rare", { title: "Near Mint" });
		list(5, "Playmat", { sku: "MAT" });
		const { reply } = await read();
		expect(await listings()).toMatchObject({
			1: { sku: "BS-4" },
			2: { sku: "BS-5" },
			3: { sku: "BS-6" },
			4: { sku: null, proposed: "BS-7" },
			5: { sku: null, proposed: null },
		});
		expect(reply.text).toContain("5 listings for sale there: 3 paired with items, 3 of them now; 1 proposed; 1 without an item.");
		expect(reply.rows?.rows[0]?.[3]).toBe("BS-7");
	});

	it("proposes the one that fits best, and none where two fit", async () => {
		await addCard("EX-NM", { title: "Charizard EX", set: "Flashfire", code: "FLF", number: "12/106" });
		await addCard("PLAIN", { title: "Charizard", set: "Flashfire", code: "FLF", number: "12/106" });
		await addCard("MEW-NM", { title: "Mew", set: "Fates Collide", code: "FCO", number: "29" });
		await addCard("MEW-LP", { title: "Mew", set: "Fates Collide", code: "FCO", number: "29", condition: "LP" });
		await addCard("MEW-R", { title: "Mew", set: "Fates Collide", code: "FCO", number: "29", condition: "LP", finish: "reverse holo" });
		list(1, "Charizard EX 12/106 Flashfire NM");
		list(2, "Mew 29 FCO");
		list(3, "Mew 29 FCO Lightly Played");
		list(4, "Mew 29 FCO Reverse Holo LP");
		list(5, "Mew 30 FCO NM");
		await read();
		expect(Object.fromEntries(Object.entries(await listings()).map(([id, { proposed }]) => [id, proposed]))).toEqual({
			1: "EX-NM",
			2: null,
			3: "MEW-LP",
			4: "MEW-R",
			5: null,
		});
	});

	it("accepts exactly what a reading proposed, works waiting order lines off, and takes it back but for what was sold", async () => {
		await addCard("BS-8", { title: "Machamp", set: "Base Set", number: "8/102" });
		await addCard("BS-9", { title: "Magneton", set: "Base Set", number: "9/102" });
		list(81, "Machamp 8/102 Base Set NM");
		list(91, "Magneton 9/102 Base Set NM");
		const body = shopifyOrder({ id: "5501", lines: [{ id: "1", sku: "", quantity: 2, variantId: "81" }] });
		await postAsShopify({ url: shop.url, secret: shop.secret, body });
		await market.drain();
		expect(await shop.stock("BS-8")).toEqual({ onHand: 5, committed: 0 });
		const { number } = await read();
		expect(await shop.stock("BS-8")).toEqual({ onHand: 5, committed: 0 });
		const { count, changeNumber } = await shop.as((scope) => acceptProposals(scope, { number }));
		await market.drain();
		expect(count).toBe(2);
		expect(await shop.stock("BS-8")).toEqual({ onHand: 5, committed: 2 });
		const { what } = await shop.as((scope) => undoChange(scope, { change: changeNumber }));
		expect(what).toBe("1 listing of M-1 has no item again. 1 listing stays: orders for them hold copies of the item.");
		expect(await listings()).toMatchObject({ 81: { sku: "BS-8" }, 91: { sku: null, proposed: "BS-9" } });
		expect(await market.drift()).toEqual([]);
	});

	it("accepts nothing of a reading that another has outdated, of one that is not done, or twice", async () => {
		await addCard("BS-8", { title: "Machamp", set: "Base Set", number: "8/102" });
		list(81, "Machamp 8/102 Base Set NM");
		const first = await read();
		const second = await begin();
		await expect(shop.as((scope) => acceptProposals(scope, { number: second }))).rejects.toMatchObject({ code: "conflict" });
		await market.drain();
		await expect(shop.as((scope) => acceptProposals(scope, { number: first.number }))).rejects.toThrow(/L-1 is outdated: L-2/);
		await shop.as((scope) => acceptProposals(scope, { number: second }));
		await expect(shop.as((scope) => acceptProposals(scope, { number: second }))).rejects.toMatchObject({ code: "conflict" });
	});

	it("is one reading for two who ask at once, and changes nothing the second time", async () => {
		list(1, "Playmat");
		const [one, other] = await Promise.all([begin(), begin()]);
		expect(one).toBe(other);
		await market.drain();
		const before = await listings();
		await read();
		expect(await listings()).toEqual(before);
	});

	it("ends what is gone there after a whole reading, and no other; what comes back is for sale again", async () => {
		list(1, "Stays");
		list(2, "Goes");
		await read();
		await market.sql("INSERT INTO listing (vendor_id, connection_id, external_id) VALUES ($1, $2, 'sku:order-only')", [shop.vendorId, shop.connectionId]);
		api.variants.delete("2");
		expect((await read()).reply.text).toContain("1 listing ended");
		expect(await listings()).toMatchObject({ 1: { status: "active" }, 2: { status: "ended" }, "sku:order-only": { status: "active" } });
		list(2, "Goes");
		await read();
		expect(await listings()).toMatchObject({ 2: { status: "active" } });
	});

	it("ends nothing when the marketplace says that nothing is for sale, and says so", async () => {
		list(1, "Stays");
		await read();
		api.variants.clear();
		const { reply } = await read();
		expect(reply.text).toContain("says that nothing is for sale there");
		expect(await listings()).toMatchObject({ 1: { status: "active" } });
	});

	it("goes on where it was after a kill, when another worker holds it too, and when the marketplace was away", async () => {
		for (let id = 1; id <= 600; id++) list(id, `Thing ${id}`);
		const number = await begin();
		const [request] = market.waiting.splice(0);
		if (!request) throw new Error("No job was asked for.");
		const due = () => market.sql("UPDATE listing_read SET due_at = now() WHERE connection_id = $1", [shop.connectionId]);
		api.failures.push({ status: 503 });
		await market.runJob(request);
		await due();
		const oneSlice = { senders: {}, mayGoOn: () => false };
		await market.runJob(request, oneSlice);
		await due();
		market.waiting.length = 0;
		await Promise.all([market.runJob(request), market.runJob(request)]);
		const reply = await shop.as((scope) => describeRead(scope, { number }));
		expect(reply.text).toContain("600 listings for sale there");
		expect(api.requests.filter((asked) => asked.includes("graphql"))).toHaveLength(4);
	});

	it("stops with the reason when the key is refused, and begins anew when asked again", async () => {
		list(1, "Playmat");
		api.failures.push({ status: 403 });
		const { reply } = await read();
		expect(reply.text).toContain("refuses the key");
		expect(reply.actions?.map(({ command }) => command)).toEqual(["/market match M-1"]);
		expect((await read()).reply.text).toContain("1 listing for sale there");
	});

	it("never replaces newer news, and takes the quantity that was read after an older one", async () => {
		list(1, "Playmat", { quantity: 4, updatedAt: "2026-11-01T00:00:00Z" });
		await read();
		await market.sql("UPDATE listing SET seen_quantity = 9, stock_seen_at = now() + interval '1 hour' WHERE connection_id = $1", [shop.connectionId]);
		await read();
		expect(await listings()).toMatchObject({ 1: { seen_quantity: 9 } });
		await market.sql("UPDATE listing SET stock_seen_at = now() - interval '1 hour' WHERE connection_id = $1", [shop.connectionId]);
		await read();
		expect(await listings()).toMatchObject({ 1: { seen_quantity: 4 } });
	});

	it("leaves other shops' listings and items alone, with the same SKUs and titles", async () => {
		const other = await market.buildShop(`reader-other-${shops}`);
		await addCard("BS-10", { title: "Mewtwo", set: "Base Set", number: "10/102" }, other);
		list(1, "Mewtwo 10/102 Base Set NM", { sku: "BS-10" });
		await read();
		expect(await listings()).toMatchObject({ 1: { sku: null, proposed: null } });
		await expect(other.as((scope) => beginRead(scope, { connectionId: shop.connectionId }))).rejects.toMatchObject({ code: "not_found" });
		await expect(other.as((scope) => acceptProposals(scope, { number: 1 }))).rejects.toMatchObject({ code: "not_found" });
	});
});

describe("the note at the end of a long reading", () => {
	const track = async (ago: number) => {
		const number = await begin();
		await shop.as((scope) =>
			trackRead(scope, { read: number, workspaceId: shop.workspaceId, channelId: "shop", messageId: `m-${shop.vendorId}`, askedBy: `reader-${shops}-owner` }),
		);
		await market.sql("UPDATE listing_read SET created_at = created_at - make_interval(secs => $2) WHERE vendor_id = $1", [shop.vendorId, ago]);
		return number;
	};
	const notes = () => market.sent.filter(({ threadId }) => threadId === `m-${shop.vendorId}`);

	it("is in the thread of its message, once, for whom that answers", async () => {
		list(1, "Charizard", { sku: "bs-4" });
		const number = await track(60);
		await market.drain();
		await market.sql("UPDATE listing_read SET compared_at = NULL WHERE vendor_id = $1", [shop.vendorId]);
		await shop.as((scope) =>
			trackRead(scope, { read: number, workspaceId: shop.workspaceId, channelId: "shop", messageId: `m-${shop.vendorId}`, askedBy: `reader-${shops}-owner` }),
		);
		await market.drain();
		expect(notes()).toMatchObject([
			{
				channelId: "shop",
				messageId: null,
				mention: `reader-${shops}-owner`,
				reply: { text: "L-1: 1 listing for sale there: 0 paired with items; 0 proposed; 1 without an item.", audience: "channel" },
			},
		]);
	});

	it("tells of a failure too", async () => {
		await track(60);
		const [open] = await market.sql<{ id: string }>("SELECT id FROM listing_read WHERE vendor_id = $1", [shop.vendorId]);
		await market.access.withVendor({ kind: "worker", vendorId: shop.vendorId }, ["delivery.settle"], (scope) =>
			failRead(scope, { readId: open?.id ?? "", reason: "The moon was in the way." }),
		);
		await market.drain();
		expect(notes().map(({ reply }) => reply.text)).toEqual(["L-1 stopped after 0 listings: The moon was in the way."]);
	});

	it("is not written after a short one", async () => {
		await track(0);
		await market.drain();
		expect(notes()).toEqual([]);
	});
});
