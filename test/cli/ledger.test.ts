import { spawn } from "node:child_process";
import { text as readText } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestApp, type TestApp, type TestShop } from "../support/app.ts";
import { ledgerFaults } from "../support/ledger-faults.ts";
import { query } from "../support/query.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

interface Ended {
	code: number | null;
	stdout: string;
	stderr: string;
}

// Each case starts processes, which takes seconds on a busy machine.
describe("npm run admin -- ledger", { timeout: 180_000 }, () => {
	let app: TestApp;
	let shop: TestShop;
	let other: TestShop;

	beforeAll(async () => {
		app = await startTestApp();
		shop = await app.buildShop("Card Corner");
		other = await app.buildShop("Game Garage");
		await shop.type("/location add Back room");
		for (const sku of ["LG-1", "LG-2", "LG-3", "LG-4"]) await shop.type(`/item new ${sku} "${sku}" tcg-single 3 quantity:5`);
		await other.type('/item new VG-1 "Tetris" video-game 20 quantity:2');
	});
	afterAll(() => app.stop());

	async function ledger(...args: string[]): Promise<Ended> {
		const { PATH = "", HOME = "" } = process.env;
		const env = { PATH, HOME, OMNI_ENV_FILE: "", OMNI_DATA_DIR: temporaryFolder(), DATABASE_OWNER_URL: app.database.ownerUrl };
		const child = spawn(process.execPath, ["scripts/run.mjs", "src/cli/admin.ts", "ledger", ...args], { env });
		const code = new Promise<number | null>((resolve) => child.once("close", resolve));
		const [stdout, stderr] = await Promise.all([readText(child.stdout), readText(child.stderr)]);
		return { code: await code, stdout, stderr };
	}

	const sql = <Row extends Record<string, unknown>>(text: string, values: unknown[] = []) => query<Row>(app.database.ownerUrl, text, values);
	const movements = () => sql("SELECT id, delta, on_hand_after, reason, kind FROM stock_movement ORDER BY id");

	test("a clean ledger is told, with code 0", async () => {
		expect(await ledger("check")).toMatchObject({ code: 0, stdout: "The ledger is clean: 2 shops checked.\n" });
		expect(JSON.parse((await ledger("check", "--json")).stdout)).toEqual({ clean: true, drifts: [] });
		expect(await ledger("repair", "--reason", "nothing")).toMatchObject({ code: 0, stdout: "The ledger is clean: there was nothing to mend.\n" });
	});

	test("options that are not known, a repair without a reason and a check with one are refused", async () => {
		expect(await ledger("check", "--fix")).toMatchObject({ code: 1, stderr: expect.stringContaining("Usage: npm run --silent admin -- ledger check") });
		expect(await ledger("repair")).toMatchObject({ code: 1, stderr: expect.stringContaining("A repair needs a reason") });
		expect(await ledger("repair", "--reason", "  ")).toMatchObject({ code: 1 });
		expect(await ledger("check", "--reason", "x")).toMatchObject({ code: 1, stderr: expect.stringContaining("takes no reason") });
	});

	test("each kind of drift is named with its shop, and mended by movements that make up for it", async () => {
		await sql("UPDATE stock_level SET on_hand = 7, committed = 2 FROM item WHERE item.id = item_id AND sku = 'LG-1'");
		await sql("UPDATE stock_level SET on_hand = 1 FROM item WHERE item.id = item_id AND sku = 'VG-1'");
		// Movements and a reservation at a place that has no level.
		await sql(`INSERT INTO stock_movement (vendor_id, item_id, location_id, kind, delta, on_hand_after, idempotency_key)
			SELECT item.vendor_id, item.id, location.id, 'received', 3, 3, 'orphan' FROM item JOIN location ON location.vendor_id = item.vendor_id AND location.name = 'Back room' WHERE sku = 'LG-2'`);
		// An order that holds more than there is, unmarked, and unknown to the level.
		await sql(`WITH item AS (SELECT * FROM item WHERE sku = 'LG-3'), sale AS (
				INSERT INTO sales_order (vendor_id, number, status, currency, placed_at) SELECT vendor_id, 900, 'placed', 'USD', now() FROM item RETURNING id
			), line AS (
				INSERT INTO sales_order_line (vendor_id, order_id, external_id, item_id, sku, title, quantity, unit_price_minor)
				SELECT item.vendor_id, sale.id, '1', item.id, item.sku, item.title, 6, 1 FROM sale, item RETURNING id
			)
			INSERT INTO reservation (vendor_id, line_id, item_id, location_id, quantity)
			SELECT item.vendor_id, line.id, item.id, location.id, 6 FROM line, item JOIN location ON location.vendor_id = item.vendor_id AND is_default`);
		// Five of a copy of which there can be one.
		await sql(`UPDATE item SET attributes = '{"cert_number": "12345678"}' WHERE sku = 'LG-4'`);

		const found = await ledger("check");
		expect(found.code).toBe(1);
		expect(found.stdout).toContain("6 drifts in the ledger; 2 shops checked.");
		expect(found.stdout).toMatch(/Card Corner +LG-1 +Main +on hand is not the sum of the movements +7 +5/);
		expect(found.stdout).toMatch(/Card Corner +LG-1 +Main +committed is not what open orders hold +2 +0/);
		expect(found.stdout).toMatch(/Card Corner +LG-2 +Back room +on hand is not the sum of the movements +0 +3/);
		expect(found.stdout).toMatch(/Card Corner +LG-3 +Main +committed is not what open orders hold +0 +6/);
		expect(found.stdout).toMatch(/Card Corner +LG-4 +– +there is more than one of a single copy +5 +1/);
		expect(found.stdout).toMatch(/Game Garage +VG-1 +Main +on hand is not the sum of the movements +1 +2/);
		const { clean, drifts } = JSON.parse((await ledger("check", "--json")).stdout);
		expect(clean).toBe(false);
		expect(drifts).toHaveLength(6);
		expect(drifts[0]).toMatchObject({
			vendor: "Card Corner",
			vendorId: shop.vendorId,
			sku: "LG-1",
			location: "Main",
			fault: "committed",
			stored: 2,
			expected: 0,
		});

		const before = await movements();
		const mended = await ledger("repair", "--reason", "restored from a backup");
		expect(mended.code).toBe(1);
		expect(mended.stdout).toContain("5 of 6 drifts mended.");
		expect(mended.stdout).toMatch(/LG-1 +Main +on hand is not the sum of the movements +7 +5 +mended/);
		expect(mended.stdout).toMatch(/LG-4 +– +there is more than one of a single copy +5 +1 +left/);
		const after = await movements();
		expect(after.slice(0, before.length)).toEqual(before);
		expect(after.slice(before.length).map(({ kind, delta, on_hand_after, reason }) => ({ kind, delta, on_hand_after, reason }))).toEqual([
			{ kind: "adjusted", delta: 2, on_hand_after: 7, reason: "ledger repair: restored from a backup" },
			{ kind: "adjusted", delta: -3, on_hand_after: 0, reason: "ledger repair: restored from a backup" },
			{ kind: "adjusted", delta: -1, on_hand_after: 1, reason: "ledger repair: restored from a backup" },
		]);
		expect(await sql("SELECT oversold FROM sales_order_line WHERE sku = 'LG-3'")).toEqual([{ oversold: 1 }]);
		expect(
			await sql("SELECT action, surface, person_id, after->>'reason' AS reason FROM audit_entry WHERE vendor_id = $1 AND action = 'repair-ledger'", [
				other.vendorId,
			]),
		).toEqual([{ action: "repair-ledger", surface: "terminal", person_id: null, reason: "restored from a backup" }]);
		expect((await shop.type("/stock why LG-1")).rows?.rows[0]?.slice(1)).toEqual([
			"added 2",
			"7 left",
			"the operator",
			"ledger repair: restored from a backup",
		]);

		await shop.type("/stock count LG-4 1 seen:5");
		expect(await ledger("repair", "--reason", "again")).toMatchObject({ code: 0, stdout: "The ledger is clean: there was nothing to mend.\n" });
		expect(await movements()).toHaveLength(after.length + 1);
		expect(await ledgerFaults(app.database.ownerUrl)).toEqual([]);
	});

	test("mends while the shop sells, and agrees with it afterwards", async () => {
		await shop.type('/item new LG-9 "Rush" tcg-single 3 quantity:500');
		let isOver = false;
		const sales = Array.from({ length: 6 }, async (_, clerk) => {
			while (!isOver) await app.dispatcher.runText(clerk % 2 ? "/sell LG-9" : "/stock receive LG-9 1", shop.staff);
		});
		// What somebody's own SQL would do.
		await sql("UPDATE stock_level SET on_hand = on_hand + 100, committed = committed + 1 FROM item WHERE item.id = item_id AND sku = 'LG-9'");
		const mended = await ledger("repair", "--reason", "while selling");
		const check = await ledger("check");
		isOver = true;
		await Promise.all(sales);
		expect(mended).toMatchObject({ code: 0, stdout: expect.stringContaining("2 of 2 drifts mended.") });
		expect(check).toMatchObject({ code: 0 });
		expect(await ledgerFaults(app.database.ownerUrl)).toEqual([]);
		const repairs = await sql("SELECT delta FROM stock_movement JOIN item ON item.id = item_id WHERE sku = 'LG-9' AND reason LIKE 'ledger repair%'");
		expect(repairs).toEqual([{ delta: 100 }]);
	});

	test("an owner who is bound by row-level security sees all shops too", async () => {
		await sql("DROP POLICY test_owner_looks ON vendor");
		await sql("DROP POLICY test_owner_looks ON stock_level");
		expect(await ledger("check")).toMatchObject({ code: 0, stdout: "The ledger is clean: 2 shops checked.\n" });
	});

	test("a database that is away is told in one sentence", async () => {
		const { PATH = "", HOME = "" } = process.env;
		const env = { PATH, HOME, OMNI_ENV_FILE: "", OMNI_DATA_DIR: temporaryFolder(), DATABASE_OWNER_URL: "postgresql://me:s3cret@127.0.0.1:1/shop" };
		const child = spawn(process.execPath, ["scripts/run.mjs", "src/cli/admin.ts", "ledger", "check"], { env });
		const code = new Promise<number | null>((resolve) => child.once("close", resolve));
		const stderr = await readText(child.stderr);
		expect(await code).toBe(1);
		expect(stderr).toContain("The database can't be reached");
		expect(stderr).not.toContain("s3cret");
	});
});
