import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { startTestApp, type TestApp, type TestShop } from "../../support/app.ts";
import { fileOf } from "../../support/fill-shop.ts";
import { query } from "../../support/query.ts";

let app: TestApp;
let shop: TestShop;
let shops = 0;

beforeAll(async () => {
	app = await startTestApp();
});
afterAll(() => app?.stop());
beforeEach(async () => {
	shop = await app.buildShop(`Settings ${++shops}`);
});

const sql = <Row extends Record<string, unknown>>(text: string, values: unknown[] = []) => query<Row>(app.database.ownerUrl, text, values);
const settingOf = async (name: string) => (await shop.type("/shop settings")).rows?.rows.find(([known]) => known === name)?.[1];
const undoOf = (reply: { actions?: { command: string }[] }) => reply.actions?.find(({ command }) => command.startsWith("/undo"))?.command ?? "";

describe("/shop settings", () => {
	test("shows every setting with its value and how to change it, to a viewer too", async () => {
		const viewer = await shop.join("Vi", "viewer");
		const { rows } = await shop.type("/shop settings", viewer);
		expect(rows?.rows.map(([name, value]) => [name, value])).toEqual([
			["Name", `Settings ${shops}`],
			["Currency", "USD"],
			["Timezone", "UTC"],
			["Language", "English"],
			["Locale", "en"],
			["Default location", "Main"],
			["Low stock", "2 or fewer"],
			["Price floor of bulk rules", "none"],
			["Approval above so many rows", "50,000"],
			["Approval when a price moves by more than", "none"],
			["Approval when the stock's value moves by more than", "none"],
			["Market prices are used for", "7 days"],
			["Counter sales are booked by", "Omni-Stock"],
			["Trade-in, in cash", "50 %"],
			["Trade-in, in credit", "65 %"],
		]);
		expect(rows?.rows.every(([, , how]) => how?.includes(":"))).toBe(true);
	});

	test("changes several at once, tells was and now, is audited, and is taken back", async () => {
		const reply = await shop.type(
			'/shop settings name:"Würfel 🎲" timezone:europe/berlin locale:DE-de low-stock:0 price-floor:0.25 bulk-percent:40% till:shopify',
		);
		expect(reply.text).toBe("7 settings changed.");
		expect(reply.rows?.rows).toEqual(
			expect.arrayContaining([
				["Timezone", "UTC", "Europe/Berlin"],
				["Locale", "en", "de-DE"],
				["Price floor of bulk rules", "none", "$0.25"],
				["Counter sales are booked by", "Omni-Stock", "Shopify"],
			]),
		);
		const [entry] = await sql<{ before: object; after: object }>("SELECT before, after FROM audit_entry WHERE vendor_id = $1 AND action = 'change-settings'", [
			shop.vendorId,
		]);
		expect(entry).toMatchObject({ before: { till: "omni", priceFloorMinor: null }, after: { till: "shopify", priceFloorMinor: "25", bulkMaxPercent: 40 } });
		expect((await shop.type(undoOf(reply))).text).toContain("Undone: Name, Timezone");
		expect([await settingOf("Name"), await settingOf("Low stock"), await settingOf("Counter sales are booked by")]).toEqual([
			`Settings ${shops}`,
			"2 or fewer",
			"Omni-Stock",
		]);
	});

	test("a language takes along how amounts are written, where that was the former one's, and both go back", async () => {
		const reply = await shop.type("/shop settings language:de");
		expect(reply.text).toBe("2 settings changed.");
		expect(reply.rows?.rows).toEqual([
			["Language", "English", "German"],
			["Locale", "en", "de"],
		]);
		expect((await shop.type("/shop settings")).title).toBe(`Einstellungen von Settings ${shops}`);
		expect((await shop.type(undoOf(reply))).text).toBe("Rückgängig gemacht: „Sprache“, „Schreibweise“ zurückgesetzt.");
		expect(await settingOf("Language")).toBe("English");
		await shop.type("/shop settings locale:fr");
		expect((await shop.type("/shop settings language:de")).rows?.rows).toEqual([["Language", "English", "German"]]);
	});

	test("an undo leaves settings alone that were changed since", async () => {
		const reply = await shop.type("/shop settings low-stock:5 bulk-rows:10");
		await shop.type("/shop settings low-stock:7");
		expect(await shop.fail(undoOf(reply))).toMatchObject({ code: "conflict", text: expect.stringContaining("Low stock") });
		expect([await settingOf("Low stock"), await settingOf("Approval above so many rows")]).toEqual(["7 or fewer", "10"]);
	});

	test("none takes a limit away; what is so already changes nothing", async () => {
		await shop.type("/shop settings bulk-rows:none bulk-value:none");
		expect(await settingOf("Approval above so many rows")).toBe("none");
		expect(await shop.type("/shop settings bulk-rows:none till:omni")).toEqual({
			text: "Those settings are so already; nothing was changed.",
			audience: "private",
		});
	});

	test.each([
		["timezone:Berlin", /"Berlin" is not known.*Did you mean Europe\/Berlin/],
		["timezone:+02:00", /"\+02:00" is not known/],
		["timezone:Mars/Base", /Mars\/Base/],
		["locale:xx-nowhere-at-all", /locale: "xx-nowhere-at-all" is not known/],
		["locale:tlh", /BCP 47/],
		["currency:EURO", /Did you mean EUR/],
		["location:Attic", /There is no location "Attic"/],
		["low-stock:-1", /low-stock: "-1" does not fit: it is not a whole number/],
		["low-stock:1.5", /not a whole number/],
		["low-stock:2147483648", /from 0 to 1000000/],
		["price-floor:-1", /^price-floor: "-1" is not an amount in USD/],
		["price-floor:1.234", /price-floor: "1\.234" can be read as 1234 or as 1\.234/],
		["language:fr", /language: "fr" .*en, de/],
		["bulk-rows:0", /from 1 to 10000000/],
		["bulk-percent:1001", /from 1 to 1000/],
		["bulk-value:lots", /^bulk-value: "lots" is not an amount/],
		["till:etsy", /none of omni, shopify, square/],
		["trade-in-cash:101", /from 0 to 100/],
		["trade-in-credit:none", /not a whole number/],
		["low-stok:3", /Did you mean low-stock:/],
	])("%s is refused by name, and nothing changes", async (option, message) => {
		const { code, text } = await shop.fail(`/shop settings ${option}`);
		expect(text).toMatch(message);
		expect(["invalid_input", "not_found"]).toContain(code);
		expect(await sql("SELECT FROM audit_entry WHERE vendor_id = $1 AND action = 'change-settings'", [shop.vendorId])).toEqual([]);
	});

	test("one wrong value keeps the others from being written", async () => {
		await shop.fail("/shop settings low-stock:9 timezone:Nowhere");
		expect(await settingOf("Low stock")).toBe("2 or fewer");
	});

	test("a manager sees, and may not change", async () => {
		const manager = await shop.join("Mo", "manager");
		await shop.type("/shop settings", manager);
		expect((await shop.fail("/shop settings low-stock:9", manager)).code).toBe("permission_denied");
	});

	test("another shop's settings stay as they are", async () => {
		const other = await app.buildShop(`Other ${shops}`);
		await shop.type("/shop settings name:Mine low-stock:9 till:square price-floor:1");
		expect((await other.type("/shop settings")).rows?.rows.slice(0, 6).map(([, value]) => value)).toEqual([
			`Other ${shops}`,
			"USD",
			"UTC",
			"English",
			"en",
			"Main",
		]);
	});

	test("two at once both count", async () => {
		await Promise.all([shop.type("/shop settings low-stock:4"), shop.type("/shop settings bulk-rows:77")]);
		expect([await settingOf("Low stock"), await settingOf("Approval above so many rows")]).toEqual(["4 or fewer", "77"]);
	});
});

