import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cancelOperation } from "../../../../src/domain/inventory/services/bulk/cancel-operation.ts";
import { draftReprice } from "../../../../src/domain/inventory/services/bulk/draft-reprice.ts";
import { setPrice } from "../../../../src/domain/inventory/services/set-price.ts";
import { type BulkDesk, type BulkShop, openBulkDesk } from "../../../support/bulk-desk.ts";

let desk: BulkDesk;
beforeAll(async () => {
	desk = await openBulkDesk();
});
afterAll(() => desk?.close());

let shops = 0;
/** A shop of its own with items CARD-1 to CARD-n. */
async function shopWith(count: number, options: Parameters<BulkShop["addItems"]>[2] = {}): Promise<BulkShop> {
	const shop = await desk.buildShop(`reprice-${++shops}`);
	await shop.addItems("CARD", count, options);
	return shop;
}

async function setOnePrice(shop: BulkShop, sku: string, priceMinor: bigint): Promise<void> {
	const [item] = await desk.sql<{ id: string }>("SELECT id FROM item WHERE vendor_id = $1 AND sku = $2", [shop.vendorId, sku]);
	await shop.as((scope) => setPrice(scope, { itemId: item?.id ?? "", priceMinor }));
}

const history = (shop: BulkShop, number: number) =>
	desk.sql<{ item_id: string; old_minor: string; new_minor: string; source: string; person_id: string }>(
		"SELECT price_change.* FROM price_change JOIN bulk_operation operation ON operation.id = bulk_operation_id WHERE operation.vendor_id = $1 AND number = $2",
		[shop.vendorId, number],
	);
const field = (reply: { fields?: { name: string; value: string }[] }, name: string) => reply.fields?.find((known) => known.name.startsWith(name))?.value;

