import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { transferStock } from "../../../src/domain/inventory/services/transfer-stock.ts";
import { startTestApp, type TestApp, type TestShop } from "../../support/app.ts";
import { ledgerFaults } from "../../support/ledger-faults.ts";
import { query } from "../../support/query.ts";

let app: TestApp;
let shop: TestShop;
let other: TestShop;

beforeAll(async () => {
	app = await startTestApp();
	shop = await app.buildShop("Card Corner");
	other = await app.buildShop("Game Garage");
	await shop.type("/location add Back room");
	await other.type('/item new VG-1 "Tetris" video-game 20 quantity:2');
	await other.type("/location add Cellar");
});

afterAll(async () => {
	expect(await ledgerFaults(app.database.ownerUrl)).toEqual([]);
	await app.stop();
});

interface Level extends Record<string, unknown> {
	name: string;
	on_hand: number;
	committed: number;
}

/** On hand by location. */
async function levels(sku: string): Promise<Record<string, number>> {
	const rows = await query<Level>(
		app.database.ownerUrl,
		"SELECT location.name, on_hand FROM stock_level JOIN location ON location.id = location_id JOIN item ON item.id = item_id WHERE sku = $1 ORDER BY location.name",
		[sku],
	);
	return Object.fromEntries(rows.map(({ name, on_hand }) => [name, on_hand]));
}

/** Has an open order hold copies at a location. */
async function commit(sku: string, location: string, copies: number): Promise<void> {
	await query(
		app.database.ownerUrl,
		`WITH item AS (SELECT * FROM item WHERE sku = $1), place AS (SELECT location.* FROM location, item WHERE location.vendor_id = item.vendor_id AND location.name = $2), sale AS (
			INSERT INTO sales_order (vendor_id, number, status, currency, placed_at) SELECT vendor_id, 900 + (random() * 100000)::int, 'placed', 'USD', now() FROM item RETURNING id, vendor_id
		), line AS (
			INSERT INTO sales_order_line (vendor_id, order_id, external_id, item_id, sku, title, quantity, unit_price_minor)
			SELECT item.vendor_id, sale.id, '1', item.id, item.sku, item.title, $3::int, 1 FROM sale, item RETURNING id
		), held AS (
			INSERT INTO reservation (vendor_id, line_id, item_id, location_id, quantity) SELECT item.vendor_id, line.id, item.id, place.id, $3::int FROM line, item, place
		)
		UPDATE stock_level SET committed = committed + $3::int FROM item, place WHERE item_id = item.id AND location_id = place.id`,
		[sku, location, copies],
	);
}

const money = (sku: string) =>
	query<{ cost_minor: string | null; version: number }>(app.database.ownerUrl, "SELECT cost_minor, version FROM item WHERE sku = $1", [sku]).then(
		([item]) => item?.cost_minor ?? null,
	);

