import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestApp, type TestApp, type TestShop } from "../../support/app.ts";
import { query } from "../../support/query.ts";

let app: TestApp;
let shop: TestShop;
let other: TestShop;

beforeAll(async () => {
	app = await startTestApp();
	shop = await app.buildShop("Card Corner");
	other = await app.buildShop("Game Garage");
	for (const copies of [0, 1, 2, 3]) await shop.type(`/item new LO-${copies} "Charizard ${copies}" tcg-single 9 quantity:${copies}`);
	await shop.type('/item new LO-9 "Tetris" video-game 9 quantity:9');
	await other.type('/item new VG-1 "Zelda" video-game 20 quantity:0');
});
afterAll(() => app.stop());

async function low(command = "/stock low"): Promise<string[]> {
	return (await shop.type(command)).rows?.rows.map(([sku = "", , , available]) => `${sku} ${available}`) ?? [];
}

describe("/stock low", () => {
	test("lists what has no more available than the shop's threshold, the fewest first", async () => {
		const reply = await shop.type("/stock low");
		expect(reply.text).toBe("3 items are low, the fewest available first.");
		expect(reply.rows?.columns).toEqual(["SKU", "Item", "Cond.", "Avail.", "Committed", "Low at"]);
		expect(await low()).toEqual(["LO-0 0", "LO-1 1", "LO-2 2"]);
	});

	test("an item's own threshold goes before the shop's", async () => {
		await query(app.database.ownerUrl, "UPDATE item SET low_stock_threshold = 9 WHERE sku = 'LO-9'");
		await query(app.database.ownerUrl, "UPDATE item SET low_stock_threshold = 0 WHERE sku = 'LO-1'");
		expect(await low()).toEqual(["LO-0 0", "LO-2 2", "LO-9 9"]);
		await query(app.database.ownerUrl, "UPDATE item SET low_stock_threshold = NULL WHERE sku IN ('LO-1', 'LO-9')");
	});

	test("what is committed is not available, and what is oversold comes first", async () => {
		await query(app.database.ownerUrl, "UPDATE stock_level SET committed = 4 FROM item WHERE item.id = item_id AND sku = 'LO-2'");
		const reply = await shop.type("/stock low");
		expect(reply.rows?.rows[0]).toEqual(["LO-2", "Charizard 2", "NM", "-2", "4", "2"]);
		await query(app.database.ownerUrl, "UPDATE stock_level SET committed = 0 FROM item WHERE item.id = item_id AND sku = 'LO-2'");
	});

	test("copies count over all locations, unless one is named", async () => {
		await shop.type("/location add Back room");
		await shop.type('/stock receive LO-1 5 location:"Back room"');
		expect(await low()).toEqual(["LO-0 0", "LO-2 2"]);
		await shop.type('/stock move LO-9 1 to:"Back room"');
		expect(await low('/stock low location:"Back room"')).toEqual(["LO-9 1"]);
	});

	test("takes /find's filters", async () => {
		expect(await low("/stock low tetris")).toEqual([]);
		expect(await low("/stock low charizard category:tcg-single condition:NM")).toEqual(["LO-0 0", "LO-2 2"]);
		expect((await shop.fail("/stock low location:Nowhere")).code).toBe("not_found");
		expect((await shop.fail("/stock low category:cars")).code).toBe("invalid_input");
	});

	test("nothing low is told; archived items never are", async () => {
		const fresh = await app.buildShop("Fresh Shop");
		expect((await fresh.type("/stock low")).text).toContain("Nothing is low.");
		await fresh.type("/item new FR-1 Mew tcg-single 3");
		expect((await fresh.type("/stock low")).text).toBe("1 item is low, the fewest available first.");
		await query(app.database.ownerUrl, "UPDATE item SET archived_at = now() WHERE sku = 'FR-1'");
		expect((await fresh.type("/stock low")).text).toContain("Nothing is low.");
	});

	test("pages by where the last one ended, whatever is sold meanwhile", async () => {
		for (let index = 0; index < 40; index++) await other.type(`/item new PG-${String(index).padStart(2, "0")} Card other 1 quantity:${index % 3}`);
		const seen: string[] = [];
		let command: string | undefined = "/stock low card";
		while (command) {
			const reply = await other.type(command);
			seen.push(...(reply.rows?.rows.map(([sku = ""]) => sku) ?? []));
			if (command === "/stock low card") await other.type(`/stock receive ${seen[0]} 50`);
			command = reply.actions?.[0]?.command;
		}
		expect(seen).toHaveLength(40);
		expect(new Set(seen).size).toBe(40);
		expect(seen.map((sku) => Number(sku.slice(3)) % 3)).toEqual([...seen.map((sku) => Number(sku.slice(3)) % 3)].sort());
	});

	test("a page that is none, and a stranger, are refused; a viewer looks", async () => {
		for (const page of ["2", "1.x", "x.0193f0c0a1b27c3d8e4f506172839405"]) expect((await shop.fail(`/stock low page:${page}`)).code).toBe("invalid_input");
		expect((await shop.fail("/stock low", app.caller("Card Corner", "stranger"))).code).toBe("permission_denied");
		const viewer = await shop.join("viewer", "viewer");
		expect((await shop.type("/stock low", viewer)).rows?.rows.flat()).not.toContain("VG-1");
	});
});
