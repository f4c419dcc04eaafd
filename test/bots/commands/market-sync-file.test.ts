import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Reply } from "../../../src/domain/core/reply.ts";
import { startTestApp, type TestApp, type TestShop } from "../../support/app.ts";
import { fileOf } from "../../support/fill-shop.ts";
import { query } from "../../support/query.ts";
import { inventoryExport, pullSheet } from "../../support/tcgplayer.ts";

let app: TestApp;
let shop: TestShop;
let shops = 0;
let next = 1000;

beforeAll(async () => {
	app = await startTestApp();
}, 60_000);
afterAll(() => app?.stop());
beforeEach(async () => {
	shop = await app.buildShop(`Cards ${++shops}`);
	await shop.type("/market connect tcgplayer CardCorner");
	await shop.type("/notify here sales errors");
});

const sql = <Row extends Record<string, unknown>>(text: string, values: unknown[] = []) => query<Row>(app.database.ownerUrl, text, values);
const ask = (content: string | Buffer, { connection = "tcgplayer", name = "TCGplayer_PullSheet.csv", as = shop.owner } = {}) =>
	app.dispatcher.runCommand("market sync", { connection, file: fileOf(content, name) }, as);
/** Gives a file, which must be taken. */
async function give(content: string, more: Parameters<typeof ask>[1] = {}): Promise<Reply> {
	const answer = await ask(content, more);
	if (!answer.ok) throw new Error(answer.reply.text);
	return answer.reply;
}
/** Presses a button of an answer. */
const press = ({ actions }: Reply, place = 0) => shop.type(actions?.[place]?.command ?? "");
const take = async (content: string) => press(await give(content));
/** An item that TCGplayer knows under an id of its own. */
async function addItem(quantity: number): Promise<string> {
	const id = String(++next);
	await shop.type(`/item new S-${id} "Card ${id}" tcg-single 3.00 quantity:${quantity} attributes:"tcgplayer_sku_id=${id}"`);
	return id;
}
const stock = async (id: string) =>
	(
		await sql<{ on_hand: number; committed: number }>(
			"SELECT on_hand, committed FROM stock_level JOIN item ON item.id = item_id WHERE item.vendor_id = $1 AND item.sku = $2",
			[shop.vendorId, `S-${id}`],
		)
	)[0];
const seen = async (id: string) =>
	(await sql<{ seen_quantity: number | null }>("SELECT seen_quantity FROM listing WHERE vendor_id = $1 AND external_id = $2", [shop.vendorId, id]))[0]
		?.seen_quantity;
/** What an answer's file adds, by TCGplayer's ids. */
function added({ attachments }: Reply): Record<string, string> {
	const [file] = attachments ?? [];
	if (!file) return {};
	const rows = parse(Buffer.from(file.content, "base64"), { columns: true }) as Record<string, string>[];
	return Object.fromEntries(rows.map((row) => [row["TCGplayer Id"] ?? "", row["Add to Quantity"] ?? ""]));
}
/** Everything of a shop that a file could change, to see that it did not. */
const books = async () =>
	JSON.stringify([
		await sql("SELECT id, on_hand, committed FROM stock_level WHERE vendor_id = $1 ORDER BY id", [shop.vendorId]),
		await sql("SELECT id, status FROM sales_order WHERE vendor_id = $1 ORDER BY id", [shop.vendorId]),
		await sql("SELECT id, quantity, cancelled FROM sales_order_line WHERE vendor_id = $1 ORDER BY id", [shop.vendorId]),
		await sql("SELECT id, item_id, seen_quantity, sold_there FROM listing WHERE vendor_id = $1 ORDER BY id", [shop.vendorId]),
	]);