describe("/stock at a location", () => {
	test("receives, removes and counts there, and says where", async () => {
		await shop.type('/item new LC-1 "Charizard" tcg-single 250 quantity:1');
		expect((await shop.type('/stock receive LC-1 4 location:"back room"', shop.staff)).text).toBe(
			"Received 4 copies of LC-1 in Back room.\n4 on hand in Back room now.",
		);
		expect((await shop.type('/stock remove LC-1 1 water damage location:"Back room"')).text).toContain("3 on hand in Back room now");
		expect((await shop.type("/stock receive LC-1 1")).text).toContain("2 on hand in Main now");
		expect((await shop.type('/stock count LC-1 5 seen:3 location:"Back room"')).text).toBe("Counted LC-1 in Back room: 3 → 5 on hand.");
		expect(await levels("LC-1")).toEqual({ "Back room": 5, Main: 2 });
		expect((await shop.type("/item show LC-1")).text).toContain("7 available");
	});

	test("a count asks with what the books say there, and carries the place", async () => {
		await shop.type('/item new LC-2 "Pikachu" tcg-single 3 quantity:2');
		const reply = await shop.type('/stock count LC-2 5 location:"Back room"');
		expect(reply.text).toContain("LC-2 has 0 on hand in Back room by the books.");
		expect(reply.actions?.[0]?.command).toBe('/stock count LC-2 5 seen:0 location:"Back room"');
		await shop.type(reply.actions?.[0]?.command ?? "");
		expect(await levels("LC-2")).toEqual({ "Back room": 5, Main: 2 });
		const { code, text } = await shop.fail('/stock count LC-2 6 seen:1 location:"Back room"');
		expect(code).toBe("conflict");
		expect(text).toContain('/stock count LC-2 6 seen:5 location:"Back room"');
		expect((await shop.fail("/stock count LC-2 6 seen:1")).text).toMatch(/\/stock count LC-2 6 seen:2$/);
	});

	test("what is committed at one place binds the count of that place alone", async () => {
		await shop.type('/item new LC-3 "Raichu" tcg-single 3 quantity:3');
		await shop.type('/stock receive LC-3 3 location:"Back room"');
		await commit("LC-3", "Main", 2);
		expect((await shop.type('/stock count LC-3 0 seen:3 location:"Back room"')).text).toContain("3 → 0");
		expect(await shop.fail("/stock count LC-3 1 seen:3")).toMatchObject({ code: "conflict", text: expect.stringContaining("1 counted, but 2 are committed") });
		expect((await shop.type("/stock count LC-3 2 seen:3")).text).toContain("3 → 2");
	});

	test("an oversold item may be counted up, and not further down", async () => {
		await shop.type('/item new LC-4 "Mew" tcg-single 3 quantity:1');
		await commit("LC-4", "Main", 3);
		await query(app.database.ownerUrl, "UPDATE sales_order_line SET oversold = 2 WHERE sku = 'LC-4'");
		expect((await shop.type("/stock count LC-4 2 seen:1")).text).toContain("1 → 2");
		expect((await shop.type("/stock count LC-4 2 seen:2")).text).toContain("as expected");
		expect((await shop.fail("/stock count LC-4 1 seen:2")).code).toBe("conflict");
	});

	test("too few here: says where there are more", async () => {
		await shop.type('/item new LC-5 "Onix" tcg-single 3 quantity:1');
		await shop.type('/stock receive LC-5 4 location:"Back room"');
		const { code, text } = await shop.fail("/stock remove LC-5 2 lost");
		expect(code).toBe("conflict");
		expect(text).toBe("Only 1 of LC-5 is available in Main, not 2.\nElsewhere: 4 in Back room. /stock move brings them here.");
		expect((await shop.fail("/sell LC-5 2")).text).toContain("Elsewhere: 4 in Back room.");
	});

	test("an undo goes to the place of the write", async () => {
		await shop.type('/item new LC-6 "Abra" tcg-single 3');
		await shop.type('/stock receive LC-6 4 location:"Back room"', shop.staff);
		expect((await shop.type("/undo", shop.staff)).text).toContain("LC-6 -4, 0 on hand now");
		expect(await levels("LC-6")).toEqual({ "Back room": 0 });
	});
});

