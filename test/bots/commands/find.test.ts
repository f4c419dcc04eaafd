import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listItems } from "../../../src/domain/inventory/selectors/list-items.ts";
import { suggestItems } from "../../../src/domain/inventory/selectors/suggest-items.ts";
import { startTestApp, type TestApp, type TestShop } from "../../support/app.ts";
import { loadCatalogue } from "../../support/load-catalogue.ts";
import { query } from "../../support/query.ts";

let app: TestApp;
let shop: TestShop;
let other: TestShop;

beforeAll(async () => {
	app = await startTestApp();
	shop = await app.buildShop("Card Corner");
	other = await app.buildShop("Game Garage");
	await loadCatalogue(app.database.ownerUrl, shop.vendorId);
	await other.type("/item new CHAR-1 Charizard tcg-single 1 quantity:2");
});

afterAll(() => app.stop());

const skus = (reply: { rows?: { rows: readonly (readonly string[])[] } | undefined }) => reply.rows?.rows.map(([sku]) => sku) ?? [];

describe("/find", () => {
	test("shows what a clerk needs, and a button for the next page", async () => {
		const reply = await shop.type("/find charizard");
		expect(reply.text).toMatch(/^\d+ items found; the first 15 are shown\.$/);
		expect(reply.rows?.columns).toEqual(["SKU", "Item", "Cond.", "Avail.", "Price"]);
		expect(skus(reply)[0]).toBe("PKM-BASE4-4-H-NM");
		expect(reply.actions?.[0]?.label).toBe("Next page");
	});

	test("says when it guessed, and what may have been meant when it found nothing", async () => {
		expect((await shop.type("/find charzard base")).text).toContain('Nothing has "charzard base" just so.');
		expect((await shop.type("/find charzard zzzzqq")).text).toContain("Did you mean Charizard?");
		expect((await shop.type("/find set:jungel")).text).toContain('No item is of a set "jungel".');
	});

	test("a stranger may not", async () => {
		expect((await shop.fail("/find charizard", app.caller("Card Corner", "stranger"))).code).toBe("permission_denied");
	});

	test("another vendor's items are not there, nor are its words guessed from", async () => {
		expect(skus(await other.type("/find charizard"))).toEqual(["CHAR-1"]);
		expect((await other.type("/find pikachu")).text).toContain("Nothing found");
		expect((await other.type("/find pikachuu")).text).not.toContain("Pikachu?");
		const labels = await app.as(other.owner, ["inventory.read"], (scope) => suggestItems(scope, { typed: "pik", limit: 25 }));
		expect(labels).toEqual([]);
	});

	test.each([
		["price:abc", "abc"],
		["price:20..5", "20..5"],
		["price:..", ".."],
		["language:klingon", "klingon"],
		["finish:hollo", "holo"],
		["condition:shiny", "shiny"],
		["charizard page:zz", "zz"],
		["charizard page:er~x~y", "x"],
		["charizard sort:price page:er~-1~y", "er~-1~y"],
		["charizard page:er~%00~y", "page"],
	])("refuses %s and names it", async (typed, named) => {
		const { code, text } = await shop.fail(`/find ${typed}`);
		expect(code).toBe("invalid_input");
		expect(text).toContain(named);
	});

	test("a location that there is not is not found", async () => {
		expect((await shop.fail("/find location:Atlantis")).code).toBe("not_found");
	});
});

describe("filters", () => {
	test.each([
		["charizard price:>100 sort:-price", ["PKM-SV03-223-H-NM", "PKM-ECARD1-6-H-NM"]],
		['set:"Base Set 2" sort:title', ["PKM-BASE4-4-H-NM", "PKM-BASE4-7-H-NM", "PKM-BASE4-87-N-NM", "PKM-BASE4-19-H-NM"]],
		["set:base4 finish:holo sort:title", ["PKM-BASE4-4-H-NM", "PKM-BASE4-7-H-NM", "PKM-BASE4-19-H-NM"]],
		["mario kart platform:snes", ["VG-SNES-SUPERMARIO214-U-LOO", "VG-SNES-SUPERMARIO534-P-CIB"]],
	])("%s", async (typed, found) => {
		expect(skus(await shop.type(`/find ${typed}`))).toEqual(found);
	});

	test("what was put away is found when it is asked for", async () => {
		await shop.type('/item new OLD-1 "Mossy Relic" other 1');
		await shop.type("/item archive OLD-1");
		expect((await shop.type("/find mossy relic")).text).toContain("Nothing found");
		expect(skus(await shop.type("/find mossy relic archived:yes"))).toEqual(["OLD-1"]);
	});

	test("a reprice takes words as they are, and nothing for words that are none", async () => {
		for (const typed of ["charzard", "!!!", "zard"]) {
			const { number } = { number: /B-\d+/.exec(JSON.stringify(await shop.type(`/bulk price +5% ${typed}`)))?.[0] ?? "" };
			await expect.poll(async () => (await shop.type(`/bulk show ${number}`)).text, { timeout: 10_000 }).toContain("nothing would change");
		}
	});
});

describe("pages", () => {
	test.each(["relevance", "price", "-price", "title", "newest", "stock"])("by %s show each item once, also while others come in", async (sort) => {
		const before = await query<{ sku: string }>(
			app.database.ownerUrl,
			"SELECT sku FROM item WHERE vendor_id = $1 AND archived_at IS NULL AND search_text LIKE '% gyarados%'",
			[shop.vendorId],
		);
		const seen: string[] = [];
		let command: string | undefined = `/find gyarados sort:${sort}`;
		for (let page = 0; command !== undefined && page < 50; page++) {
			const reply = await shop.type(command);
			seen.push(...(skus(reply) as string[]));
			await shop.type(`/item new GYA-${sort.replace("-", "m")}-${page} Gyarados tcg-single ${page + 1}`);
			command = reply.actions?.[0]?.command;
		}
		expect(new Set(seen).size).toBe(seen.length);
		expect(seen).toEqual(expect.arrayContaining(before.map(({ sku }) => sku)));
	});
});

describe("whatever is typed", () => {
	test("signs that are a bar without their accents part no words, in a title or typed", async () => {
		await shop.type('/item new BAR-1 "Lugia｜ルギア ∤ First" tcg-single 7 attributes:"set_name=Aquapolis"');
		expect(skus(await shop.type("/find lugia｜ルギア"))).toEqual(["BAR-1"]);
		expect(skus(await shop.type("/find lugia set:aquapolis"))).toContain("BAR-1");
		expect((await shop.type("/find ∤")).text).toMatch(/found/);
	});

	const letters = fc.oneof(
		fc.string({ unit: "grapheme", maxLength: 40 }),
		fc.constantFrom("%", "_", "\\", "'", '"', "|", "*", ":*", "&", "🔥", "مرحبا", "リザードン", "--", "\0", "\x01", "∤", "｜", "‖"),
	);

	test("faults nothing", async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(letters, { maxLength: 6 }), async (parts) => {
				await app.as(shop.owner, ["inventory.read"], async (scope) => {
					await listItems(scope, { filter: { words: parts.join(" ") }, pageSize: 3 });
					await suggestItems(scope, { typed: parts.join(" "), limit: 3 });
				});
			}),
			{ numRuns: 60 },
		);
	});
});
