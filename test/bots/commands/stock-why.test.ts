import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { MarketplaceOrder } from "../../../src/domain/orders/marketplace-order.ts";
import { recordOrder } from "../../../src/domain/orders/services/record-order.ts";
import { startTestApp, type TestApp, type TestShop } from "../../support/app.ts";
import { ledgerFaults } from "../../support/ledger-faults.ts";
import { query } from "../../support/query.ts";

let app: TestApp;
let shop: TestShop;
let other: TestShop;
let connectionId: string;

beforeAll(async () => {
	app = await startTestApp();
	shop = await app.buildShop("Card Corner");
	other = await app.buildShop("Game Garage");
	await shop.type("/market connect shopify corner.myshopify.com secret:a-secret-of-sixteen");
	const [connection] = await query<{ id: string }>(app.database.ownerUrl, "SELECT id FROM connection");
	connectionId = connection?.id ?? "";
});

afterAll(async () => {
	expect(await ledgerFaults(app.database.ownerUrl)).toEqual([]);
	await app.stop();
});

/** An order as Shopify tells of it. */
function sellOnShopify(
	sku: string,
	{
		name,
		quantity = 1,
		externalId = randomUUID(),
		status = "placed" as MarketplaceOrder["status"],
	}: { name: string; quantity?: number; externalId?: string; status?: MarketplaceOrder["status"] },
) {
	const lines = [{ externalId: "1", productId: null, sku, title: sku, quantity, cancelled: 0, fulfilled: 0, unitPriceMinor: 999n, taxMinor: 0n }];
	const order = { externalId, name, status, currency: "USD", placedAt: new Date("2099-01-01"), lines };
	return app.access.withVendor(
		{ kind: "connection", vendorId: shop.vendorId, connectionId },
		["order.write", "order.read", "stock.write", "inventory.read"],
		(scope) => recordOrder(scope, { connectionId, order }),
	);
}

/** What /stock why tells of each event, without the time. */
async function story(sku: string): Promise<string[]> {
	const reply = await shop.type(`/stock why ${sku}`);
	return reply.rows?.rows.map(([, ...cells]) => cells.join(" · ")) ?? [];
}

