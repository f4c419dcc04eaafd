import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createVault } from "../../../src/domain/core/vault.ts";
import { openExport, sealExport } from "../../../src/domain/inventory/operations/export-link.ts";
import { startTestApp, type TestApp, type TestShop } from "../../support/app.ts";
import { fileOf, until } from "../../support/fill-shop.ts";
import { query } from "../../support/query.ts";
import { TEST_SECRET_KEY } from "../../support/test-secret-key.ts";

let app: TestApp;
let shop: TestShop;
let other: TestShop;
/** One with more items than a message takes. */
let large: TestShop;

const LARGE = 10_001;

beforeAll(async () => {
	app = await startTestApp({ config: { roles: ["web", "worker"] }, sweepEvery: 500 });
	shop = await app.buildShop("Card Corner");
	other = await app.buildShop("Game Garage");
	large = await app.buildShop("Large Shop");
	await shop.type(
		'/item new EX-1 "Snorlax" tcg-single 17.94 quantity:3 cost:9.86 barcode:0820650453915 bin:"A 1" attributes:"game=Pokémon; set_name=Pokémon GO; collector_number=055/78; finish=holo; tcgplayer_sku_id=7001"',
	);
	await shop.type('/item new EX-2 "=1+cmd" other 1.00 quantity:1 notes:"-1 is what it was" attributes:"colour=red"');
	await shop.type('/item new EX-3 "Chrono, "Trigger"" video-game 80 condition:CIB');
	await other.type("/item new EX-9 Blastoise tcg-single 90 quantity:1");
	await query(
		app.database.ownerUrl,
		`INSERT INTO item (vendor_id, sku, title, category, condition, price_minor)
		SELECT $1, 'L-' || n, 'Card ' || n, 'tcg-single', 'Near Mint', n FROM generate_series(1, $2::int) n`,
		[large.vendorId, LARGE],
	);
}, 60_000);

afterAll(() => app.stop());

type Sheet = Record<string, string>[];

function read(text: string): Sheet {
	return parse(text, { bom: true, columns: true });
}

async function exported(text: string): Promise<Sheet> {
	const { attachments } = await shop.type(text);
	return read(Buffer.from(attachments?.[0]?.content ?? "", "base64").toString());
}

async function linkOf(text: string, as = large): Promise<URL> {
	const { fields } = await as.type(text);
	const url = new URL(fields?.find(({ name }) => name === "Download")?.value ?? "");
	return new URL(`${url.pathname}${url.search}`, `http://127.0.0.1:${app.port}`);
}

describe("/bulk export", () => {
	test("tells of every item, whole, in our own format", async () => {
		const [snorlax, odd, game] = await exported("/bulk export");
		expect(snorlax).toMatchObject({
			sku: "EX-1",
			title: "Snorlax",
			category: "tcg-single",
			condition: "Near Mint",
			price: "17.94",
			currency: "USD",
			quantity: "3",
			cost: "9.86",
			barcode: "0820650453915",
			bin: "A 1",
			set_name: "Pokémon GO",
			collector_number: "055/78",
			finish: "holo",
			attributes: "",
		});
		expect(odd).toMatchObject({ sku: "EX-2", notes: "'-1 is what it was", attributes: '{"colour":"red"}' });
		expect(game).toMatchObject({ title: 'Chrono, "Trigger"', condition: "CIB", quantity: "0" });
	});

	test("no cell is one that a spreadsheet would run", async () => {
		const [, odd] = await exported("/bulk export");
		expect(odd?.title).toBe("'=1+cmd");
	});

	test("takes the filters of /find", async () => {
		expect((await exported("/bulk export category:video-game")).map(({ sku }) => sku)).toEqual(["EX-3"]);
		expect((await exported("/bulk export snorlax stock:in price:5..20")).map(({ sku }) => sku)).toEqual(["EX-1"]);
	});

	test("for TCGplayer tells its ids and leaves out, with a word, what has none", async () => {
		const reply = await shop.type("/bulk export format:tcgplayer");
		expect(reply.text).toContain("2 items left out: they have no TCGplayer SKU id");
		const [line, ...more] = read(Buffer.from(reply.attachments?.[0]?.content ?? "", "base64").toString());
		expect(more).toEqual([]);
		expect(line).toMatchObject({
			"TCGplayer Id": "7001",
			"Product Line": "Pokémon",
			"Product Name": "Snorlax",
			Number: "055/78",
			Condition: "Near Mint Holofoil",
			"Total Quantity": "3",
			"Add to Quantity": "0",
			"TCG Marketplace Price": "17.94",
		});
	});

	test("for marketplaces tells what is free to sell, not what is promised", async () => {
		await shop.type("/order new EX-1 1");
		const [shopify] = await exported("/bulk export EX-1 format:shopify");
		expect(shopify).toMatchObject({ Handle: "ex-1", "Variant SKU": "EX-1", "Variant Inventory Qty": "2", "Variant Price": "17.94", "Cost per item": "9.86" });
		const [levels] = await exported("/bulk export EX-1 format:shopify-inventory");
		expect(levels).toMatchObject({ SKU: "EX-1", "Committed (not editable)": "1", "Available (not editable)": "2", "On hand (new)": "3" });
		const [ebay] = await exported("/bulk export EX-1 format:ebay");
		expect(Object.values(ebay ?? {})).toEqual(["Revise", "", "EX-1", "17.94", "2"]);
	});

	test("says so when nothing is found, and when the format can tell of nothing that was", async () => {
		expect(await shop.fail("/bulk export blastoise")).toEqual({ code: "not_found", text: expect.stringContaining("No items found for") });
		expect(await shop.fail("/bulk export category:video-game format:tcgplayer")).toEqual({
			code: "not_found",
			text: expect.stringContaining("None of the 1 item found can go into TCGplayer's pricing CSV"),
		});
	});

	test("is for who may run bulk operations", async () => {
		expect((await shop.fail("/bulk export", shop.staff)).code).toBe("permission_denied");
	});

	test("knows no other format", async () => {
		expect(await shop.fail("/bulk export format:etsy")).toEqual({ code: "invalid_input", text: expect.stringContaining("etsy") });
	});

	test("comes in again as a file that changes nothing", async () => {
		const { attachments } = await shop.type("/bulk export");
		const file = fileOf(Buffer.from(attachments?.[0]?.content ?? "", "base64"), "items.csv");
		const answer = await app.dispatcher.runCommand("bulk import", { file }, shop.owner);
		expect(answer.ok).toBe(true);
		const operation = /B-\d+/.exec(answer.reply.title ?? "")?.[0];
		await until(async () => !(await shop.type(`/bulk show ${operation}`)).progress?.active);
		const preview = await shop.type(`/bulk show ${operation}`);
		expect(preview.fields?.find(({ name }) => name === "Unchanged")?.value).toBe("3");
		expect(preview.actions ?? []).not.toContainEqual(expect.objectContaining({ label: "Confirm" }));
	});
});