describe("a preview", () => {
	it("counts, sums, shows the largest changes and touches nothing", async () => {
		const shop = await shopWith(12, { copies: 3 });
		await setOnePrice(shop, "CARD-7", 50_000n);
		await shop.addItems("SAME", 2, { priceMinor: 99 });
		const { number, preview } = await shop.planReprice({ change: "+5%", round: ".99" });
		expect(preview.text).toMatch(/^\+5 %, ending in \.99 for all items: 12 prices would change\.\nNothing is changed yet/);
		expect(field(preview, "Unchanged")).toBe("2");
		expect(field(preview, "Sum of these prices")).toBe("$610.00 → $645.88");
		expect(field(preview, "Value of their stock")).toBe("$1,830.00 → $1,937.64");
		expect(preview.rows?.rows[0]).toEqual(["CARD-7", "CARD card 7", "$500.00", "$524.99"]);
		expect(preview.rows?.rows).toHaveLength(10);
		expect(preview.actions).toEqual([
			{ label: "Confirm", command: expect.stringMatching(new RegExp(`^/bulk confirm B-${number} plan:[0-9a-f]{8}$`)), style: "primary" },
			{ label: "Cancel", command: `/bulk cancel B-${number}`, style: "secondary" },
		]);
		expect(await shop.priceOf("CARD-1")).toBe(1000);
		expect(await history(shop, number)).toEqual([]);
	});

	it("warns of zeros, of steep changes and of prices below cost, and its button turns red", async () => {
		const shop = await shopWith(3, { priceMinor: 40, cost: 30 });
		const { preview } = await shop.planReprice({ change: "-0.50" });
		expect(field(preview, "Look twice")).toBe("3 prices of zero\n3 prices changed by more than half\n3 prices below cost");
		expect(preview.actions?.[0]?.style).toBe("danger");
	});

	it("leaves out what would pass the largest price", async () => {
		const shop = await shopWith(1, { priceMinor: 900_000_000_000 });
		const { preview } = await shop.planReprice({ change: "+50%" });
		expect(field(preview, "Left alone: price too high")).toBe("1");
		expect(preview.actions).toBeUndefined();
	});

	it("takes in what the filter finds, live items of this shop alone", async () => {
		const shop = await shopWith(5);
		await shop.addItems("BOX", 4);
		await desk.sql("UPDATE item SET archived_at = now() WHERE vendor_id = $1 AND sku = 'BOX-4'", [shop.vendorId]);
		const other = await shopWith(5);
		const { number, preview } = await shop.planReprice({ change: "=12.00", words: "box", category: "TCG-single", condition: "nm" });
		expect(preview.text).toMatch(/^= \$12\.00 for tcg-single, nm, "box": 3 prices/);
		await shop.run(number);
		expect(await Promise.all(["BOX-1", "BOX-4", "CARD-1"].map(shop.priceOf))).toEqual([1200, 1000, 1000]);
		expect(await other.priceOf("CARD-1")).toBe(1000);
	});

	it("of nothing has no button and can't be confirmed", async () => {
		const shop = await shopWith(2);
		const { number, preview } = await shop.planReprice({ change: "+0%" });
		expect(preview.text).toMatch(/nothing would change/);
		expect(preview.actions).toBeUndefined();
		await expect(shop.confirm(number)).rejects.toMatchObject({ code: "conflict", message: expect.stringContaining("nothing to confirm") });
	});

	it("is the same plan for the same prices, and another one for others", async () => {
		const shop = await shopWith(30);
		const hash = async (number: number) => (await shop.operation(number)).plan_hash;
		const first = await hash((await shop.planReprice({ change: "+5%" })).number);
		expect(await hash((await shop.planReprice({ change: "+5%" })).number)).toBe(first);
		await setOnePrice(shop, "CARD-9", 1001n);
		expect(await hash((await shop.planReprice({ change: "+5%" })).number)).not.toBe(first);
	});

	it.each([
		[{ change: "5%" }, /begins with none/],
		[{ change: "+5%", round: "0.99" }, /no step/],
		[{ change: "+5%", category: "tcg" }, /"tcg" is none of/],
		[{ change: "+5%", condition: "shiny" }, /"shiny" is none of/],
	])("of %j is refused and leaves no draft", async (input, message) => {
		const shop = await shopWith(1);
		await expect(shop.as((scope) => draftReprice(scope, input))).rejects.toMatchObject({ code: "invalid_input", message: expect.stringMatching(message) });
		expect(await desk.sql("SELECT FROM bulk_operation WHERE vendor_id = $1", [shop.vendorId])).toEqual([]);
	});
});

