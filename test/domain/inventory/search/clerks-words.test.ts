import { afterAll, beforeAll, expect, test } from "vitest";
import { listItems } from "../../../../src/domain/inventory/selectors/list-items.ts";
import { startTestApp, type TestApp, type TestShop } from "../../../support/app.ts";
import { loadCatalogue } from "../../../support/load-catalogue.ts";

// What clerks type, against 1,252 real goods: what must come first, and how many there are where that matters.

let app: TestApp;
let shop: TestShop;

beforeAll(async () => {
	app = await startTestApp({ config: { roles: [] } });
	shop = await app.buildShop("Card Corner");
	await loadCatalogue(app.database.ownerUrl, shop.vendorId);
});

afterAll(() => app.stop());

function find(words: string, pageSize = 15) {
	return app.as(shop.owner, ["inventory.read"], (scope) => listItems(scope, { filter: { words }, pageSize }));
}

test.each([
	// A code, whole or begun, in any case.
	["PKM-SWSH10.5-055-H-NM", "PKM-SWSH10.5-055-H-NM", 1],
	["pkm-swsh10.5-055-h-nm", "PKM-SWSH10.5-055-H-NM", 1],
	["pkm-swsh10.5-055", "PKM-SWSH10.5-055-H-NM", 1],
	["vg-snes-supermario534-p-cib", "VG-SNES-SUPERMARIO534-P-CIB", 1],
	["89378", "PKM-2011BW-1-H-NM", 1],
	// Title, set, number, finish, condition, platform and region, in any order.
	["snorlax pgo holo", "PKM-SWSH10.5-055-H-NM", 1],
	["holo snorlax pokemon go", "PKM-SWSH10.5-055-H-NM", 1],
	["charizard 4/130", "PKM-BASE4-4-H-NM", 1],
	["charizard 4", "PKM-BASE4-4-H-NM", 2],
	["charizard base", "PKM-BASE4-4-H-NM", 4],
	["mario kart pal cib", "VG-SNES-SUPERMARIO534-P-CIB", 1],
	["mario kart ds usa", "VG-NDS-MARIOKARTD942-U-CIB", 1],
	["zelda ocarina n64", "VG-N64-THELEGENDO987-P-LOO", 1],
	["metroid snes", "VG-SNES-SUPERMETRO294-P-LOO", 1],
	["resident evil psx ntsc", "VG-PS1-RESIDENTEV191-U-LOO", 2],
	["gyarados lp reverse call", "PKM-COL1-7-R-LP", 1],
	["gyarados lightly played call", "PKM-COL1-7-R-LP", 1],
	["umbreon vmax", "PKM-SWSH9TG-TG23-H-NM", 1],
	["tg23", "PKM-SWSH9TG-TG23-H-NM", 1],
	["TG23/TG30", "PKM-SWSH9TG-TG23-H-NM", null],
	["pikachu sm183", "PKM-SMP-SM183-N-NM", 1],
	["charizard obsidian 223", "PKM-SV03-223-H-NM", 1],
	["obf charizard 223", "PKM-SV03-223-H-NM", 1],
	["final fantasy 7 international", "VG-PS1-FINALFANTA265-J-CIB", 1],
	["snorlax 055", "PKM-SWSH10.5-055-H-NM", 1],
	["snorlax 55", "PKM-SWSH10.5-055-H-NM", 1],
	// Signs, case and accents.
	["farfetchd", "PKM-EX9-107-H-LP", 1],
	["FARFETCH’D", "PKM-EX9-107-H-LP", 1],
	["mr mime", "PKM-SWSH2-37-N-LP", 1],
	["ho-oh", "PKM-CEL25-1-H-LP", 1],
	["ho oh", "PKM-CEL25-1-H-LP", 1],
	["POKÉMON GO snorlax", "PKM-SWSH10.5-055-H-NM", 1],
	// The whole title before those that have it in them, the finish before one that has it in it.
	["gengar holo skyridge", "PKM-ECARD3-H09-H-NM", null],
	["charizard", "PKM-BASE4-4-H-NM", null],
	["mew 151", "PKM-SV03.5-151-H-LP", null],
	// Typos.
	["charzard base", "PKM-BASE4-4-H-NM", null],
	["charizrad base", "PKM-BASE4-4-H-NM", null],
	["snorlx pgo", "PKM-SWSH10.5-055-H-NM", 1],
	["mraio kart pal cib", "VG-SNES-SUPERMARIO534-P-CIB", null],
	["umbreom vmax", "PKM-SWSH9TG-TG23-H-NM", 1],
	["oracina", "VG-N64-THELEGENDO987-P-LOO", null],
	// The middle of a word.
	["zard obsidian 223", "PKM-SV03-223-H-NM", 1],
])("%s finds %s", async (words, sku, count) => {
	const list = await find(words);
	expect(list.items[0]?.sku).toBe(sku);
	if (count !== null) expect(list.count).toEqual({ items: count, isExact: true });
});

test.each([
	["charizard", "Charizard"],
	["pikachu", "Pikachu"],
	["mewtow", "Mewtwo"],
	["zelda", "Zelda"],
	["gengr", "Gengar"],
	["drak gengar", ""],
])("%s finds titles with %s first", async (words, title) => {
	const { items } = await find(words);
	if (title === "") expect(items).toEqual([]);
	else for (const item of items.slice(0, 4)) expect(item.title).toContain(title);
});

test("numbers are not beginnings: a card number 4 is no number 40", async () => {
	const { items } = await find("charizard 4", 50);
	expect(items.map(({ attributes }) => attributes.collector_number?.split("/")[0])).toEqual(["4", "4"]);
});

test("short words are not beginnings: V is no Venusaur", async () => {
	const { items } = await find("charizard v", 50);
	for (const { title } of items) expect(title.split(" ")).toContain("V");
});

test("nothing that is spelt right is diluted by what is like it", async () => {
	const { items, isNear } = await find("gengar", 100);
	expect(isNear).toBe(false);
	for (const { title } of items) expect(title).toMatch(/Gengar/);
});
