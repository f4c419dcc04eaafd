import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Caller } from "../../../src/bots/caller.ts";
import { getLocation } from "../../../src/domain/inventory/selectors/get-location.ts";
import { suggestLocations } from "../../../src/domain/inventory/selectors/suggest-locations.ts";
import { changeLocation } from "../../../src/domain/inventory/services/change-location.ts";
import { receiveStock } from "../../../src/domain/inventory/services/receive-stock.ts";
import { startTestApp, type TestApp, type TestShop } from "../../support/app.ts";
import { ledgerFaults } from "../../support/ledger-faults.ts";
import { query } from "../../support/query.ts";

let app: TestApp;
let shop: TestShop;
let other: TestShop;
let manager: Caller;

beforeAll(async () => {
	app = await startTestApp();
	shop = await app.buildShop("Card Corner");
	other = await app.buildShop("Game Garage");
	manager = await shop.join("manager", "manager");
	await other.type("/location add Their cellar");
});

afterAll(async () => {
	expect(await ledgerFaults(app.database.ownerUrl)).toEqual([]);
	await app.stop();
});

/** The locations as /location list shows them. */
async function names(): Promise<string[]> {
	return (await shop.type("/location list")).rows?.rows.map(([name = ""]) => name) ?? [];
}

describe("/location", () => {
	test("a new shop has one, which need not be known", async () => {
		const fresh = await app.buildShop("Fresh Shop");
		const reply = await fresh.type("/location list");
		expect(reply.text).toContain("One location");
		expect(reply.rows?.rows).toEqual([["Main (default)", "0", "0", "0"]]);
		await fresh.type("/item new FR-1 Gengar tcg-single 3");
		expect((await fresh.type("/stock receive FR-1 2")).text).toBe("Received 2 copies of FR-1.\n2 on hand now.");
	});

	test("adds one, lists what lies there, and [Undo] takes it out of use", async () => {
		const reply = await shop.type("/location add Back room");
		expect(reply.text).toContain("Back room is a location now.");
		await shop.type('/item new LO-1 "Gengar" tcg-single 3');
		await shop.type('/stock receive LO-1 2 location:"back ROOM"');
		expect((await shop.type("/location list")).rows?.rows).toEqual([
			["Main (default)", "0", "0", "0"],
			["Back room", "1", "2", "0"],
		]);
		const showcase = await shop.type("/location add Showcase");
		expect((await shop.type(showcase.actions?.[0]?.command ?? "")).text).toBe("Undone: Showcase is archived again.");
		expect(await names()).not.toContain("Showcase");
	});

	test.each(["back room", "BACK ROOM", "Main"])("a name that is taken in any case is refused: %s", async (name) => {
		const { code, text } = await shop.fail(`/location add ${name}`);
		expect(code).toBe("conflict");
		expect(text).toMatch(/There is a location "(Back room|Main)" already/);
	});

	test.each([" ", "x".repeat(41)])("refuses the name %j", async (name) => {
		expect((await shop.fail(`/location add name:"${name}"`)).code).toBe("invalid_input");
	});

	test("takes emoji, other scripts and quotes for names, and finds them again", async () => {
		for (const name of ["🃏 Vitrine", "مخزن", 'Box "A"', "Farfetch'd box"]) {
			const typed = name.includes('"') ? `«${name}»` : `"${name}"`;
			await shop.type(`/location add name:${typed}`);
			expect((await shop.type(`/stock receive LO-1 1 location:${typed}`)).text).toContain(name);
			expect((await shop.type(`/stock move LO-1 1 from:${typed} to:"Back room"`)).text).toContain(`0 on hand in ${name}`);
			await shop.type(`/location archive location:${typed}`);
		}
	});

	test("renames one, in other letters too, and back again by [Undo]", async () => {
		await shop.type("/location add Attic");
		const reply = await shop.type("/location rename attic Top shelf");
		expect(reply.text).toBe("Attic is called Top shelf now.");
		expect((await shop.type('/location rename "top shelf" TOP SHELF')).text).toBe("Top shelf is called TOP SHELF now.");
		expect((await shop.type('/location rename "TOP SHELF" TOP SHELF')).text).toContain("nothing was changed");
		// It is no longer as the first renaming left it.
		expect(await shop.fail(reply.actions?.[0]?.command ?? "")).toMatchObject({ code: "conflict", text: expect.stringContaining("was changed since") });
		expect((await shop.type("/undo")).text).toBe("Undone: TOP SHELF is called Top shelf again.");
		expect((await shop.fail('/location rename "Top shelf" Main')).code).toBe("conflict");
	});

	test("names a location that is not there, and the one that was meant", async () => {
		const { code, text } = await shop.fail('/stock receive LO-1 1 location:"Back rom"');
		expect(code).toBe("not_found");
		expect(text).toContain('There is no location "Back rom". Did you mean Back room?');
		expect((await shop.fail("/location archive Nowhere")).code).toBe("not_found");
	});

	test("archives an empty one; while stock lies there it says how much", async () => {
		await shop.type("/location add Fair box");
		await shop.type('/item new LO-2 "Mew" tcg-single 3');
		await shop.type('/stock receive LO-2 3 location:"Fair box"');
		const { code, text } = await shop.fail("/location archive Fair box");
		expect(code).toBe("conflict");
		expect(text).toContain("Fair box has 3 copies of 1 item: it can't be archived.");
		expect(text).toContain('/stock move <sku> <n> from:"Fair box"');
		await shop.type('/stock move LO-2 3 from:"Fair box"');
		const reply = await shop.type("/location archive fair box");
		expect(await names()).not.toContain("Fair box");
		expect((await shop.fail('/stock receive LO-2 1 location:"Fair box"')).code).toBe("not_found");
		expect((await shop.type(reply.actions?.[0]?.command ?? "")).text).toBe("Undone: Fair box is in use again.");
		expect(await names()).toContain("Fair box");
	});

	test("the default one can't be archived", async () => {
		const { code, text } = await shop.fail("/location archive Main");
		expect(code).toBe("conflict");
		expect(text).toContain("/shop settings location:");
	});

	test("an archived one comes back under its name, with what it was", async () => {
		await shop.type("/location add Cellar");
		await shop.type("/location archive Cellar");
		expect(await shop.fail('/location rename "Back room" cellar')).toMatchObject({ code: "conflict", text: expect.stringContaining('/location add "Cellar"') });
		expect((await shop.type("/location add CELLAR")).text).toBe("Cellar is in use again.");
	});

	test("an undo of an archiving or of a removal there is refused where it would hide or lose stock", async () => {
		await shop.type("/location add Tent");
		await shop.type('/item new LO-3 "Muk" tcg-single 3');
		await shop.type("/stock receive LO-3 1 location:Tent");
		const removal = await shop.type("/stock remove LO-3 1 gift location:Tent");
		await shop.type("/location archive Tent");
		const { code, text } = await shop.fail(removal.actions?.[0]?.command ?? "");
		expect(code).toBe("conflict");
		expect(text).toContain('Tent is archived.\n/location add "Tent" takes it back into use.');
	});

	test("staff look and a manager changes", async () => {
		expect((await shop.type("/location list", shop.staff)).rows?.rows.length).toBeGreaterThan(1);
		for (const command of ["/location add Shed", "/location rename Main Front", "/location archive Cellar"]) {
			expect(await shop.fail(command, shop.staff)).toMatchObject({ code: "permission_denied" });
		}
		expect((await shop.type("/location add Shed", manager)).text).toContain("Shed is a location now.");
	});

	test("another vendor's location is not there", async () => {
		expect((await shop.fail('/stock receive LO-1 1 location:"Their cellar"')).code).toBe("not_found");
		expect((await shop.fail("/location archive Their cellar")).code).toBe("not_found");
		expect((await shop.fail('/location rename location:"Their cellar" name:Ours')).code).toBe("not_found");
		const [theirs] = await query<{ id: string }>(app.database.ownerUrl, "SELECT id FROM location WHERE name = 'Their cellar'");
		const [item] = await query<{ id: string }>(app.database.ownerUrl, "SELECT id FROM item WHERE sku = 'LO-1'");
		const locationId = theirs?.id ?? "";
		const tried = app.as(shop.owner, ["location.manage", "inventory.read"], (scope) => changeLocation(scope, { locationId, name: "Ours" }));
		await expect(tried).rejects.toMatchObject({ code: "not_found" });
		const brought = app.as(shop.owner, ["stock.write", "inventory.read"], (scope) => receiveStock(scope, { itemId: item?.id ?? "", locationId, quantity: 1 }));
		await expect(brought).rejects.toMatchObject({ code: "not_found" });
		expect((await shop.type("/location list")).rows?.rows.flat()).not.toContain("Their cellar");
	});

	test("twenty who add the same one at once make one", async () => {
		const answers = await Promise.all(
			Array.from({ length: 20 }, (_, index) => app.dispatcher.runText(`/location add ${index % 2 ? "LOFT" : "Loft"}`, shop.owner)),
		);
		expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
		expect(answers.filter((answer) => !answer.ok && answer.code !== "conflict")).toEqual([]);
	});

	test("archiving while stock comes in ends with one of the two", async () => {
		await shop.type('/item new LO-4 "Abra" tcg-single 3');
		for (let round = 0; round < 8; round++) {
			await shop.type(`/location add Dock ${round}`);
			const [archived, received] = await Promise.all([
				app.dispatcher.runText(`/location archive Dock ${round}`, shop.owner),
				app.dispatcher.runText(`/stock receive LO-4 1 location:"Dock ${round}"`, shop.staff),
			]);
			expect([archived.ok, received.ok].filter(Boolean), `round ${round}`).toHaveLength(1);
		}
	});

	test("two who rename to one name: one gets it", async () => {
		for (const name of ["North", "South"]) await shop.type(`/location add ${name}`);
		const answers = await Promise.all(["North", "South"].map((name) => app.dispatcher.runText(`/location rename ${name} Pole`, shop.owner)));
		expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
		expect(answers.filter((answer) => !answer.ok && answer.code !== "conflict")).toEqual([]);
	});

	test("there are at most 200", async () => {
		await query(app.database.ownerUrl, "INSERT INTO location (vendor_id, name) SELECT $1, 'Bin ' || n FROM generate_series(1, 200) n", [other.vendorId]);
		expect(await other.fail("/location add One more")).toMatchObject({ code: "conflict", text: expect.stringContaining("at most 200") });
	});
});

test("while typing, locations are offered by any part of their name, the default first", async () => {
	const offered = (typed: string) => app.as(shop.owner, ["inventory.read"], (scope) => suggestLocations(scope, { typed, limit: 5 }));
	expect((await offered(""))[0]).toEqual({ label: "Main", value: "Main" });
	expect(await offered("ROOM")).toEqual([{ label: "Back room", value: "Back room" }]);
	expect(await offered("%")).toEqual([]);
});

test("with none named the default one is meant", async () => {
	const found = await app.as(shop.owner, ["inventory.read"], (scope) => getLocation(scope, {}));
	expect(found).toMatchObject({ name: "Main", isOnly: false });
});