describe("orders by file", () => {
	test("shows what is new, records it once confirmed, and changes nothing the second time", async () => {
		const [one, two] = [await addItem(5), await addItem(1)];
		const sheet = pullSheet([
			{ id: one, orders: { "62955D06-23CAFE-565FC": 2, "62955D06-805EEF-0F0CC": 1 } },
			{ id: two, orders: { "62955D06-23CAFE-565FC": 1 } },
			{ id: "999999999", name: "Unheard of", orders: { "62955D06-805EEF-0F0CC": 1 } },
		]);
		const before = await books();
		const preview = await give(sheet);
		expect(preview.text).toContain("2 orders of TCGplayer with 5 copies are new.");
		expect(preview.text).toContain("No item is known for 1 line");
		expect(preview.rows?.rows).toContainEqual(["62955D06-23CAFE-565FC", `S-${one}`, `Card ${one}`, "2"]);
		expect(await books()).toBe(before);
		const taken = await press(preview);
		expect(taken.text).toContain("2 orders with 5 copies recorded.");
		expect([await stock(one), await stock(two)]).toEqual([
			{ on_hand: 5, committed: 3 },
			{ on_hand: 1, committed: 1 },
		]);
		expect((await shop.type("/order show 62955D06-23CAFE-565FC")).title).toContain("62955D06-23CAFE-565FC");
		const after = await books();
		expect((await give(sheet)).text).toBe("All 2 orders of this file are recorded already: nothing is new.");
		expect(await books()).toBe(after);
		expect(await shop.fail(preview.actions?.[0]?.command ?? "")).toMatchObject({ code: "conflict", text: expect.stringContaining("taken already") });
	});

	test("counts only what has come to an order, and nothing when part of it was shipped", async () => {
		const id = await addItem(9);
		await take(pullSheet([{ id, orders: { "62955D06-A": 2 } }]));
		const grown = await give(pullSheet([{ id, orders: { "62955D06-A": 3 } }]));
		expect(grown.text).toContain("1 order of TCGplayer with 1 copy is new, 1 of them as more copies of what is known");
		await press(grown);
		expect(await stock(id)).toEqual({ on_hand: 9, committed: 3 });
		expect((await give(pullSheet([{ id, orders: { "62955D06-A": 1 } }]))).text).toContain("nothing is new");
	});

	test("records what is not there as oversold, and tells the shop of it as of any order", async () => {
		const id = await addItem(1);
		const preview = await give(pullSheet([{ id, orders: { "62955D06-B": 3 } }]));
		expect(preview.text).toContain("Up to 2 copies are not available");
		await press(preview);
		expect(await stock(id)).toEqual({ on_hand: 1, committed: 3 });
		expect(await sql("SELECT oversold FROM sales_order_line WHERE vendor_id = $1", [shop.vendorId])).toEqual([{ oversold: 2 }]);
	});

	test("reads a file with a line for each order and product too, with its prices", async () => {
		const id = await addItem(4);
		await take(`Order #,Product Name,SkuId,Quantity,Price\n62955D06-C,Card,${id},2,"$1,024.50"\n`);
		expect(await sql("SELECT quantity, unit_price_minor::int AS price FROM sales_order_line WHERE vendor_id = $1", [shop.vendorId])).toEqual([
			{ quantity: 2, price: 102450 },
		]);
	});

	test("names the lines that it can't read, and takes the others", async () => {
		const id = await addItem(4);
		const sheet = pullSheet([
			{ id: "TCG", orders: { "62955D06-D": 1 } },
			{ id, orders: { "62955D06-D": 1 } },
		]).replace('62955D06-D:1"\nOrders', '62955D06-D:1 | what"\nOrders');
		const preview = await give(sheet);
		expect(preview.text).toContain('Line 2: "TCG" is no TCGplayer id');
		expect(preview.text).toContain('Line 3: "what" is no order with its copies');
		expect((await press(preview)).text).toContain("1 order with 1 copy recorded.");
	});
});

describe("the inventory by file", () => {
	test("takes what is fewer for sold since, as one order that an undo takes back, and what is first told of for nothing", async () => {
		const [one, two] = [await addItem(5), await addItem(3)];
		const first = await give(inventoryExport({ [one]: 5, [two]: 3 }), { name: "TCGplayer__MyPricing.csv" });
		expect(first.text).toContain("2 listings are told of for the first time");
		expect((await press(first)).text).toContain("nothing was sold that was not known");
		const second = await give(inventoryExport({ [one]: 3, [two]: 3 }));
		expect(second.text).toContain("1 listing shows fewer: 2 copies sold since");
		expect(second.rows?.rows).toEqual([[`S-${one}`, `Card ${one}`, "5", "3", "2"]]);
		expect(await stock(one)).toEqual({ on_hand: 5, committed: 0 });
		const taken = await press(second);
		expect(taken.text).toMatch(/2 copies sold, as O-\d+/);
		expect(await stock(one)).toEqual({ on_hand: 5, committed: 2 });
		// What was sold there is there no more: nothing is to be uploaded.
		expect(taken.text).toContain("there is nothing to upload");
		await shop.type(taken.actions?.find(({ command }) => command.startsWith("/undo"))?.command ?? "");
		expect(await stock(one)).toEqual({ on_hand: 5, committed: 0 });
	});

	test("counts a sale once, whether the orders or the inventory tell of it first", async () => {
		const id = await addItem(9);
		await take(inventoryExport({ [id]: 9 }));
		await take(pullSheet([{ id, orders: { "62955D06-A": 2 } }]));
		expect((await give(inventoryExport({ [id]: 7 }))).text).toContain("1 listing: 1 as they should be.");
		await take(inventoryExport({ [id]: 4 }));
		expect(await stock(id)).toEqual({ on_hand: 9, committed: 5 });
		// Two of the three get their name, and two more were sold since.
		await take(pullSheet([{ id, orders: { "62955D06-B": 2 } }]));
		expect(await stock(id)).toEqual({ on_hand: 9, committed: 5 });
		await take(pullSheet([{ id, orders: { "62955D06-B": 2, "62955D06-C": 3 } }]));
		expect(await stock(id)).toEqual({ on_hand: 9, committed: 7 });
		expect(await seen(id)).toBe(2);
		expect((await give(inventoryExport({ [id]: 2 }))).text).toContain("1 listing: 1 as they should be.");
	});

	test("leaves alone what shows more than orders left there, once: the file may be older", async () => {
		const id = await addItem(5);
		await take(inventoryExport({ [id]: 5 }));
		await take(pullSheet([{ id, orders: { "62955D06-A": 2 } }]));
		const old = await give(inventoryExport({ [id]: 5 }));
		expect(old.text).toContain("1 listing shows more although orders took copies since");
		const taken = await press(old);
		expect(added(taken)).toEqual({});
		expect(await seen(id)).toBe(3);
		expect((await give(inventoryExport({ [id]: 3 }))).text).toContain("1 listing: 1 as they should be.");
		await take(inventoryExport({ [id]: 5 }));
		expect(await seen(id)).toBe(5);
	});

	test("is shown again when something else would come of it by now", async () => {
		const id = await addItem(5);
		await take(inventoryExport({ [id]: 5 }));
		const preview = await give(inventoryExport({ [id]: 3 }));
		await sql("UPDATE listing SET seen_quantity = 4 WHERE vendor_id = $1", [shop.vendorId]);
		expect(await shop.fail(preview.actions?.[0]?.command ?? "")).toMatchObject({
			code: "conflict",
			text: expect.stringContaining("Something else would come of F-"),
		});
		const again = await shop.type((preview.actions?.[0]?.command ?? "").replace(/ confirm:.*/, ""));
		expect(again.text).toContain("1 copy sold since");
		await press(again);
		expect(await stock(id)).toEqual({ on_hand: 5, committed: 1 });
	});
});

