import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestApp, type TestApp, type TestShop } from "../support/app.ts";
import { query } from "../support/query.ts";
import { postAsShopify, shopifyOrder } from "../support/shopify.ts";
import { postAsSquare, squareEvent } from "../support/square.ts";
import { startSquare } from "../support/start-square.ts";

const SECRET = "shop-secret-of-thirty-two-letters";
let square: Awaited<ReturnType<typeof startSquare>>;
let app: TestApp;
let origin: string;

beforeAll(async () => {
	square = await startSquare({ token: "square-token" });
	app = await startTestApp({ config: { roles: ["web", "worker"], apiUrls: { square: square.origin } } });
	origin = `http://127.0.0.1:${app.port}`;
}, 60_000);
afterAll(async () => {
	await app?.stop();
	await square?.close();
});

/** A shop with a front and a back room, copies in both, and a connection; tells where its deliveries go. */
async function openShop(name: string, connect: string, place: string): Promise<{ shop: TestShop; told: string; url: string }> {
	const shop = await app.buildShop(name);
	const { fields } = await shop.type(connect);
	const told = /https?:[^"\s]+\/webhooks\/\w+\/[0-9a-f-]+/.exec(JSON.stringify(fields))?.[0] ?? "";
	await shop.type("/location add Front");
	await shop.type(`/location till Front ${place}`);
	await shop.type("/item new A-1 Charizard tcg-single 20 quantity:5");
	await shop.type("/stock receive A-1 3 location:Front");
	return { shop, told, url: `${origin}${new URL(told).pathname}` };
}
const stock = (shop: TestShop) =>
	query<{ name: string; on_hand: number; committed: number }>(
		app.database.ownerUrl,
		"SELECT name, on_hand, committed FROM stock_level JOIN location ON location.id = location_id WHERE stock_level.vendor_id = $1 ORDER BY name",
		[shop.vendorId],
	);
/** What the ledger says was sold, once it says anything. */
async function sold(shop: TestShop): Promise<{ name: string; delta: number }[]> {
	for (const deadline = Date.now() + 20_000; Date.now() < deadline; await new Promise((resolve) => setTimeout(resolve, 50))) {
		const rows = await query<{ name: string; delta: number }>(
			app.database.ownerUrl,
			"SELECT name, delta FROM stock_movement JOIN location ON location.id = location_id WHERE stock_movement.vendor_id = $1 AND kind = 'sold'",
			[shop.vendorId],
		);
		if (rows.length > 0) return rows;
	}
	throw new Error("Nothing was sold.");
}
const reported = async (shop: TestShop) => JSON.stringify(await shop.type("/report sales"));

describe("a sale that another till booked", () => {
	test("on Shopify POS leaves the location that its id names, is the counter's in reports, and /sell refuses meanwhile", async () => {
		const { shop, url } = await openShop("pos-shop", `/market connect shopify pos-shop.myshopify.com secret:${SECRET}`, "905684977");
		const ticket = await shop.type("/sell lines:A-1");
		await shop.type("/shop settings till:shopify");
		for (const text of ["/sell A-1", "/sell lines:A-1", ticket.actions?.find(({ command }) => command.includes("tender:cash"))?.command ?? ""]) {
			expect(await shop.fail(text)).toMatchObject({ code: "conflict", text: expect.stringContaining("Shopify") });
		}
		const order = shopifyOrder({
			id: "820982911946154601",
			name: "#1601",
			createdAt: new Date().toISOString(),
			financialStatus: "paid",
			lines: [{ id: "1", sku: "A-1", quantity: 2, fulfillableQuantity: 0 }],
			fulfillments: [{ id: "9", lines: [{ id: "1", quantity: 2 }] }],
		});
		const body = order.replace("{", '{"source_name":"pos","location_id":905684977,');
		expect((await postAsShopify({ url, secret: SECRET, body })).status).toBe(200);
		expect(await sold(shop)).toEqual([{ name: "Front", delta: -2 }]);
		expect(await stock(shop)).toEqual([
			{ name: "Front", on_hand: 1, committed: 0 },
			{ name: "Main", on_hand: 5, committed: 0 },
		]);
		expect((await shop.type("/order show #1601")).title).toContain("Shopify POS");
		expect(await reported(shop)).toContain("ounter");
		expect(await reported(shop)).not.toContain("M-1");
	});

	test("on Square leaves the location that its id names, and is the counter's in reports", async () => {
		const merchant = "6SSW7HV8K2ST5";
		const { shop, told, url } = await openShop("square-shop", `/market connect square ${merchant} secret:${SECRET} token:square-token`, "057P5VYJ4A5X1");
		await shop.type("/shop settings till:square");
		expect(await shop.fail("/sell A-1")).toMatchObject({ code: "conflict", text: expect.stringContaining("Square") });
		square.variations.set("W62UWFY35CWMYGVWK6TWJDNI", { sku: "A-1", counts: [] });
		square.orders.set("SQ-1", { id: "SQ-1", state: "COMPLETED", isPaid: true, lines: [{ uid: "a", quantity: "1" }] });
		const body = squareEvent("payment.updated", { payment: { id: "P-1", order_id: "SQ-1" } });
		expect((await postAsSquare({ url, told, secret: SECRET, body })).status).toBe(200);
		expect(await sold(shop)).toEqual([{ name: "Front", delta: -1 }]);
		const [row] = await query(app.database.ownerUrl, "SELECT at_till FROM sales_order WHERE vendor_id = $1", [shop.vendorId]);
		expect(row).toEqual({ at_till: true });
	});

	test("without a location of that id is taken from the default one; an order from its online shop is no sale of the till's", async () => {
		const { shop, url } = await openShop("online-shop", `/market connect shopify online-shop.myshopify.com secret:${SECRET}`, "1");
		const order = shopifyOrder({
			id: "820982911946154602",
			createdAt: new Date().toISOString(),
			financialStatus: "paid",
			lines: [{ id: "1", sku: "A-1", quantity: 1, fulfillableQuantity: 0 }],
			fulfillments: [{ id: "9", lines: [{ id: "1", quantity: 1 }] }],
		});
		await postAsShopify({ url, secret: SECRET, body: order.replace("{", '{"source_name":"web","location_id":905684977,') });
		expect(await sold(shop)).toEqual([{ name: "Main", delta: -1 }]);
		expect(await reported(shop)).toContain("M-1");
	});
});

describe("/location till", () => {
	test("gives a place to one location, shows it, and takes it back", async () => {
		const shop = await app.buildShop("places");
		await shop.type("/location add Front");
		const set = await shop.type("/location till Front 905684977");
		expect(set.text).toContain("905684977");
		expect(await shop.fail("/location till Main 905684977")).toMatchObject({ code: "conflict", text: expect.stringContaining("Front") });
		expect(await shop.fail("/location till Nowhere 1")).toMatchObject({ code: "not_found" });
		expect(await shop.fail("/location till Front 2", shop.staff)).toMatchObject({ code: "permission_denied" });
		await shop.type(set.actions?.[0]?.command ?? "");
		expect((await shop.type("/location till Front")).text).toContain("No till's place");
		await shop.type("/location till Main 905684977");
		const other = await app.buildShop("other-places");
		await other.type("/location till Main 905684977");
	});
});