describe("the currency", () => {
	test("changes while there are no items, and takes along limits that are amounts of the old one", async () => {
		await shop.type("/shop settings price-floor:2.50 bulk-value:100");
		const reply = await shop.type("/shop settings currency:jpy bulk-value:5000");
		expect(await settingOf("Price floor of bulk rules")).toBe("none");
		expect(await settingOf("Approval when the stock's value moves by more than")).toBe("¥5,000");
		await shop.type(undoOf(reply));
		expect([await settingOf("Currency"), await settingOf("Price floor of bulk rules")]).toEqual(["USD", "$2.50"]);
	});

	test("stays once there are items, archived ones too, and says why", async () => {
		await shop.type("/item new A-1 Card other 12.50");
		expect(await shop.fail("/shop settings currency:EUR")).toEqual({
			code: "conflict",
			text: expect.stringMatching(/^The currency stays USD: the shop has 1 item, and a price of 12\.50 would be another amount\.\n/),
		});
		await sql("UPDATE item SET archived_at = now() WHERE vendor_id = $1", [shop.vendorId]);
		expect((await shop.fail("/shop settings currency:EUR")).code).toBe("conflict");
		await shop.type("/shop settings currency:usd low-stock:1");
	});

	test("stays while an import waits that was read in it", async () => {
		await app.dispatcher.runCommand("bulk import", { file: fileOf("sku,title,category,condition,price\nA,Card,other,New,1.00\n") }, shop.owner);
		expect(await shop.fail("/shop settings currency:EUR")).toMatchObject({ code: "conflict", text: expect.stringContaining("/bulk cancel B-1") });
	});
});

