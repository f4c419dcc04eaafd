import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestApp, type TestApp, type TestShop } from "../../support/app.ts";
import { query } from "../../support/query.ts";

let app: TestApp;
let shop: TestShop;
let other: TestShop;

beforeAll(async () => {
	app = await startTestApp();
	shop = await app.buildShop("Card Corner");
	other = await app.buildShop("Game Garage", { currency: "JPY", timezone: "Asia/Tokyo" });
	await other.type('/item new VG-1 "Tetris" video-game 2000');
});
afterAll(() => app.stop());

const button = (reply: { actions?: { label: string; command: string }[] }, label: string) =>
	reply.actions?.find((known) => known.label === label)?.command ?? "";
const priceOf = async (sku: string) => (await shop.type(`/item show ${sku}`)).fields?.find(({ name }) => name === "Price")?.value;

/** Gives an item prices of its past: days ago, and minor units. */
async function setPast(sku: string, past: readonly [daysAgo: number, minor: number][]): Promise<void> {
	const { ownerUrl } = app.database;
	await query(ownerUrl, "DELETE FROM price_change WHERE item_id = (SELECT id FROM item WHERE sku = $1)", [sku]);
	for (const [place, [daysAgo, minor]] of past.entries()) {
		await query(
			ownerUrl,
			`INSERT INTO price_change (vendor_id, item_id, old_minor, new_minor, source, created_at)
			SELECT vendor_id, id, $2::bigint, $3::bigint, $4, now() - $5::float8 * interval '1 day' FROM item WHERE sku = $1`,
			[sku, past[place - 1]?.[1] ?? null, minor, place === 0 ? "created" : "command", daysAgo],
		);
	}
	await query(ownerUrl, "UPDATE item SET price_minor = $2 WHERE sku = $1", [sku, past.at(-1)?.[1]]);
}

describe("/price set", () => {
	test("tells the margin, and warns below cost", async () => {
		await shop.type('/item new M-1 "Snorlax" tcg-single 10 cost:8');
		expect((await shop.type("/price set M-1 12.50")).text).toBe("M-1: $10.00 → $12.50\nSnorlax · margin $4.50 (36%)");
		expect((await shop.type("/price set M-1 6")).text).toBe(
			"M-1: $12.50 → $6.00\nSnorlax · margin -$2.00 (-33%)\nLook twice: that is below its cost of $8.00.",
		);
		await shop.type('/item new M-2 "Ditto" tcg-single 10');
		expect((await shop.type("/price set M-2 12")).text).toBe("M-2: $10.00 → $12.00\nDitto");
	});

	test("a price of zero is confirmed by a button", async () => {
		await shop.type('/item new M-3 "Free" other 1 cost:1');
		const asked = await app.dispatcher.runText("/price set M-3 0", shop.owner);
		expect(asked).toMatchObject({ ok: false, code: "invalid_input" });
		expect(asked.reply.actions).toEqual([{ label: "Confirm", command: "/price set M-3 0 zero:yes", style: "danger" }]);
		expect(await priceOf("M-3")).toBe("$1.00");
		expect((await shop.type(button(asked.reply, "Confirm"))).text).toBe(
			"M-3: $1.00 → $0.00\nFree · margin -$1.00\nLook twice: that is below its cost of $1.00.",
		);
	});
});

