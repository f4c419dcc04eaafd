import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { recordListings } from "../../../src/domain/marketplaces/services/record-listings.ts";
import { startTestApp, type TestApp, type TestShop } from "../../support/app.ts";
import { query } from "../../support/query.ts";
import { type ShopifyApi, startShopifyApi } from "../../support/shopify-api.ts";

let api: ShopifyApi;
let app: TestApp;
let shop: TestShop;
let other: TestShop;
let connectionId = "";

beforeAll(async () => {
	api = await startShopifyApi();
	// Everything by the real queue and its worker, the sweep included.
	app = await startTestApp({ config: { roles: ["web", "worker"], apiUrls: { shopify: api.url } }, sweepEvery: 300 });
	shop = await app.buildShop("pusher");
	other = await app.buildShop("stranger");
	await shop.type(`/market connect shopify pusher.myshopify.com secret:shpss_0123456789abcdef token:${api.token}`);
	[{ id: connectionId } = { id: "" }] = await query<{ id: string }>(app.database.ownerUrl, "SELECT id FROM connection WHERE vendor_id = $1", [shop.vendorId]);
	await shop.type("/notify here errors");
}, 60_000);
afterAll(async () => {
	await app?.stop();
	await api?.close();
});

async function until<R>(look: () => Promise<R | undefined | false> | R | undefined | false): Promise<R> {
	for (const deadline = Date.now() + 20_000; Date.now() < deadline; await new Promise((resolve) => setTimeout(resolve, 50))) {
		const seen = await look();
		if (seen) return seen;
	}
	throw new Error("It did not come to pass.");
}

/** For sale here and there, as many as given. */
async function add(sku: string, id: string, here: number, there: number): Promise<void> {
	await shop.type(`/item new ${sku} "Card ${sku}" other 5 quantity:${here}`);
	const stockExternalId = api.inventory.add(id, there);
	await app.access.withVendor({ kind: "connection", vendorId: shop.vendorId, connectionId }, ["delivery.settle", "inventory.read"], (scope) =>
		recordListings(scope, {
			connectionId,
			listings: [{ externalId: id, stockExternalId, sku, title: `Card ${sku}`, priceMinor: 500n, quantity: there, isActive: true, changedAt: new Date() }],
		}),
	);
}
const field = async (name: string) => (await shop.type("/market show M-1")).fields?.find((known) => known.name === name)?.value;
const told = async (text: string) =>
	(
		await query<{ reply: { text: string; actions?: { command: string }[] } }>(
			app.database.ownerUrl,
			"SELECT reply FROM outbox WHERE vendor_id = $1 AND reply->>'text' LIKE $2",
			[shop.vendorId, `%${text}%`],
		)
	).map(({ reply }) => reply);