describe("/stock move", () => {
	test("carries copies over as two movements under one reference, and [Undo] brings them back", async () => {
		await shop.type('/item new MV-1 "Gengar" tcg-single 10 quantity:3');
		const reply = await shop.type('/stock move MV-1 2 to:"Back room"', shop.staff);
		expect(reply.text).toBe("Moved 2 copies of MV-1 from Main to Back room.\n1 on hand in Main, 2 in Back room.");
		const moves = await query<{ kind: string; delta: number; reference: string; idempotency_key: string }>(
			app.database.ownerUrl,
			"SELECT kind, delta, reference, idempotency_key FROM stock_movement JOIN item ON item.id = item_id WHERE sku = 'MV-1' AND kind = 'transferred' ORDER BY stock_movement.id",
		);
		expect(moves.map(({ delta, reference }) => [delta, reference])).toEqual([
			[-2, "Main → Back room"],
			[2, "Main → Back room"],
		]);
		const [out, into] = moves.map(({ idempotency_key }) => idempotency_key);
		expect(out?.replace(/:out$/, "")).toBe(into?.replace(/:in$/, ""));
		expect((await shop.type(reply.actions?.[0]?.command ?? "", shop.staff)).text).toBe("Undone: 2 copies of MV-1 are back in Main, from Back room.");
		expect(await levels("MV-1")).toEqual({ "Back room": 0, Main: 3 });
		expect((await shop.fail(reply.actions?.[0]?.command ?? "", shop.staff)).code).toBe("conflict");
	});

	test("what is committed stays behind", async () => {
		await shop.type('/item new MV-2 "Haunter" tcg-single 10 quantity:3');
		await commit("MV-2", "Main", 2);
		const { code, text } = await shop.fail('/stock move MV-2 2 to:"Back room"');
		expect(code).toBe("conflict");
		expect(text).toContain("Only 1 of MV-2 is available in Main, not 2 (2 committed to open orders)");
		await shop.type('/stock move MV-2 1 to:"Back room"');
		expect(await levels("MV-2")).toEqual({ "Back room": 1, Main: 2 });
	});

	test("an undo is refused once the copies have gone from there", async () => {
		await shop.type('/item new MV-3 "Gastly" tcg-single 10 quantity:2');
		const reply = await shop.type('/stock move MV-3 2 to:"Back room"');
		await shop.type('/stock remove MV-3 1 gift location:"Back room"', shop.staff);
		expect((await shop.fail(reply.actions?.[0]?.command ?? "")).code).toBe("conflict");
		expect(await levels("MV-3")).toEqual({ "Back room": 1, Main: 0 });
	});

	test("nowhere, nothing, too many and to a place that is not there are refused", async () => {
		await shop.type('/item new MV-4 "Zubat" tcg-single 10 quantity:2');
		expect(await shop.fail("/stock move MV-4 1")).toMatchObject({ code: "invalid_input", text: expect.stringContaining("from and to are both Main") });
		expect((await shop.fail('/stock move MV-4 0 to:"Back room"')).code).toBe("invalid_input");
		expect((await shop.fail('/stock move MV-4 2147483648 to:"Back room"')).code).toBe("invalid_input");
		expect((await shop.fail("/stock move MV-4 1 to:Cellar")).code).toBe("not_found");
		expect((await shop.fail('/stock move MV-4 1 from:"Back room"')).code).toBe("conflict");
		expect((await shop.fail('/stock move VG-1 1 to:"Back room"')).code).toBe("not_found");
		const viewer = await shop.join("viewer", "viewer");
		expect((await shop.fail('/stock move MV-4 1 to:"Back room"', viewer)).code).toBe("permission_denied");
		const [cellar] = await query<{ id: string }>(app.database.ownerUrl, "SELECT id FROM location WHERE name = 'Cellar'");
		const [thing] = await query<{ id: string; main: string }>(
			app.database.ownerUrl,
			"SELECT item.id, location.id AS main FROM item JOIN location ON location.vendor_id = item.vendor_id AND is_default WHERE sku = 'MV-4'",
		);
		const stolen = app.as(shop.owner, ["stock.write", "inventory.read"], (scope) =>
			transferStock(scope, { itemId: thing?.id ?? "", fromId: thing?.main ?? "", toId: cellar?.id ?? "", quantity: 1 }),
		);
		await expect(stolen).rejects.toMatchObject({ code: "not_found" });
	});

	test("twenty who carry to and fro at once lose nothing, and nobody sees a deadlock", async () => {
		await shop.type('/item new MV-5 "Golbat" tcg-single 10 quantity:20');
		const ways = ['to:"Back room"', 'from:"Back room"'];
		const answers = await Promise.all(
			Array.from({ length: 40 }, (_, index) => app.dispatcher.runText(`/stock move MV-5 1 ${ways[index % 2]}`, index % 3 ? shop.owner : shop.staff)),
		);
		expect(answers.filter((answer) => !answer.ok && answer.code !== "conflict")).toEqual([]);
		const { "Back room": there = 0, Main: here = 0 } = await levels("MV-5");
		expect(here + there).toBe(20);
	});

	test("a level can't pass what an int4 holds, and then nothing has left the other", async () => {
		await shop.type('/item new MV-6 "Crobat" tcg-single 10 quantity:5');
		await query(
			app.database.ownerUrl,
			`WITH made AS (INSERT INTO stock_level (vendor_id, item_id, location_id, on_hand)
				SELECT item.vendor_id, item.id, location.id, 2147483645 FROM item JOIN location ON location.vendor_id = item.vendor_id AND location.name = 'Back room' WHERE sku = 'MV-6' RETURNING *)
			INSERT INTO stock_movement (vendor_id, item_id, location_id, kind, delta, on_hand_after, idempotency_key) SELECT vendor_id, item_id, location_id, 'received', on_hand, on_hand, id::text FROM made`,
		);
		expect(await shop.fail('/stock move MV-6 5 to:"Back room"')).toMatchObject({
			code: "conflict",
			text: expect.stringContaining("more copies than can be counted"),
		});
		expect((await levels("MV-6")).Main).toBe(5);
	});
});

