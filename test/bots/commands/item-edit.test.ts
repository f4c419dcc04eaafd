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

describe("/item edit", () => {
	test("changes only what is given, and tells both values", async () => {
		await shop.type('/item new E-1 "Snorlax" tcg-single 5 quantity:3 cost:2 notes:"sleeved" attributes:"set_name=Jungle; rarity=Rare"');
		const reply = await shop.type('/item edit e-1 title:"Snorlax holo" condition:lp attributes:"finish=holo; rarity=none" barcode:123 low-stock:4', shop.staff);
		expect(reply.audience).toBe("channel");
		expect(reply.text.split("\n").sort()).toEqual(
			[
				"E-1 is changed; it is at version 2 now.",
				"title: “Snorlax” → “Snorlax holo”",
				"condition: “Near Mint” → “Lightly Played”",
				"finish: none → “holo”",
				"rarity: “Rare” → none",
				"barcode: none → “123”",
				"low-stock: none → “4”",
			].sort(),
		);
		const shown = await shop.type("/item show E-1");
		expect(shown.title).toBe("Snorlax holo");
		expect(field(shown, "Notes")).toBe("sleeved");
		expect(field(shown, "Cost and margin")).toContain("$2.00");
		expect(field(shown, "rarity")).toBeUndefined();
	});

	test("none takes a value away, and what is so already is left alone", async () => {
		await shop.type('/item new E-2 "Ditto" tcg-single 5 cost:2 notes:x barcode:9 low-stock:3');
		await shop.type("/item edit E-2 notes:none barcode:None cost:none low-stock:none");
		const shown = await shop.type("/item show E-2");
		for (const name of ["Notes", "Barcode", "Low from", "Cost and margin"]) expect(field(shown, name)).toBeUndefined();
		const again = await shop.type('/item edit E-2 title:"Ditto" notes:none');
		expect(again.text).toBe("E-2 was so already; nothing was changed.");
		expect(again.actions).toBeUndefined();
		expect(field(await shop.type("/item show E-2"), "Version")).toBe("2");
	});

	test("the second of two editors gets both values, and a button that overwrites", async () => {
		await shop.type('/item new E-3 "Eevee" tcg-single 5');
		await shop.type("/item edit E-3 title:Vaporeon seen:1");
		const answer = await app.dispatcher.runText("/item edit E-3 title:Jolteon seen:1", shop.staff);
		expect(answer).toMatchObject({ ok: false, code: "conflict" });
		expect(answer.reply.text).toBe(
			[
				"E-3 was changed since you looked: it is at version 2, you saw 1. Nothing was changed.",
				"title: yours “Jolteon”, now “Vaporeon”",
				"To overwrite it, type the same with seen:2.",
			].join("\n"),
		);
		expect((await shop.type("/item show E-3")).title).toBe("Vaporeon");
		await shop.type(button(answer.reply, "Overwrite"), shop.staff);
		expect((await shop.type("/item show E-3")).title).toBe("Jolteon");
	});

	test("of twenty editors at once who saw the same, one wins", async () => {
		await shop.type('/item new E-4 "Mew" tcg-single 5');
		const answers = await Promise.all(Array.from({ length: 20 }, (_, at) => app.dispatcher.runText(`/item edit E-4 title:Mew${at} seen:1`, shop.owner)));
		expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
		for (const answer of answers) if (!answer.ok) expect(answer.code).toBe("conflict");
		expect(field(await shop.type("/item show E-4"), "Version")).toBe("2");
	});

	test("staff set a cost without being told the one before", async () => {
		await shop.type('/item new E-5 "Abra" tcg-single 5 cost:3.33');
		expect((await shop.type("/item edit E-5 cost:2.22", shop.staff)).text).toContain("cost: “•••” → “•••”");
		expect(JSON.stringify(await shop.fail("/item edit E-5 cost:1 seen:1", shop.staff))).not.toMatch(/2\.22|3\.33/);
		expect(field(await shop.type("/item show E-5"), "Cost and margin")).toContain("$2.22");
	});

	test("bins are kept by location", async () => {
		await shop.type("/location add Annex");
		await shop.type('/item new E-6 "Onix" tcg-single 5 quantity:2 bin:A-1');
		await shop.type("/item edit E-6 bin:Z-9 location:annex");
		const shown = await shop.type("/item show E-6");
		expect(field(shown, "Stock")?.split("\n")).toEqual(["Main: 2 · A-1", "Annex: 0 · Z-9"]);
		expect((await shop.type("/item edit E-6 bin:none")).text).toContain("bin at Main: “A-1” → none");
		expect((await shop.fail("/item edit E-6 location:Annex")).code).toBe("invalid_input");
		expect((await shop.fail("/item edit E-6 bin:1 location:Nowhere")).code).toBe("not_found");
	});

	test("asks with a form, filled with what is there, where nothing is said", async () => {
		await shop.type('/item new E-8 "Muk" tcg-single 5 notes:"smells" attributes:"set_name=Fossil"');
		const { form } = await shop.type("/item edit E-8");
		expect(form?.command).toBe("/item edit E-8 seen:1");
		expect(form?.fields.map(({ name, value }) => [name, value])).toEqual([
			["title", "Muk"],
			["condition", "Near Mint"],
			["attributes", "set_name=Fossil"],
			["barcode", undefined],
			["notes", "smells"],
		]);
		const values = { title: "Muk", condition: "Near Mint", attributes: "set_name=Fossil", notes: "smells no more" };
		const saved = await app.dispatcher.submitForm(form?.command ?? "", values, shop.staff);
		expect(saved.reply.text).toBe("E-8 is changed; it is at version 2 now.\nnotes: “smells” → “smells no more”");
	});

	test("a graded copy is made of one copy only", async () => {
		await shop.type('/item new E-9 "Lugia" tcg-single 50 quantity:3');
		const { code, text } = await shop.fail('/item edit E-9 attributes:"grader=PSA; grade=10; cert_number=1"');
		expect(code).toBe("conflict");
		expect(text).toContain("E-9 has 3 on hand");
		expect(text).toContain("/item copy E-9");
		await shop.type("/stock remove E-9 2 sold elsewhere");
		await shop.type('/item edit E-9 attributes:"grader=PSA; grade=10; cert_number=1"');
		expect((await shop.fail("/stock receive E-9 1")).text).toContain("there is only one");
	});

	test.each([
		["condition:Loose", "Near Mint"],
		["category:video-game", "Loose, CIB"],
		['attributes:"raritty=x"', "Did you mean rarity?"],
		["low-stock:many", "whole number"],
		["cost:abc", "abc"],
		["seen:0 notes:x", "seen"],
	])("refuses %s", async (option, reason) => {
		const { code, text } = await shop.fail(`/item edit E-1 ${option}`);
		expect(code).toBe("invalid_input");
		expect(text).toContain(reason);
	});

	test("refuses notes without end", async () => {
		expect((await shop.fail(`/item edit E-1 notes:"${"x".repeat(2_001)}"`)).text).toContain("2000");
	});

	test("another vendor's item, an archived one and a viewer's wish are turned away", async () => {
		expect((await shop.fail("/item edit VG-1 notes:x")).code).toBe("not_found");
		await shop.type('/item new E-10 "Old" other 1');
		await shop.type("/item archive E-10");
		expect((await shop.fail("/item edit E-10 notes:x")).text).toContain("/item restore E-10");
		expect((await shop.fail("/item edit E-1 notes:x", await shop.join("viewer", "viewer"))).code).toBe("permission_denied");
	});

	test("the audit has both values of what changed, and of nothing else", async () => {
		await shop.type('/item new E-11 "Koga" tcg-single 5 cost:1');
		await shop.type('/item edit E-11 cost:2.50 attributes:"rarity=Rare"');
		const [entry] = await query(app.database.ownerUrl, "SELECT before, after FROM audit_entry WHERE action = 'edit-item' ORDER BY number DESC LIMIT 1");
		expect(entry).toEqual({ before: { costMinor: "100", rarity: null }, after: { costMinor: "250", rarity: "Rare" } });
	});
});