describe("/market push", () => {
	test("is off until the owner has seen what it would change, and turned it on", async () => {
		await add("A-1", "101", 3, 5);
		await add("A-2", "102", 0, 1);
		await add("A-3", "103", 4, 4);
		await shop.type("/sell A-1");
		const preview = await shop.type("/market push M-1 on max:9");
		expect(preview.text).toContain("2 listings would change at once, 1 to zero");
		expect(preview.text).toContain("Nothing is pushed yet");
		expect(api.inventory.available("101")).toBe(5);
		expect(await field("Pushed there")).toBe("no stock: /market push");
		const command = preview.actions?.[0]?.command ?? "";
		expect(command).toBe("/market push M-1 on max:9 zeros:1 confirm:yes");
		expect((await shop.type(command)).text).toContain("2 listings are pushed now");
		await until(() => api.inventory.available("101") === 2 && api.inventory.available("102") === 0);
		// Written down after it stands there.
		await until(async () => /at most 9 of each, last/.test((await field("Pushed there")) ?? ""));
	});

	test("what is sold from here on is gone there at once; a bulk operation's copies too", async () => {
		await shop.type("/sell A-1 2");
		await until(() => api.inventory.available("101") === 0);
		const drafted = await shop.type("/bulk stock +2 skus:A-1,A-2");
		await shop.type(drafted.actions?.find(({ command }) => command.startsWith("/bulk confirm"))?.command ?? "");
		await until(() => api.inventory.available("101") === 2 && api.inventory.available("102") === 2);
	});

	test("shows less than there is, as it is told, and its undo shows it again", async () => {
		expect((await shop.type("/market push M-1 buffer:1 percentage:50")).text).toContain("50 % of what is available, 1 kept back, at most 9 of each");
		await until(() => api.inventory.available("103") === 1 && api.inventory.available("101") === 0);
		expect((await shop.type("/undo")).text).toContain("M-1 follows your stock: at most 9 of each");
		await until(() => api.inventory.available("103") === 4 && api.inventory.available("101") === 2);
		expect((await shop.type("/market push M-1 end:2")).text).toContain("at most 9 of each, none with 2 or fewer");
		await until(() => api.inventory.available("103") === 4 && api.inventory.available("101") === 0);
		expect((await shop.type("/undo")).text).toContain("M-1 follows your stock: at most 9 of each");
		await until(() => api.inventory.available("101") === 2);
	});

	test("stops when the connection is paused, and catches up when it is resumed", async () => {
		await shop.type("/market pause M-1");
		await shop.type("/sell A-3");
		const before = api.inventory.mutations.length;
		expect(await field("Pushed there")).toContain("1 listing waits for /market resume");
		// Two looks of the sweep.
		await new Promise((resolve) => setTimeout(resolve, 700));
		expect(api.inventory.mutations.length).toBe(before);
		expect(api.inventory.available("103")).toBe(4);
		await shop.type("/market resume M-1");
		await until(() => api.inventory.available("103") === 3);
	});

	test("asks before many listings are shown as sold out, and does so once it may", async () => {
		const skus = Array.from({ length: 12 }, (_, at) => `G-${at}`);
		for (const [at, sku] of skus.entries()) await add(sku, `20${at}`, 1, 1);
		const drafted = await shop.type(`/bulk stock =0 skus:${skus.join(",")}`);
		await shop.type(drafted.actions?.find(({ command }) => command.startsWith("/bulk confirm"))?.command ?? "");
		const [asked] = await until(async () => {
			const found = await told("would be shown as sold out");
			return found.length > 0 && found;
		});
		expect(asked?.text).toContain("12 of 15 listings");
		expect(skus.map((_, at) => api.inventory.available(`20${at}`))).toEqual(skus.map(() => 1));
		expect(await field("Pushed there")).toContain("stopped before showing 12 listings as sold out");
		const command = asked?.actions?.[0]?.command ?? "";
		expect(command).toBe("/market push M-1 zeros:12");
		expect((await shop.type(command)).text).toContain("M-1 goes on");
		await until(() => skus.every((_, at) => api.inventory.available(`20${at}`) === 0));
		expect(await told("would be shown as sold out")).toHaveLength(1);
		expect(await shop.fail("/market push M-1 zeros:12")).toMatchObject({ code: "conflict", text: expect.stringContaining("has not stopped") });
	});

	test("that stopped before it showed many as sold out looks again when it is told to show more or less", async () => {
		const skus = Array.from({ length: 12 }, (_, at) => `H-${at}`);
		for (const [at, sku] of skus.entries()) await add(sku, `30${at}`, 2, 2);
		await shop.type("/market push M-1 buffer:2");
		await until(async () => (await field("Pushed there"))?.includes("stopped before showing"));
		await shop.type("/market push M-1 buffer:1");
		await until(() => skus.every((_, at) => api.inventory.available(`30${at}`) === 1));
		await until(async () => !(await field("Pushed there"))?.includes("stopped before showing"));
		await shop.type("/market push M-1 buffer:2");
		await until(async () => (await field("Pushed there"))?.includes("stopped before showing"));
		await shop.type("/market push M-1 buffer:3");
		await until(async () => (await told("would be shown as sold out")).length > 3);
		expect(skus.map((_, at) => api.inventory.available(`30${at}`))).toEqual(skus.map(() => 1));
		expect((await shop.type("/market push M-1 buffer:2 zeros:30")).text).toContain("2 kept back");
		await until(() => skus.every((_, at) => api.inventory.available(`30${at}`) === 0));
		await shop.type("/market push M-1 buffer:0");
		await until(() => skus.every((_, at) => api.inventory.available(`30${at}`) === 2));
	});

	test("off leaves there what stands there", async () => {
		expect((await shop.type("/market push M-1 off")).text).toContain("Nothing is pushed to M-1");
		await shop.type("/sell A-3");
		expect(await query(app.database.ownerUrl, "SELECT FROM push_mark WHERE connection_id = $1", [connectionId])).toEqual([]);
		expect((await shop.type("/market push M-1 off")).text).toContain("Turn it on");
	});

	test.each([
		["/market push M-1 on percentage:0", "invalid_input", "percentage"],
		["/market push M-1 on percentage:half", "invalid_input", "percentage"],
		["/market push M-1 maybe", "invalid_input", "maybe"],
		["/market push M-9 on", "not_found", "M-9"],
	])("%s is refused, and says what is wrong", async (typed, code, named) => {
		expect(await shop.fail(typed)).toMatchObject({ code, text: expect.stringContaining(named) });
	});

	test("without keys, or where nothing can be pushed, says what to do", async () => {
		await shop.type("/market connect shopify keyless secret:a-secret-of-sixteen");
		expect(await shop.fail("/market push M-2 on confirm:yes")).toMatchObject({ code: "conflict", text: expect.stringContaining("/market rotate M-2") });
		await shop.type("/market connect whatnot seller secret:a-secret-of-sixteen");
		expect(await shop.fail("/market push M-3 on confirm:yes")).toMatchObject({ code: "conflict", text: expect.stringContaining("Whatnot") });
	});

	test("is the owner's, and never another shop's", async () => {
		expect(await shop.fail("/market push M-1 on confirm:yes", shop.staff)).toMatchObject({ code: "permission_denied" });
		expect(await other.fail("/market push M-1 on confirm:yes")).toMatchObject({ code: "not_found" });
	});
});