describe("receipts", () => {
	test("seller or document make one, and it shows what came in", async () => {
		await shop.type('/item new RC-1 "Lugia" tcg-single 100');
		await shop.type('/item new RC-2 "Ho-Oh" tcg-single 100');
		const reply = await shop.type('/stock receive RC-1 2 cost:40 seller:"А. Коллекционер 🃏" document:INV-2291', shop.staff);
		expect(reply.text).toContain("A copy costs $40.00 on average now.\nReceipt R-1.");
		await shop.type("/stock receive RC-2 1 cost:30 receipt:r-1", shop.staff);
		const receipt = await shop.type(reply.actions?.find(({ label }) => label === "R-1")?.command ?? "", shop.staff);
		expect(receipt.text).toMatch(/^R-1 from А\. Коллекционер 🃏, INV-2291: 3 copies for \$110\.00\.\n.*, staff$/);
		expect(receipt.rows?.rows.map(([sku, , count, cost, where]) => [sku, count, cost, where])).toEqual([
			["RC-1", "2", "$40.00", "Main"],
			["RC-2", "1", "$30.00", "Main"],
		]);
		await shop.type("/undo", shop.staff);
		const after = await shop.type("/stock receipt 1");
		expect(after.text).toContain("2 copies for $80.00");
		expect(after.rows?.rows.at(-1)?.slice(2, 4)).toEqual(["-1", "$30.00"]);
	});

	test("their numbers are the vendor's own; another's is not found", async () => {
		await other.type("/stock receive VG-1 1 document:A-1");
		expect((await other.type("/stock receipt R-1")).text).toContain("R-1, A-1: 1 copy.");
		expect((await other.fail("/stock receipt R-2")).code).toBe("not_found");
		expect((await shop.fail("/stock receipt R-77")).code).toBe("not_found");
		expect((await shop.fail("/stock receipt soon")).code).toBe("invalid_input");
		expect((await shop.fail("/stock receive RC-1 1 receipt:R-77")).code).toBe("not_found");
		expect((await shop.fail("/stock receive RC-1 1 receipt:R-1 seller:Somebody")).code).toBe("invalid_input");
		const viewer = await shop.join("looker", "viewer");
		expect((await shop.fail("/stock receipt R-1", viewer)).code).toBe("permission_denied");
	});

	test("a long one is paged", async () => {
		await shop.type('/item new RC-9 "Celebi" tcg-single 100');
		const { text } = await shop.type("/stock receive RC-9 1 document:LONG");
		const label = /R-\d+/.exec(text)?.[0];
		for (let line = 2; line <= 17; line++) await shop.type(`/stock receive RC-9 ${line} receipt:${label}`);
		const first = await shop.type(`/stock receipt ${label}`);
		const second = await shop.type(first.actions?.[0]?.command ?? "");
		expect([...(first.rows?.rows ?? []), ...(second.rows?.rows ?? [])].map((row) => Number(row[2]))).toEqual(
			Array.from({ length: 17 }, (_, index) => index + 1),
		);
	});

	test("twenty at once get twenty numbers", async () => {
		const answers = await Promise.all(Array.from({ length: 20 }, () => app.dispatcher.runText("/stock receive RC-1 1 document:MANY", shop.staff)));
		const labels = answers.map(({ reply }) => /R-\d+/.exec(reply.text)?.[0]);
		expect(new Set(labels).size).toBe(20);
	});
});

