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
});

afterAll(async () => {
	expect(await ledgerFaults(app.database.ownerUrl)).toEqual([]);
	await app.stop();
});

/** A field of /item show. */
const field = (reply: { fields?: { name: string; value: string }[] }, name: string) => reply.fields?.find((known) => known.name === name)?.value;
const button = (reply: { actions?: { label: string; command: string }[] }, label: string) =>
	reply.actions?.find((known) => known.label === label)?.command ?? "";

describe("/item new", () => {
	test("keeps all that it is told, and shows it", async () => {
		await shop.type(
			'/item new N-1 "Charizard 🐉" tcg-single 900 condition:NM quantity:1 cost:600 barcode:"0 45496-59044 4" notes:"in the vault" bin:V-1 low-stock:0 attributes:"game=Pokémon; set name=Base Set; collector_number=4/102; finish=Holofoil; grader=psa; grade=9.0; cert_number=00123"',
		);
		const shown = await shop.type("/item show n-1");
		expect(field(shown, "Graded")).toBe("PSA 9, certificate 00123");
		expect(field(shown, "Cost and margin")).toBe("$600.00 · margin $300.00 (33%)");
		expect(field(shown, "Barcode")).toBe("045496590444");
		expect(field(shown, "Notes")).toBe("in the vault");
		expect(field(shown, "Bin")).toBe("V-1");
		expect(field(shown, "Low from")).toBe("0 copies");
		expect(field(shown, "Version")).toBe("1");
		expect(shown.fields?.map(({ name }) => name).filter((name) => /^[a-z_]+$/.test(name))).toEqual(["game", "set_name", "collector_number", "finish"]);
		expect(button(shown, "Edit")).toBe("/item edit N-1 seen:1");
	});

	test("what a copy cost is for those who price or report", async () => {
		const viewer = await shop.join("viewer", "viewer");
		for (const person of [shop.staff, viewer]) {
			const shown = await shop.type("/item show N-1", person);
			expect(JSON.stringify(shown)).not.toContain("600");
			expect(field(shown, "Price")).toBe("$900.00");
		}
	});

	test("the same product in the same condition is shown first, with a button to go on", async () => {
		await shop.type('/item new T-1 "Pikachu" tcg-single 5 quantity:2 attributes:"set_name=Jungle; collector_number=60/64; tcgplayer_id=1"');
		const again = '/item new T-2 "pikachu" tcg-single 6 attributes:"collector_number=60/64; set_name=Jungle"';
		const answer = await app.dispatcher.runText(again, shop.owner);
		expect(answer).toMatchObject({ ok: false, code: "conflict" });
		expect(answer.reply.text).toContain("as T-1: Pikachu, Near Mint, 2 available at $5.00. Nothing was made.");
		expect((await shop.fail("/item show T-2")).code).toBe("not_found");
		await shop.type(button(answer.reply, "Make it anyway"));
		expect((await shop.type("/item show T-2")).text).toContain("$6.00");
	});

	test("another condition, another printing, and a title alone are no same product", async () => {
		await shop.type('/item new T-3 "Pikachu" tcg-single 5 condition:LP attributes:"set_name=Jungle; collector_number=60/64"');
		await shop.type('/item new T-4 "Pikachu" tcg-single 5 attributes:"set_name=Base Set; collector_number=58/102"');
		await shop.type('/item new T-5 "Pikachu" tcg-single 5');
		await shop.type('/item new T-6 "Pikachu" tcg-single 5');
	});

	test("an archived twin says how it comes back", async () => {
		await shop.type('/item new T-7 "Mew" tcg-single 5 barcode:4006381333931');
		await shop.type("/item archive T-7");
		const { text } = await shop.fail('/item new T-8 "Mew" tcg-single 5 barcode:4006381333931');
		expect(text).toContain("archived");
		expect(text).toContain("/item restore T-7");
	});

	test("several copies of a graded one, an unknown place and a bad number are refused, and nothing is made", async () => {
		for (const graded of ["grader=PSA; grade=9; cert_number=77", "grader=PSA; grade=9"]) {
			expect((await shop.fail(`/item new B-1 "Mew" tcg-single 5 quantity:2 attributes:"${graded}"`)).code).toBe("conflict");
		}
		expect((await shop.fail('/item new B-1 "Mew" tcg-single 5 quantity:1 location:Cellar')).code).toBe("not_found");
		expect((await shop.fail('/item new B-1 "Mew" tcg-single 5 attributes:"finish"')).code).toBe("invalid_input");
		expect((await shop.fail('/item new B-1 "Mew" tcg-single 5 low-stock:-1')).code).toBe("invalid_input");
		expect((await shop.fail("/item show B-1")).code).toBe("not_found");
	});
});

describe("/item copy", () => {
	test("is the same product as another copy, without what is said of the first alone", async () => {
		await shop.type(
			'/item new C-1 "Lapras" tcg-single 40 quantity:1 cost:20 barcode:55 notes:mine attributes:"game=Pokémon; set_name=Fossil; finish=holo; language=en; signed=yes; grader=PSA; grade=8; cert_number=5; tcgplayer_id=7; tcgplayer_sku_id=8"',
		);
		const copied = await shop.type("/item copy C-1 C-2 condition:LP language:DE finish:nonfoil price:12.50 quantity:4", shop.staff);
		expect(copied.text).toBe("Lapras is in the catalogue as C-2, a copy of C-1.\nLightly Played");
		const [made] = await query(app.database.ownerUrl, "SELECT attributes, cost_minor, barcode, notes, is_single_copy FROM item WHERE sku = 'C-2'");
		expect(made).toEqual({
			attributes: { game: "Pokémon", set_name: "Fossil", finish: "nonfoil", language: "de", tcgplayer_id: "7" },
			cost_minor: null,
			barcode: "55",
			notes: null,
			is_single_copy: false,
		});
		expect((await shop.type("/item show C-2")).text).toContain("4 available at $12.50");
		await shop.type(button(copied, "Undo"), shop.staff);
		expect((await shop.fail("/item show C-2")).text).toContain("is archived");
	});

	test("a copy that differs in nothing is the same item", async () => {
		await shop.type('/item new C-3 "Horsea" tcg-single 4 attributes:"set_name=Fossil"');
		expect((await shop.fail("/item copy C-3 C-4")).text).toContain("as C-3");
		await shop.type("/item copy C-3 C-4 duplicate:yes");
		expect((await shop.type("/item show C-4")).text).toContain("$4.00");
	});

	test("refuses what the category does not have, and another vendor's item", async () => {
		await shop.type('/item new C-5 "Cable" console-accessory 4');
		expect((await shop.fail("/item copy C-5 C-6 finish:holo")).text).toContain('no attribute "finish"');
		expect((await shop.fail("/item copy VG-1 C-7")).code).toBe("not_found");
		expect((await shop.fail("/item copy C-3 C-8 condition:Loose")).code).toBe("invalid_input");
	});
});

test("undoing a new item takes its first stock out again, unless copies were sold", async () => {
	const made = await shop.type('/item new X-1 "Seel" tcg-single 5 quantity:2', shop.staff);
	await shop.type(button(made, "Undo"), shop.staff);
	expect((await shop.fail("/item show X-1")).text).toContain("is archived");
	const sold = await shop.type('/item new X-2 "Seel" tcg-single 5 quantity:2', shop.staff);
	await shop.type("/sell X-2");
	expect((await shop.fail(button(sold, "Undo"), shop.staff)).code).toBe("conflict");
	expect((await shop.type("/item show X-2")).text).toContain("1 available");
});