describe("a link to a large export", () => {
	test("gives the whole file, once per item", async () => {
		const response = await fetch(await linkOf("/bulk export"));
		expect(response.status).toBe(200);
		expect(response.headers.get("content-type")).toBe("text/csv; charset=utf-8");
		expect(response.headers.get("content-disposition")).toBe("attachment; filename=items.csv");
		expect(response.headers.get("cache-control")).toBe("private, no-store");
		const rows = read(await response.text());
		expect(new Set(rows.map(({ sku }) => sku)).size).toBe(LARGE);
		expect(rows).toHaveLength(LARGE);
	});

	test("tells a look at its head without reading the file", async () => {
		const response = await fetch(await linkOf("/bulk export"), { method: "HEAD" });
		expect(response.status).toBe(200);
		expect(await response.text()).toBe("");
	});

	test("ends with its time", async () => {
		const url = await linkOf("/bulk export");
		const vault = createVault(TEST_SECRET_KEY);
		const link = openExport(vault, url.searchParams.get("link") ?? "");
		if (!link) throw new Error("The link can't be read.");
		expect(link.until - Date.now()).toBeGreaterThan(59 * 60_000);
		url.searchParams.set("link", sealExport(vault, { ...link, until: Date.now() - 1 }));
		const response = await fetch(url);
		expect(response.status).toBe(410);
		expect(await response.text()).toContain("/bulk export");
	});

	test("can't be changed, made up, or sealed for something else", async () => {
		const url = await linkOf("/bulk export");
		const sealed = url.searchParams.get("link") ?? "";
		const vault = createVault(TEST_SECRET_KEY);
		const stranger = createVault("another key of sixteen");
		const link = openExport(vault, sealed);
		if (!link) throw new Error("The link can't be read.");
		for (const forged of [
			"",
			"x",
			sealed.slice(0, -2),
			`${sealed.slice(0, 20)}${sealed[20] === "A" ? "B" : "A"}${sealed.slice(21)}`,
			sealExport(stranger, link),
			vault.seal(JSON.stringify({ ...link, kind: "secret" })),
			"v1...".repeat(2_000),
		]) {
			url.searchParams.set("link", forged);
			expect((await fetch(url)).status).toBe(404);
		}
	});

	test("dies with the right of whoever asked for it", async () => {
		const manager = await large.join("manager", "manager");
		const { fields } = await large.type("/bulk export", manager);
		const published = new URL(fields?.[0]?.value ?? "");
		const url = new URL(`${published.pathname}${published.search}`, `http://127.0.0.1:${app.port}`);
		expect((await fetch(url, { method: "HEAD" })).status).toBe(200);
		await large.type("/team remove manager");
		const response = await fetch(url);
		expect(response.status).toBe(403);
		expect(await response.text()).not.toContain("L-1");
	});

	test("holds no other shop's items, whichever shop it names", async () => {
		const vault = createVault(TEST_SECRET_KEY);
		const url = await linkOf("/bulk export");
		const link = openExport(vault, url.searchParams.get("link") ?? "");
		if (!link) throw new Error("The link can't be read.");
		url.searchParams.set("link", sealExport(vault, { ...link, vendorId: other.vendorId }));
		expect((await fetch(url)).status).toBe(403);
	});
});
