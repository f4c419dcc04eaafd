import { afterAll, beforeAll, describe, expect, test } from "vitest";
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
	await other.type('/item new VG-1 "Tetris" video-game 20 quantity:2');
	await shop.type('/item new E-1 "Snorlax" tcg-single 5 quantity:3');
	await shop.type("/location add Annex");
});

afterAll(async () => {
	expect(await ledgerFaults(app.database.ownerUrl)).toEqual([]);
	await app.stop();
});

const button = (reply: { actions?: { label: string; command: string }[] }, label: string) =>
	reply.actions?.find((known) => known.label === label)?.command ?? "";

describe("/item archive and /item restore", () => {
	test("takes an item out of sight and brings it back as it was; each can be undone", async () => {
		await shop.type('/item new A-1 "Abra Kadabra" tcg-single 7');
		const archived = await shop.type("/item archive a-1", shop.staff);
		expect((await shop.type('/find "Abra Kadabra"')).rows).toBeUndefined();
		expect((await shop.fail("/price set A-1 8")).text).toBe("A-1 is archived.\n/item restore A-1 brings it back.");
		expect((await shop.fail("/item archive A-1")).text).toContain("archived already");
		await shop.type(button(archived, "Undo"), shop.staff);
		expect((await shop.type("/item show A-1")).text).toContain("$7.00");
		await shop.type("/item archive A-1");
		const restored = await shop.type("/item restore A-1");
		expect((await shop.type("/item show A-1")).text).toContain("$7.00");
		await shop.type(button(restored, "Undo"));
		expect((await shop.fail("/item show A-1")).text).toContain("is archived");
		expect((await shop.fail("/item restore VG-1")).code).toBe("not_found");
	});

	test("its SKU is never given to another", async () => {
		expect((await shop.fail('/item new A-1 "Zubat" tcg-single 1')).text).toContain("SKUs are never reused");
		expect((await shop.fail("/item copy E-1 a-1 condition:MP")).text).toContain("SKUs are never reused");
	});

	test("refuses while there is stock or an order holds copies, and tells where", async () => {
		await shop.type('/item new A-2 "Machop" tcg-single 7 quantity:3');
		await shop.type("/stock move A-2 1 to:Annex");
		const { code, text } = await shop.fail("/item archive A-2");
		expect(code).toBe("conflict");
		expect(text).toContain("2 on hand at Main, 1 on hand at Annex");
	});

	test("a live item is not restored, and a slip names the archived one", async () => {
		expect((await shop.fail("/item restore E-1")).code).toBe("conflict");
		await shop.type('/item new ARCHIVE-77 "Gone" other 1');
		await shop.type("/item archive ARCHIVE-77");
		expect((await shop.fail("/item restore ARCHIVE-78")).text).toContain("Did you mean ARCHIVE-77?");
	});

	test("copies that come in while it is archived are never lost: one of the two waits and is told", async () => {
		await shop.type('/item new A-3 "Race" other 1');
		const [received, archived] = await Promise.all([
			app.dispatcher.runText("/stock receive A-3 1", shop.staff),
			app.dispatcher.runText("/item archive A-3", shop.owner),
		]);
		expect([received.ok, archived.ok].filter(Boolean)).toHaveLength(1);
		const [row] = await query<{ gone: boolean; copies: number }>(
			app.database.ownerUrl,
			"SELECT archived_at IS NOT NULL AS gone, (SELECT coalesce(sum(on_hand), 0)::int FROM stock_level WHERE item_id = item.id) AS copies FROM item WHERE sku = 'A-3'",
		);
		if (received.ok && !archived.ok) expect(row).toEqual({ gone: false, copies: 1 });
		if (archived.ok && !received.ok) expect(row).toEqual({ gone: true, copies: 0 });
	});
});