describe("the default location", () => {
	test("is another one from then on, and the former one by undo", async () => {
		await sql("INSERT INTO location (vendor_id, name) VALUES ($1, 'Back room')", [shop.vendorId]);
		const reply = await shop.type('/shop settings location:"back ROOM"');
		expect(reply.rows?.rows).toEqual([["Default location", "Main", "Back room"]]);
		await shop.type("/item new A-1 Card other 1 quantity:3");
		const where = () =>
			sql("SELECT location.name, on_hand FROM stock_level JOIN location ON location.id = location_id WHERE stock_level.vendor_id = $1", [shop.vendorId]);
		expect(await where()).toEqual([{ name: "Back room", on_hand: 3 }]);
		await shop.type(undoOf(reply));
		expect(await settingOf("Default location")).toBe("Main");
		expect(await sql("SELECT count(*)::int AS count FROM location WHERE vendor_id = $1 AND is_default", [shop.vendorId])).toEqual([{ count: 1 }]);
	});

	test("another shop's location is not there", async () => {
		const other = await app.buildShop(`Elsewhere ${shops}`);
		await sql("INSERT INTO location (vendor_id, name) VALUES ($1, 'Vault')", [other.vendorId]);
		expect((await shop.fail("/shop settings location:Vault")).code).toBe("not_found");
	});
});

describe("a new shop", () => {
	test("begins with the caller's own locale and timezone, where the platform tells what can be used", async () => {
		const owner = app.caller(`Told ${shops}`, "owner", { locale: "de", languages: ["de"], timezone: "Europe/Vienna" });
		await shop.type("/shop setup Laden", owner);
		const { rows } = await shop.type("/shop settings", owner);
		expect(rows?.rows.slice(2, 5).map(([, value]) => value)).toEqual(["Europe/Vienna", "Deutsch", "de"]);
		const odd = app.caller(`Odd ${shops}`, "owner", { locale: "xx", timezone: "Mars/Base" });
		await shop.type("/shop setup Shop", odd);
		expect((await shop.type("/shop settings", odd)).rows?.rows.slice(2, 5).map(([, value]) => value)).toEqual(["UTC", "English", "en"]);
	});
});

describe("the price floor", () => {
	test("a price below must be meant", async () => {
		await shop.type("/item new A-1 Card other 1");
		await shop.type("/shop settings price-floor:0.50");
		expect(await shop.fail("/price set A-1 0.49")).toEqual({
			code: "invalid_input",
			text: "$0.49 for A-1 is below the shop's price floor of $0.50.\nIf you mean it: /price set A-1 0.49 floor:yes",
		});
		await shop.type("/price set A-1 0.50");
		const reply = await shop.type("/price set A-1 0.49 floor:yes");
		await shop.type("/price set A-1 0 zero:yes");
		await shop.type("/undo");
		await shop.type(undoOf(reply));
		expect((await shop.type("/item show A-1")).text).toContain("$0.50");
	});
});

describe("another till", () => {
	test.each(["shopify", "square"])("(%s) keeps counter sales out of the books here, and says why", async (till) => {
		await shop.type("/item new A-1 Card other 1 quantity:2");
		await shop.type(`/shop settings till:${till}`);
		const { code, text } = await shop.fail("/sell A-1", shop.staff);
		expect(code).toBe("conflict");
		expect(text.toLowerCase()).toContain(`booked by ${till}`);
		expect((await shop.type("/item show A-1")).text).toContain("2 available");
		await shop.type("/shop settings till:omni");
		await shop.type("/sell A-1", shop.staff);
	});
});
