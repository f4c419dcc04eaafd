import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { archiveItem } from "../../../src/domain/inventory/services/archive-item.ts";
import { countStock } from "../../../src/domain/inventory/services/count-stock.ts";
import { createItem } from "../../../src/domain/inventory/services/create-item.ts";
import { editItem } from "../../../src/domain/inventory/services/edit-item.ts";
import { moveStock } from "../../../src/domain/inventory/services/move-stock.ts";
import { type BulkDesk, type BulkShop, openBulkDesk } from "../../support/bulk-desk.ts";
import { ledgerFaults } from "../../support/ledger-faults.ts";

let desk: BulkDesk;
let shop: BulkShop;
let locationId: string;
beforeAll(async () => {
	desk = await openBulkDesk();
	shop = await desk.buildShop("on-the-way");
	const [main] = await desk.sql<{ id: string }>("SELECT id FROM location WHERE vendor_id = $1 AND is_default", [shop.vendorId]);
	locationId = main?.id ?? "";
});
afterAll(async () => {
	expect(await ledgerFaults(desk.database.ownerUrl)).toEqual([]);
	await desk.close();
});

const make = (sku: string) => shop.as((scope) => createItem(scope, { sku, title: sku, category: "tcg-single", condition: "NM", priceMinor: 100n }));
const receive = (itemId: string) => shop.as((scope) => moveStock(scope, { itemId, locationId, delta: 5, kind: "received" }));

/** Runs `other` while five copies have come in and their transaction is still open; it is committed once `other` waits for it, or has ended. */
async function whileReceiving<T>(itemId: string, other: () => Promise<T>): Promise<PromiseSettledResult<T>> {
	const moved = signal();
	const commit = signal();
	const receiving = shop.as(async (scope) => {
		await moveStock(scope, { itemId, locationId, delta: 5, kind: "received" });
		moved.give();
		await commit.given;
	});
	await Promise.race([moved.given, receiving]);
	let ended = false;
	const outcome = Promise.allSettled([other()]).finally(() => {
		ended = true;
	});
	while (!ended && !(await isWaiting())) await sleep(20);
	commit.give();
	await receiving;
	const [settled] = await outcome;
	return settled;
}

function signal(): { given: Promise<void>; give: () => void } {
	let give = () => {};
	const given = new Promise<void>((resolve) => {
		give = resolve;
	});
	return { given, give };
}

async function isWaiting(): Promise<boolean> {
	const waiting = await desk.sql("SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'");
	return waiting.length > 0;
}

describe("while copies are on their way in", () => {
	it("the item is not archived over them", async () => {
		const { itemId } = await make("W-1");
		expect(await whileReceiving(itemId, () => shop.as((scope) => archiveItem(scope, { itemId })))).toMatchObject({
			status: "rejected",
			reason: { code: "conflict", message: expect.stringContaining("5 on hand") },
		});
	});

	it("the item does not become a graded copy, of which there is one", async () => {
		const { itemId } = await make("W-2");
		expect(
			await whileReceiving(itemId, () => shop.as((scope) => editItem(scope, { itemId, attributes: { grader: "PSA", grade: "9", cert_number: "77" } }))),
		).toMatchObject({
			status: "rejected",
			reason: { code: "conflict", message: expect.stringContaining("5 on hand") },
		});
	});

	it("a first count is told of them, and adds nothing to them", async () => {
		const { itemId } = await make("W-3");
		expect(await whileReceiving(itemId, () => shop.as((scope) => countStock(scope, { itemId, locationId, counted: 3, seen: 0 })))).toMatchObject({
			status: "rejected",
			reason: { code: "conflict", message: expect.stringContaining("has 5 on hand, not 0") },
		});
		expect(await shop.stockOf("W-3")).toBe(5);
	});
});

it("copies do not come to an archived item, but what was sold returns", async () => {
	const { itemId } = await make("W-4");
	await shop.as((scope) => archiveItem(scope, { itemId }));
	await expect(receive(itemId)).rejects.toMatchObject({ code: "conflict", message: "W-4 is archived." });
	expect(await shop.as((scope) => moveStock(scope, { itemId, locationId, delta: 1, kind: "returned" }))).toMatchObject({ onHand: 1 });
});