describe("/price lock", () => {
	test("keeps a price until it is unlocked, forced or the lock undone", async () => {
		await shop.type('/item new L-1 "Mew" tcg-single 10');
		const locked = await shop.type("/price lock l-1");
		expect(await priceOf("L-1")).toBe("$10.00 (locked)");
		const asked = await app.dispatcher.runText("/price set L-1 11", shop.owner);
		expect(asked).toMatchObject({ ok: false, code: "conflict", reply: { text: expect.stringContaining("locked at $10.00") } });
		const forced = await shop.type(button(asked.reply, "Set it anyway"));
		expect(await priceOf("L-1")).toBe("$11.00 (locked)");
		await shop.type(button(forced, "Undo"));
		expect(await priceOf("L-1")).toBe("$10.00 (locked)");
		await shop.type(button(locked, "Undo"));
		expect(await priceOf("L-1")).toBe("$10.00");
		expect((await shop.fail(button(locked, "Undo"))).code).toBe("conflict");
	});

	test("a second time changes nothing, and off unlocks", async () => {
		await shop.type('/item new L-2 "Mew" other 10');
		await shop.type("/price lock L-2");
		const again = await shop.type("/price lock L-2 on");
		expect(again.text).toBe("The price of L-2 is locked already; nothing was changed.");
		expect(again.actions).toBeUndefined();
		expect((await shop.type("/price lock L-2 off")).text).toContain("no longer locked");
		await shop.type("/price set L-2 11");
		expect((await shop.type("/price lock L-2 off")).text).toContain("is not locked");
	});

	test("an undo of a lock stops where somebody was before", async () => {
		await shop.type('/item new L-3 "Mew" video-game 10');
		const locked = await shop.type("/price lock L-3");
		await shop.type("/price lock L-3 off");
		expect((await shop.fail(button(locked, "Undo"))).text).toContain("is not locked now");
	});

	test("an undo of a price stops at a lock that came later", async () => {
		await shop.type('/item new L-4 "Mew" console-accessory 10');
		const set = await shop.type("/price set L-4 12");
		await shop.type("/price lock L-4");
		expect((await shop.fail(button(set, "Undo"))).text).toContain("locked at $12.00");
	});

	test("staff may not, another vendor's item is not there, and a wrong word is told", async () => {
		expect((await shop.fail("/price lock L-1", shop.staff)).code).toBe("permission_denied");
		expect((await shop.fail("/price lock VG-1")).code).toBe("not_found");
		expect((await shop.fail("/price lock L-1 maybe")).text).toContain("on, off");
	});

	test("a price that is set and locked at once ends as one of the two said", async () => {
		await shop.type('/item new L-5 "Both" other 10');
		const [set, lock] = await Promise.all([app.dispatcher.runText("/price set L-5 20", shop.owner), app.dispatcher.runText("/price lock L-5", shop.owner)]);
		expect(lock.ok).toBe(true);
		expect(await priceOf("L-5")).toBe(set.ok ? "$20.00 (locked)" : "$10.00 (locked)");
	});
});

describe("/price history", () => {
	test("tells the low and the high of 30 days, what held at their beginning included, and since when the price holds", async () => {
		await shop.type('/item new H-1 "Snorlax" tcg-single 1');
		await setPast("H-1", [
			[90, 100],
			[60, 900],
			[20, 1500],
			[10, 1200],
			[3.5, 1300],
		]);
		const reply = await shop.type("/price history H-1");
		expect(reply.text.split("\n")[0]).toBe("Snorlax (H-1): 4 price changes.");
		expect(reply.text).toMatch(/^\$13\.00 since .+ · 30 days: \$9\.00 low, \$15\.00 high$/m);
		expect(reply.rows?.rows.map((row) => row.slice(1, 3))).toEqual([
			["$12.00", "$13.00"],
			["$15.00", "$12.00"],
			["$9.00", "$15.00"],
			["$1.00", "$9.00"],
			["–", "$1.00"],
		]);
	});

	test("comes with a chart: a PNG, named for the item, that says in words what it shows", async () => {
		const [picture] = (await shop.type("/price history H-1")).attachments ?? [];
		expect(picture).toMatchObject({ name: "price-h-1.png", contentType: "image/png" });
		expect(picture?.alt).toMatch(/^Price of H-1 since .+: lowest \$1\.00, highest \$15\.00, now \$13\.00\.$/);
		const png = Buffer.from(picture?.content ?? "", "base64");
		expect(png.subarray(0, 8)).toEqual(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]));
		expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1000, 500]);
		expect(png.length).toBeLessThan(200_000);
	});

	test("an item that was just made has one price, and a chart of it", async () => {
		await shop.type('/item new H-2 "New" other 3');
		const reply = await shop.type("/price history H-2");
		expect(reply.text).toMatch(/^New \(H-2\) has had one price only\.\n\$3\.00 since .+ · \$3\.00 throughout the last 30 days$/);
		expect(reply.attachments).toHaveLength(1);
	});

	test("five thousand changes and more are a table of 25 and a chart that is no larger", async () => {
		await shop.type('/item new H-3 "Busy" other 3');
		await query(
			app.database.ownerUrl,
			`INSERT INTO price_change (vendor_id, item_id, old_minor, new_minor, source, created_at)
			SELECT vendor_id, id, n, n + 1, 'command', now() - (6001 - n) * interval '1 hour' FROM item, generate_series(1, 6000) n WHERE sku = 'H-3'`,
		);
		const reply = await shop.type("/price history H-3");
		expect(reply.text).toContain("more than 4,999 price changes");
		expect(reply.rows?.rows).toHaveLength(25);
		expect(Buffer.from(reply.attachments?.[0]?.content ?? "", "base64").length).toBeLessThan(200_000);
	});

	test("another vendor's item is not there; each shop has its own currency", async () => {
		expect((await shop.fail("/price history VG-1")).code).toBe("not_found");
		expect((await other.type("/price history VG-1")).attachments?.[0]?.alt).toContain("now ¥2,000.");
	});
});