describe("/undo of an edit", () => {
	test("restores what is still as it was set, and names what is not", async () => {
		await shop.type('/item new U-1 "Gengar" tcg-single 5 notes:a attributes:"rarity=Rare"');
		const edit = await shop.type('/item edit U-1 title:Haunter notes:b attributes:"rarity=Common; finish=holo"');
		await shop.type("/item edit U-1 notes:c", shop.staff);
		const undone = await shop.type(button(edit, "Undo"));
		expect(undone.text).toContain("notes stays “c”: somebody changed it since from “b”.");
		const shown = await shop.type("/item show U-1");
		expect([shown.title, field(shown, "Notes"), field(shown, "rarity"), field(shown, "finish")]).toEqual(["Gengar", "c", "Rare", undefined]);
		expect((await shop.fail(button(edit, "Undo"))).code).toBe("conflict");
	});

	test("does nothing where all was changed since, or where a condition would come back without its category", async () => {
		await shop.type('/item new U-2 "Golem" tcg-single 5');
		const title = await shop.type("/item edit U-2 title:Graveler");
		await shop.type("/item edit U-2 title:Geodude");
		expect((await shop.fail(button(title, "Undo"))).text).toContain("title: set to “Graveler”, now “Geodude”");
		const condition = await shop.type("/item edit U-2 condition:HP");
		const category = await shop.type("/item edit U-2 category:other condition:Used");
		expect((await shop.fail(button(condition, "Undo"))).code).toBe("conflict");
		await shop.type(button(category, "Undo"));
		expect((await shop.type("/item show U-2")).fields).toContainEqual({ name: "Condition", value: "Heavily Played" });
	});

	test("bins, costs and certificates come back as well", async () => {
		await shop.type('/item new U-3 "Ekans" tcg-single 5 quantity:1 cost:1 bin:A attributes:"grader=PSA; grade=9; cert_number=9"');
		const edit = await shop.type('/item edit U-3 cost:none bin:B attributes:"grader=none; grade=none; cert_number=none"');
		await shop.type("/stock receive U-3 1");
		expect((await shop.fail(button(edit, "Undo"))).text).toContain("2 on hand");
		await shop.type("/stock remove U-3 1 lost");
		await shop.type(button(edit, "Undo"));
		const shown = await shop.type("/item show U-3");
		expect([field(shown, "Graded"), field(shown, "Stock"), field(shown, "Cost and margin")?.slice(0, 5)]).toEqual([
			"PSA 9, certificate 9",
			"Main: 1 · A",
			"$1.00",
		]);
	});
});