describe("the file to upload", () => {
	/** Sold over the counter after TCGplayer was told of all of them. */
	async function soldHere(quantity: number, sold: number): Promise<string> {
		const id = await addItem(quantity);
		await take(inventoryExport({ [id]: quantity }));
		await shop.type(`/sell S-${id} ${sold}`);
		return id;
	}
	const makeUpload = () => shop.type("/market sync tcgplayer upload");

	test("adds what brings each listing to what it should show, by share, buffer and most, and keeps the price there", async () => {
		const [one, two] = [await addItem(6), await addItem(2)];
		await take(inventoryExport({ [one]: 1, [two]: 2 }));
		await shop.type("/market sync F-2 discard");
		await shop.type("/market push M-1 max:4 buffer:1");
		const made = await makeUpload();
		expect(added(made)).toEqual({ [one]: "3", [two]: "-1" });
		const text = Buffer.from(made.attachments?.[0]?.content ?? "", "base64").toString();
		expect(text.split("\r\n")[0]).toMatch(/^TCGplayer Id,Product Line,.*,Total Quantity,Add to Quantity,TCG Marketplace Price,Photo URL$/);
		expect(text).toContain(`${one},Pokemon,Base Set,Card ${one},,4/102,Holo Rare,Near Mint Holofoil,,,,,1,3,2.50,`);
		expect(await shop.fail("/market push M-1 on")).toMatchObject({ code: "conflict", text: expect.stringContaining("by file") });
	});

	test("counts once the seller says that it is uploaded; until then no second one is made", async () => {
		const id = await soldHere(5, 2);
		const made = await makeUpload();
		expect(added(made)).toEqual({ [id]: "-2" });
		await shop.type(`/sell S-${id}`);
		const again = await makeUpload();
		expect(again.text).toContain("waits for your word");
		expect(added(again)).toEqual({ [id]: "-2" });
		expect((await press(again)).text).toContain("counts as uploaded");
		expect(await seen(id)).toBe(3);
		expect(added(await makeUpload())).toEqual({ [id]: "-1" });
	});

	test("counts for nothing when the seller discards it", async () => {
		const id = await soldHere(5, 2);
		await press(await makeUpload(), 1);
		expect(await seen(id)).toBe(5);
		expect(added(await makeUpload())).toEqual({ [id]: "-2" });
	});

	test("that was never uploaded is taken for no sale by the next inventory, and is made anew", async () => {
		const id = await soldHere(5, 2);
		await shop.type(`/stock receive S-${id} 10`);
		const made = await makeUpload();
		expect(added(made)).toEqual({ [id]: "8" });
		const preview = await give(inventoryExport({ [id]: 5 }));
		expect(preview.text).toContain("F-2 never went live");
		expect(preview.text).not.toContain("sold since");
		const taken = await press(preview);
		expect(await stock(id)).toEqual({ on_hand: 13, committed: 0 });
		expect(added(taken)).toEqual({ [id]: "8" });
	});

	test("that was uploaded, and of which nobody said so, is seen by the next inventory", async () => {
		const id = await soldHere(5, 2);
		await makeUpload();
		const preview = await give(inventoryExport({ [id]: 3 }));
		expect(preview.text).toContain("F-2 is on TCGplayer, by the looks of it.");
		expect(preview.text).not.toContain("sold since");
		expect((await press(preview)).text).toContain("there is nothing to upload");
		expect(await stock(id)).toEqual({ on_hand: 3, committed: 0 });
	});

	test("that was said to be uploaded and was not is taken for no sale either", async () => {
		const id = await addItem(2);
		await take(inventoryExport({ [id]: 2 }));
		await shop.type(`/stock receive S-${id} 3`);
		await press(await makeUpload());
		expect(await seen(id)).toBe(5);
		const preview = await give(inventoryExport({ [id]: 2 }));
		expect(preview.text).toContain("F-2 never went live");
		await press(preview);
		expect(await stock(id)).toEqual({ on_hand: 5, committed: 0 });
	});

	test("of which nothing tells what became of it is asked for before anything is sold", async () => {
		const id = await addItem(4);
		const other = await addItem(4);
		await take(inventoryExport({ [id]: 4, [other]: 4 }));
		await shop.type(`/sell S-${id} 2`);
		await shop.type(`/stock receive S-${other} 2`);
		await makeUpload();
		// Of one it is as if it were live and one sold less, of the other the reverse: both tell two copies sold.
		const preview = await give(inventoryExport({ [id]: 2, [other]: 4 }));
		expect(preview.text).toContain("Whether F-2 was uploaded can't be told");
		expect(preview.actions?.map(({ command }) => command)).toEqual(["/market sync F-2 uploaded", "/market sync F-2 discard"]);
		const back = await press(preview);
		const told = await press(back);
		expect(told.text).toContain("2 copies sold since");
		await press(told);
		expect(await stock(other)).toEqual({ on_hand: 6, committed: 2 });
	});
});