describe("a confirmed plan", () => {
	it("changes every price once, with history, versions and one audit entry", async () => {
		const shop = await shopWith(9_000);
		const { number } = await shop.planReprice({ change: "+0.25" });
		expect(await shop.run(number)).toMatchObject({ status: "done", rows_total: 9_000, rows_done: 9_000, rows_skipped: 0 });
		expect(await desk.sql("SELECT price_minor::int, version, count(*)::int FROM item WHERE vendor_id = $1 GROUP BY 1, 2", [shop.vendorId])).toEqual([
			{ price_minor: 1025, version: 2, count: 9_000 },
		]);
		const changes = await history(shop, number);
		expect(changes).toHaveLength(9_000);
		expect(new Set(changes.map(({ item_id }) => item_id)).size).toBe(9_000);
		expect(changes[0]).toMatchObject({ old_minor: "1000", new_minor: "1025", source: "bulk", person_id: shop.personId });
		expect(
			await desk.sql("SELECT action, person_id, surface FROM audit_entry WHERE vendor_id = $1 AND subject_kind = 'bulk_operation'", [shop.vendorId]),
		).toEqual([{ action: "confirm-bulk-price", person_id: shop.personId, surface: "discord" }]);
		const reply = await shop.show(number);
		expect(reply.text).toMatch(/B-1 is done: \+\$0\.25 for all items\.\n9,000 items changed\./);
		expect(reply.actions).toEqual([{ label: "Undo", command: "/bulk undo B-1", style: "secondary" }]);
		expect(reply.progress).toMatchObject({ done: 9_000, total: 9_000, active: false, planning: false });
	});

	it("leaves a price alone that moves after the press, says so and goes on", async () => {
		const shop = await shopWith(20);
		const { number } = await shop.planReprice({ change: "+1.00" });
		await shop.confirm(number);
		await setOnePrice(shop, "CARD-5", 7777n);
		await desk.sql("UPDATE item SET archived_at = now() WHERE vendor_id = $1 AND sku = 'CARD-6'", [shop.vendorId]);
		await desk.drain();
		expect(await shop.operation(number)).toMatchObject({ status: "done", rows_done: 18, rows_skipped: 2 });
		expect(await Promise.all(["CARD-4", "CARD-5", "CARD-6"].map(shop.priceOf))).toEqual([1100, 7777, 1000]);
		const reply = await shop.show(number);
		expect(reply.text).toContain("18 items changed; 2 left alone");
		expect(reply.rows?.rows.toSorted()).toEqual([
			["CARD-5", "$10.00", "$77.77"],
			["CARD-6", "$10.00", "$10.00"],
		]);
	});

	it("starts once when it is pressed twice, and once when two press at once", async () => {
		const shop = await shopWith(10);
		const { number } = await shop.planReprice({ change: "+1.00" });
		const presses = await Promise.allSettled([shop.confirm(number), shop.confirm(number), shop.confirm(number)]);
		expect(presses.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
		expect(presses.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "conflict" } });
		await desk.drain();
		await expect(shop.confirm(number)).rejects.toMatchObject({ code: "conflict", message: expect.stringContaining("done already") });
		expect(await history(shop, number)).toHaveLength(10);
	});

	it("must be the one that was seen: another hash, or one that this person never saw, starts nothing", async () => {
		const shop = await shopWith(3);
		const { number } = await shop.as((scope) => draftReprice(scope, { change: "+1.00" }));
		await expect(shop.confirm(number)).rejects.toMatchObject({ code: "conflict", message: expect.stringContaining("still being planned") });
		await desk.drain();
		expect(await shop.confirm(number)).toBe("unseen");
		expect(await shop.confirm(number, "00000000")).toBe("unseen");
		expect(await shop.operation(number)).toMatchObject({ status: "previewed" });
		await expect(shop.confirm(number, "xyz")).rejects.toMatchObject({ code: "invalid_input" });
		const plan = (await shop.operation(number)).plan_hash?.slice(0, 8) ?? "";
		expect(await shop.confirm(number, plan.toUpperCase())).toBe("queued");
	});

	it("that has expired is planned anew and asked for again", async () => {
		const shop = await shopWith(3);
		const { number } = await shop.planReprice({ change: "+1.00" });
		desk.clock.ahead = 16 * 60_000;
		expect((await shop.show(number)).text).toContain("This plan has expired");
		expect(await shop.confirm(number)).toBe("replanned");
		await desk.drain();
		expect(await history(shop, number)).toEqual([]);
		const preview = await shop.show(number);
		expect(preview.text).toMatch(/^Not started: the plan had expired\. This is a new one\.\n.*3 prices would change/);
		expect(await shop.confirm(number)).toBe("queued");
		desk.clock.ahead = 0;
	});

	it("whose prices have moved is planned anew, with their number", async () => {
		const shop = await shopWith(10);
		const { number, preview } = await shop.planReprice({ change: "+1.00" });
		await setOnePrice(shop, "CARD-1", 5n);
		await setOnePrice(shop, "CARD-2", 6n);
		expect(await shop.confirm(number)).toBe("replanned");
		await desk.drain();
		const again = await shop.show(number);
		expect(again.text).toMatch(/^Not started: 2 items changed since the preview/);
		expect(again.actions?.[0]?.command).not.toBe(preview.actions?.[0]?.command);
		expect(await shop.run(number)).toMatchObject({ status: "done", rows_done: 10 });
		expect(await shop.priceOf("CARD-1")).toBe(105);
	});

	it("waits while another of the same shop runs, and begins when that one ends", async () => {
		const shop = await shopWith(5);
		const first = (await shop.planReprice({ change: "+1.00" })).number;
		const second = (await shop.planReprice({ change: "+2.00", words: "card" })).number;
		await shop.confirm(first);
		await shop.confirm(second);
		const [one, two] = desk.waiting.splice(0);
		if (!one || !two) throw new Error("Two jobs were expected.");
		await desk.sql("UPDATE bulk_operation SET status = 'running' WHERE vendor_id = $1 AND number = $2", [shop.vendorId, first]);
		await desk.runJob(two);
		expect(await shop.operation(second)).toMatchObject({ status: "queued" });
		expect((await shop.show(second)).text).toContain("is about to begin");
		await desk.runJob(one);
		expect(await shop.operation(first)).toMatchObject({ status: "done" });
		await desk.drain();
		// Its prices are no longer the ones seen: that is what the preview is for.
		expect(await shop.operation(second)).toMatchObject({ status: "done", rows_done: 0, rows_skipped: 5 });
	});
});