describe("/stock why", () => {
	test("tells who did what, from where and why, with what was left, newest first", async () => {
		await shop.type('/item new WY-1 "Charizard" tcg-single 250');
		await shop.type('/stock receive WY-1 5 cost:80 seller:"A. Collector" document:INV-2291', shop.staff);
		await shop.type("/stock remove WY-1 1 water damage");
		const sale = await shop.type("/sell WY-1", shop.staff);
		const order = /O-\d+/.exec(sale.text)?.[0];
		await shop.type("/stock count WY-1 6 seen:3");
		expect(await story("WY-1")).toEqual([
			"counted, +3 · 6 left · owner on Discord · ",
			`sold 1 · 3 left · staff on Discord · ${order}`,
			"removed 1 · 4 left · owner on Discord · water damage",
			"received 5 · 5 left · staff on Discord · R-1 (A. Collector)",
		]);
		const reply = await shop.type("/stock why wy-1");
		expect(reply.title).toBe("Charizard");
		expect(reply.text).toBe("WY-1: 6 on hand, 0 committed, 6 available.\nOn hand is the sum of 4 movements.");
	});

	test("tells of reservations and their end, and which orders hold what", async () => {
		await shop.type('/item new WY-2 "Blastoise" tcg-single 90 quantity:3');
		const { number } = await sellOnShopify("WY-2", { name: "#1001", quantity: 2 });
		const off = randomUUID();
		const cancelled = await sellOnShopify("WY-2", { name: "#1002", externalId: off });
		await sellOnShopify("WY-2", { name: "#1002", externalId: off, status: "cancelled" });
		const label = `O-${number} (Shopify #1001)`;
		const offLabel = `O-${cancelled.number} (Shopify #1002)`;
		expect(await story("WY-2")).toEqual([
			`released 1 ·  · Shopify · ${offLabel}`,
			`committed 1 ·  · Shopify · ${offLabel}`,
			`committed 2 ·  · Shopify · ${label}`,
			"received 3 · 3 left · owner on Discord · ",
		]);
		expect((await shop.type("/stock why WY-2")).text).toBe(
			`WY-2: 3 on hand, 2 committed, 1 available.\nOn hand is the sum of 1 movement. Committed: 2 for ${label}.`,
		);
	});

	test("what is sent leaves both what is committed and what is on hand, part by part", async () => {
		await shop.type('/item new WY-7 "Mewtwo" tcg-single 90 quantity:5');
		const { number } = await sellOnShopify("WY-7", { name: "#1007", quantity: 3 });
		await shop.type(`/order fulfil O-${number} line:1 quantity:1`, shop.staff);
		const label = `O-${number} (Shopify #1007)`;
		expect((await story("WY-7")).sort()).toEqual(
			[
				"received 5 · 5 left · owner on Discord · ",
				`committed 3 ·  · Shopify · ${label}`,
				`fulfilled 1 ·  · Shopify · ${label}`,
				`sold 1 · 4 left · staff on Discord · ${label}`,
			].sort(),
		);
		expect((await shop.type("/stock why WY-7")).text).toContain(
			`4 on hand, 2 committed, 2 available.\nOn hand is the sum of 2 movements. Committed: 2 for ${label}.`,
		);
	});

	test("names the orders that lack copies", async () => {
		await shop.type('/item new WY-3 "Venusaur" tcg-single 90 quantity:1');
		await sellOnShopify("WY-3", { name: "#1003" });
		const { number } = await sellOnShopify("WY-3", { name: "#1004", quantity: 2 });
		const { text } = await shop.type("/stock why WY-3");
		expect(text).toContain("1 on hand, 3 committed, -2 available");
		expect(text).toContain(`Oversold: O-${number} (Shopify #1004) lacks 2.`);
		await shop.type("/stock receive WY-3 2");
		expect((await shop.type("/stock why WY-3")).text).not.toContain("Oversold");
	});

	test("names the locations once the item has lain at two, and a transfer stands at both", async () => {
		await shop.type("/location add Back room");
		await shop.type('/item new WY-4 "Snorlax" tcg-single 9 quantity:3');
		const move = await shop.type('/stock move WY-4 2 to:"Back room"', shop.staff);
		expect(await story("WY-4")).toEqual([
			"moved here 2 · 2 left in Back room · staff on Discord · Main → Back room",
			"moved away 2 · 1 left in Main · staff on Discord · Main → Back room",
			"received 3 · 3 left in Main · owner on Discord · ",
		]);
		expect((await shop.type("/stock why WY-4")).text).toContain("Main: 1 · Back room: 2");
		await shop.type(move.actions?.[0]?.command ?? "", shop.staff);
		expect((await story("WY-4"))[0]).toMatch(/^moved here 2 · 3 left in Main · staff on Discord · Back room → Main, undo of change \d+$/);
	});

	test("pages by what came before, and nothing is told twice or left out", async () => {
		await shop.type('/item new WY-5 "Eevee" tcg-single 9');
		for (let round = 1; round <= 33; round++) await shop.type(`/stock receive WY-5 ${round}`);
		const seen: string[] = [];
		let command: string | undefined = "/stock why WY-5";
		for (let page = 0; command && page < 9; page++) {
			const reply = await shop.type(command);
			seen.push(...(reply.rows?.rows.map(([, what = ""]) => what) ?? []));
			// What comes in meanwhile moves nobody to another page.
			await shop.type("/stock receive WY-5 100");
			command = reply.actions?.find(({ label }) => label === "More")?.command;
		}
		expect(seen).toEqual(Array.from({ length: 33 }, (_, index) => `received ${33 - index}`));
	});

	test("a long one comes as a file too", async () => {
		const reply = await shop.type("/stock why WY-5");
		const file = await shop.type(reply.actions?.find(({ label }) => label === "As a file")?.command ?? "");
		const csv = Buffer.from(file.attachments?.[0]?.content ?? "", "base64").toString();
		expect(file.attachments?.[0]).toMatchObject({ name: "stock-WY-5.csv", contentType: "text/csv" });
		expect(csv.trim().split("\n")).toHaveLength(1 + 36);
		expect(csv).toContain("When,What,Copies,On hand after,Location,Who,Why");
	});

	test("an item without any movement, and an archived one, have a story", async () => {
		await shop.type('/item new WY-6 "Ditto" tcg-single 9');
		expect((await shop.type("/stock why WY-6")).text).toBe("WY-6: 0 on hand, 0 committed, 0 available.\nOn hand is the sum of 0 movements.");
		await query(app.database.ownerUrl, "UPDATE item SET archived_at = now() WHERE sku = 'WY-6'");
		expect((await shop.type("/stock why WY-6")).text).toContain("0 on hand");
	});

	test("the same moment's movements stand in the order in which they were written", async () => {
		const [item] = await query<{ id: string; location_id: string }>(
			app.database.ownerUrl,
			"SELECT item.id, location.id AS location_id FROM item JOIN location ON location.vendor_id = item.vendor_id AND is_default WHERE sku = 'WY-1'",
		);
		// One statement, one transaction: as a settlement writes them.
		const rows = Array.from(
			{ length: 40 },
			(_, index) =>
				`('${shop.vendorId}', '${item?.id}', '${item?.location_id}', 'adjusted', ${index % 2 ? -1 : 1}, ${7 - (index % 2)}, 'run ${index}', gen_random_uuid()::text)`,
		);
		await query(
			app.database.ownerUrl,
			`INSERT INTO stock_movement (vendor_id, item_id, location_id, kind, delta, on_hand_after, reason, idempotency_key) VALUES ${rows.join(", ")}`,
		);
		expect((await story("WY-1")).map((line) => line.split(" · ").at(-1))).toEqual(Array.from({ length: 15 }, (_, index) => `run ${39 - index}`));
	});

	test("another vendor's item, a wrong page and an unknown SKU are refused; a viewer may look", async () => {
		await other.type('/item new VG-1 "Tetris" video-game 20 quantity:2');
		expect((await shop.fail("/stock why VG-1")).code).toBe("not_found");
		expect((await shop.fail("/stock why WY-1 page:2")).code).toBe("invalid_input");
		expect((await shop.fail("/stock why NOPE")).code).toBe("not_found");
		const viewer = await shop.join("viewer", "viewer");
		expect((await shop.type("/stock why WY-1", viewer)).text).toContain("on hand");
		expect((await shop.fail("/stock why WY-1", app.caller("Card Corner", "stranger"))).code).toBe("permission_denied");
	});
});