describe("what can't be done by file", () => {
	test("is told of files that are neither, and of accounts that are not kept in step by file", async () => {
		const list =
			"Order #,Buyer Name,Order Date,Status,Shipping Type,Product Amt,Shipping Amt,Total Amt,Buyer Paid\n62955D06-A,Someone,1 May,Shipped,Standard,1,1,2,True\n";
		expect((await ask(list)).reply.text).toContain("does not say which product was sold in which order");
		expect((await ask("a,b\n1,2\n")).reply.text).toContain("neither an order nor an inventory export");
		expect((await ask(inventoryExport({}))).reply.text).toContain("no line in this file");
		await shop.type(`/market connect shopify cards${shops}.myshopify.com secret:a-secret-of-sixteen`);
		expect((await ask(inventoryExport({ 1: 1 }), { connection: "M-2" })).reply.text).toContain("is not kept in step by file");
		expect(await shop.fail("/market sync M-1 uploaded")).toMatchObject({ code: "invalid_input", text: expect.stringContaining("Name the file") });
		expect(await shop.fail("/market sync F-77")).toMatchObject({ code: "not_found" });
		expect(await sql("SELECT id FROM market_file WHERE vendor_id = $1", [shop.vendorId])).toEqual([]);
	});

	test("says how to connect where nothing is", async () => {
		const bare = await app.buildShop(`Bare ${shops}`);
		const answer = await ask(inventoryExport({ 1: 1 }), { as: bare.owner });
		expect(answer).toMatchObject({ ok: false, code: "not_found" });
		expect(answer.reply.text).toContain("/market connect tcgplayer");
	});

	test("is another vendor's file, and what a clerk may not", async () => {
		const id = await addItem(3);
		const preview = await give(pullSheet([{ id, orders: { "62955D06-A": 1 } }]));
		const other = await app.buildShop(`Other ${shops}`);
		const command = preview.actions?.[0]?.command ?? "";
		expect(await other.fail(command)).toMatchObject({ code: "not_found" });
		expect(await shop.fail(command, shop.staff)).toMatchObject({ code: "permission_denied" });
		expect((await ask(pullSheet([{ id, orders: { "62955D06-A": 1 } }]), { as: shop.staff })).ok).toBe(false);
		expect(await stock(id)).toEqual({ on_hand: 3, committed: 0 });
		expect((await press(preview)).text).toContain("1 order with 1 copy recorded");
	});

	test("makes no file to upload while the connection is paused, but takes what sold", async () => {
		const id = await addItem(3);
		await take(inventoryExport({ [id]: 3 }));
		await shop.type("/market pause M-1");
		const taken = await take(inventoryExport({ [id]: 2 }));
		expect(taken.text).toContain("M-1 is paused");
		expect(await stock(id)).toEqual({ on_hand: 3, committed: 1 });
	});
});
