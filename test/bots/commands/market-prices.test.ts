import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { recordListings } from "../../../src/domain/marketplaces/services/record-listings.ts";
import { startTestApp, type TestApp, type TestShop } from "../../support/app.ts";
import { until } from "../../support/fill-shop.ts";
import { query } from "../../support/query.ts";
import { type ShopifyApi, startShopifyApi } from "../../support/shopify-api.ts";

let api: ShopifyApi;
let app: TestApp;
let shop: TestShop;
let other: TestShop;

beforeAll(async () => {
	api = await startShopifyApi();
	app = await startTestApp({ config: { roles: ["web", "worker"], apiUrls: { shopify: api.url } }, sweepEvery: 300 });
	shop = await app.buildShop("pricer");
	other = await app.buildShop("stranger");
	await shop.type(`/market connect shopify pricer.myshopify.com secret:shpss_0123456789abcdef token:${api.token}`);
	const [connection] = await query<{ id: string }>(app.database.ownerUrl, "SELECT id FROM connection WHERE vendor_id = $1", [shop.vendorId]);
	const connectionId = connection?.id ?? "";
	for (const [at, sku] of ["P-1", "P-2", "P-3"].entries()) {
		await shop.type(`/item new ${sku} "Card ${sku}" other 5 quantity:1`);
		const id = `30${at}`;
		const stockExternalId = api.inventory.add(id, 1, { price: "5.00" });
		const listing = { externalId: id, productExternalId: `5${id}`, stockExternalId, sku, title: `Card ${sku}`, priceMinor: 500n, quantity: 1, isActive: true };
		await app.access.withVendor({ kind: "connection", vendorId: shop.vendorId, connectionId }, ["delivery.settle", "inventory.read"], (scope) =>
			recordListings(scope, { connectionId, listings: [{ ...listing, changedAt: new Date() }] }),
		);
	}
}, 60_000);
afterAll(async () => {
	await app?.stop();
	await api?.close();
});

const field = async (name: string) => (await shop.type("/market show M-1")).fields?.find((known) => known.name === name)?.value;
const prices = () => ["300", "301", "302"].map((id) => api.inventory.variants.get(id)?.price);

describe("/market prices", () => {
	test("is off until the owner has seen what it would change, and turned it on", async () => {
		const preview = await shop.type("/market prices M-1 on markup:+5% round:.99");
		expect(preview.text).toContain("would show your prices, +5 %, rounded to .99, from now on.\n3 listings would change at once");
		expect(preview.rows?.rows[0]).toEqual(["P-1", "Card P-1", "$5.00", "$4.99"]);
		expect(prices()).toEqual(["5.00", "5.00", "5.00"]);
		const command = preview.actions?.[0]?.command ?? "";
		expect(command).toBe("/market prices M-1 on markup:+5% round:.99 confirm:yes");
		expect((await shop.type(command)).text).toContain("3 listings are pushed now");
		await until(async () => prices().every((price) => price === "4.99"));
		// Written down after they stand there.
		await until(async () => (await field("Prices there")) === "your prices, +5 %, rounded to .99");
		expect((await shop.type("/market prices M-1 markup:none round:none confirm:yes")).text).toContain("M-1 shows your prices.");
		await until(async () => prices().every((price) => price === "5.00"));
	});

	test("a bulk reprice goes out, and its message tells how far it is, for each marketplace", async () => {
		const drafted = await shop.type("/bulk price +10% skus:P-1,P-2,P-3");
		api.inventory.money.refused.add("302");
		await shop.type(drafted.actions?.find(({ command }) => command.startsWith("/bulk confirm"))?.command ?? "");
		await until(async () => prices()[0] === "5.50" && prices()[1] === "5.50");
		await until(async () => /B-1 is done.*Shopify 2 of 3 \(1 not taken\)/s.test((await shop.type("/bulk show B-1")).text));
		api.inventory.money.refused.clear();
		await query(app.database.ownerUrl, "UPDATE listing SET price_due_at = now() WHERE vendor_id = $1 AND price_due_at IS NOT NULL", [shop.vendorId]);
		await until(async () => /Shopify 3 of 3 in \d+ (s|min)/.test((await shop.type("/bulk show B-1")).text));
		expect(prices()[2]).toBe("5.50");
	});

	test("off leaves there what stands there, and its undo pushes again", async () => {
		expect((await shop.type("/market prices M-1 off")).text).toContain("No prices are pushed to M-1 any more");
		expect((await shop.type("/market prices M-1 off")).text).toContain("Turn it on");
		await shop.type("/price set P-1 7");
		expect((await shop.type("/undo")).text).toContain("$7.00 → $5.50");
		await shop.type("/price set P-1 8");
		await shop.type("/market prices M-1 on confirm:yes");
		await until(async () => prices()[0] === "8.00");
	});

	test.each([
		["/market prices M-1 on markup:5", "invalid_input", "markup"],
		["/market prices M-1 on markup:-95%", "invalid_input", "-95%"],
		["/market prices M-1 on round:0.33", "invalid_input", "0.33"],
		["/market prices M-9 on", "not_found", "M-9"],
	])("%s is refused, and says what is wrong", async (typed, code, named) => {
		expect(await shop.fail(typed)).toMatchObject({ code, text: expect.stringContaining(named) });
	});

	test("is the owner's, and never another shop's", async () => {
		expect(await shop.fail("/market prices M-1 on confirm:yes", shop.staff)).toMatchObject({ code: "permission_denied" });
		expect(await other.fail("/market prices M-1 on confirm:yes")).toMatchObject({ code: "not_found" });
	});
});