describe("average cost", () => {
	test("is set by the first cost, and mixed with what lies there", async () => {
		await shop.type('/item new AC-1 "Zapdos" tcg-single 100');
		await shop.type("/stock receive AC-1 2");
		expect(await money("AC-1")).toBeNull();
		await shop.type("/stock receive AC-1 1 cost:10");
		expect(await money("AC-1")).toBe("1000");
		await shop.type('/stock receive AC-1 3 cost:20 location:"Back room"');
		expect(await money("AC-1")).toBe("1500");
		expect((await shop.type("/stock receive AC-1 1 cost:0.01")).text).toContain("A copy costs $12.86 on average now.");
		expect((await shop.type("/stock receive AC-1 1 cost:12.86")).text).not.toContain("on average");
	});

	test("of nothing that lies there is what comes in; zero counts as a cost", async () => {
		await shop.type('/item new AC-2 "Moltres" tcg-single 100 cost:50');
		await shop.type("/stock receive AC-2 1 cost:0");
		expect(await money("AC-2")).toBe("0");
	});

	test("goes back with the receipt, unless somebody changed it since", async () => {
		await shop.type('/item new AC-3 "Articuno" tcg-single 100 cost:10 quantity:1');
		const first = await shop.type("/stock receive AC-3 1 cost:20");
		expect(await money("AC-3")).toBe("1500");
		await shop.type("/undo");
		expect(await money("AC-3")).toBe("1000");
		expect((await shop.fail(first.actions?.[0]?.command ?? "")).code).toBe("conflict");
		const second = await shop.type("/stock receive AC-3 1 cost:20");
		await shop.type("/stock receive AC-3 2 cost:20", shop.staff);
		const undone = await shop.type(second.actions?.[0]?.command ?? "");
		expect(undone.text).toContain("AC-3 -1, 3 on hand now. Its cost was changed since, and stays.");
		expect(await money("AC-3")).toBe("1750");
	});

	test("of twenty at once is exact, and nobody waits in a circle with sales", async () => {
		await shop.type('/item new AC-4 "Suicune" tcg-single 100 quantity:40 cost:1');
		const commands = Array.from({ length: 40 }, (_, index) => (index % 2 ? "/sell AC-4" : "/stock receive AC-4 1 cost:1"));
		const answers = await Promise.all(commands.map((command) => app.dispatcher.runText(command, shop.staff)));
		expect(answers.filter(({ ok }) => !ok)).toEqual([]);
		expect(await money("AC-4")).toBe("100");
		expect(await levels("AC-4")).toEqual({ Main: 40 });
	});

	test("the largest amounts do not overflow", async () => {
		await shop.type('/item new AC-5 "Entei" tcg-single 100 cost:10000000000');
		await shop.type("/stock receive AC-5 1000000 cost:10000000000");
		await shop.type("/stock receive AC-5 1000000 cost:9999999999.99");
		expect(await money("AC-5")).toBe("1000000000000");
	});
});