describe("an interrupted run", () => {
	it("resumes at its cursor after every chunk, also when its slices come twice or late", async () => {
		const shop = await shopWith(9_500);
		const { number } = await shop.planReprice({ change: "+0.01" });
		await shop.confirm(number);
		const stale: typeof desk.waiting = [];
		for (let request = desk.waiting.shift(); request; request = desk.waiting.shift()) {
			stale.push(request);
			await Promise.all([desk.runJob(request, { chunks: 1 }), desk.runJob(request, { chunks: 1 })]);
			for (const old of stale) await desk.runJob(old, { chunks: 1 });
		}
		expect(await shop.operation(number)).toMatchObject({ status: "done", rows_done: 9_500 });
		expect(await history(shop, number)).toHaveLength(9_500);
		expect(await desk.sql("SELECT FROM item WHERE vendor_id = $1 AND price_minor <> 1001", [shop.vendorId])).toEqual([]);
	});

	it("stops where it is cancelled; what is done stays and can be undone", async () => {
		const shop = await shopWith(9_500);
		const { number } = await shop.planReprice({ change: "+0.01" });
		await shop.confirm(number);
		const [request] = desk.waiting.splice(0);
		if (!request) throw new Error("A job was expected.");
		await desk.runJob(request, { chunks: 1 });
		await shop.as((scope) => cancelOperation(scope, { number }));
		await desk.drain();
		const { rows_done: done, status } = await shop.operation(number);
		expect(status).toBe("cancelled");
		expect(done).toBeGreaterThan(0);
		expect(done).toBeLessThan(9_500);
		expect(await history(shop, number)).toHaveLength(done);
		const reply = await shop.show(number);
		expect(reply.text).toContain(`${done.toLocaleString("en")} of 9,500 items had changed already and stay so`);
		expect(reply.actions).toEqual([{ label: "Undo", command: `/bulk undo B-${number}`, style: "secondary" }]);
		await expect(shop.as((scope) => cancelOperation(scope, { number }))).rejects.toMatchObject({ code: "conflict" });

		const undo = await shop.planUndo(number);
		expect(await shop.run(undo.number)).toMatchObject({ status: "done", rows_done: done });
		expect(await desk.sql("SELECT FROM item WHERE vendor_id = $1 AND price_minor <> 1000", [shop.vendorId])).toEqual([]);
	});
});

describe("another shop's operation", () => {
	it("is not found, whatever is done to it", async () => {
		const [shop, stranger] = [await shopWith(2), await shopWith(2)];
		await shop.planReprice({ change: "+1.00" });
		await shop.planReprice({ change: "+2.00" });
		const unknown = { code: "not_found", message: "There is no bulk operation B-2." };
		await expect(stranger.show(2)).rejects.toMatchObject(unknown);
		await expect(stranger.confirm(2)).rejects.toMatchObject(unknown);
		await expect(stranger.planUndo(2)).rejects.toMatchObject(unknown);
		await expect(stranger.as((scope) => cancelOperation(scope, { number: 2 }))).rejects.toMatchObject(unknown);
	});

	it("can't be named by history, nor can one that made history be deleted", async () => {
		const [shop, stranger] = [await shopWith(1), await shopWith(1)];
		const { number } = await shop.planReprice({ change: "+1.00" });
		await shop.run(number);
		const { id } = await shop.operation(number);
		const name = (text: string) => desk.sql(text, [stranger.vendorId, id]);
		const gone = /History belongs to an operation of its own vendor/;
		const item = "SELECT $1, item.id, 1000, 1001, 'bulk', $2 FROM item WHERE vendor_id = $1";
		await expect(name(`INSERT INTO price_change (vendor_id, item_id, old_minor, new_minor, source, bulk_operation_id) ${item}`)).rejects.toThrow(gone);
		await expect(
			name(`INSERT INTO stock_movement (vendor_id, item_id, location_id, kind, delta, on_hand_after, idempotency_key, bulk_operation_id)
				SELECT $1, item.id, location.id, 'received', 1, 1, 'stray', $2 FROM item JOIN location ON location.vendor_id = $1 AND is_default WHERE item.vendor_id = $1`),
		).rejects.toThrow(gone);
		await expect(desk.sql("DELETE FROM bulk_operation WHERE id = $1", [id])).rejects.toThrow(/has made history, and stays/);
	});

	it("has no items, locations or receipts that history of the shop could name; and what history names stays", async () => {
		const [shop, stranger] = [await shopWith(1), await shopWith(1)];
		const name = (text: string) => desk.sql(text, [stranger.vendorId, shop.vendorId]);
		const [price, stock] = [
			"price_change (vendor_id, item_id, old_minor, new_minor, source)",
			"stock_movement (vendor_id, item_id, location_id, kind, delta, on_hand_after, idempotency_key, receipt_id)",
		];
		const from = (item: number, location: number) =>
			`FROM item JOIN location ON location.vendor_id = $${location} AND is_default WHERE item.vendor_id = $${item} AND $1::uuid <> $2::uuid`;
		const noItem = /History belongs to an item of its own vendor/;
		const noPlace = /A movement belongs to a location and a receipt of its own vendor/;
		await expect(name(`INSERT INTO ${price} SELECT $1, item.id, 1, 2, 'set' ${from(2, 1)}`)).rejects.toThrow(noItem);
		await expect(name(`INSERT INTO ${stock} SELECT $1, item.id, location.id, 'received', 1, 1, 'stray', NULL ${from(2, 1)}`)).rejects.toThrow(noItem);
		await expect(name(`INSERT INTO ${stock} SELECT $1, item.id, location.id, 'received', 1, 1, 'stray', NULL ${from(1, 2)}`)).rejects.toThrow(noPlace);
		await desk.sql("INSERT INTO receipt (vendor_id, number) VALUES ($1, 1)", [shop.vendorId]);
		const receipt = "(SELECT id FROM receipt WHERE vendor_id = $2)";
		await expect(name(`INSERT INTO ${stock} SELECT $1, item.id, location.id, 'received', 1, 1, 'stray', ${receipt} ${from(1, 1)}`)).rejects.toThrow(noPlace);
		await desk.sql(
			`INSERT INTO ${stock} SELECT $1, item.id, location.id, 'received', 1, 1, 'own', (SELECT id FROM receipt WHERE vendor_id = $1)
			FROM item JOIN location ON location.vendor_id = $1 AND is_default WHERE item.vendor_id = $1`,
			[shop.vendorId],
		);
		const stays = /has made history, and stays/;
		await desk.sql("DELETE FROM stock_level WHERE vendor_id = $1", [shop.vendorId]);
		for (const table of ["item", "location", "receipt"])
			await expect(desk.sql(`DELETE FROM ${table} WHERE vendor_id = $1`, [shop.vendorId])).rejects.toThrow(stays);
	});
});
