import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Principal } from "../../../../src/domain/core/permissions/scopes.ts";
import { draftEdit } from "../../../../src/domain/inventory/services/bulk/draft-edit.ts";
import { type BulkDesk, type BulkShop, openBulkDesk } from "../../../support/bulk-desk.ts";
import { ledgerFaults } from "../../../support/ledger-faults.ts";

let desk: BulkDesk;
let shop: BulkShop;
let shops = 0;
beforeAll(async () => {
	desk = await openBulkDesk();
});
afterAll(() => desk?.close());
beforeEach(async () => {
	shop = await desk.buildShop(`input-${++shops}`);
	await shop.addItems("CARD", 3, { copies: 2 });
});

type Input = Parameters<typeof draftEdit>[1];
const draft = (input: Input) => shop.as((scope) => draftEdit(scope, input));

describe("an edit that is not understood", () => {
	it.each<[string, Input, object]>([
		["nothing to change", { edit: {}, filter: {} }, { code: "invalid_input", message: "Say what shall change: nothing is given." }],
		[
			"a quantity without a sign",
			{ edit: { quantity: "5" }, filter: {} },
			{ message: 'quantity: "5" is no change of a quantity.', hint: expect.stringContaining("=5") },
		],
		["a quantity of nothing", { edit: { quantity: "+0" }, filter: {} }, { code: "invalid_input", message: expect.stringContaining('"+0"') }],
		["a quantity past a million", { edit: { quantity: "+1000001" }, filter: {} }, { code: "invalid_input" }],
		["half a copy", { edit: { quantity: "+1.5" }, filter: {} }, { code: "invalid_input", message: expect.stringContaining('"+1.5"') }],
		["an unknown condition", { edit: { condition: "shiny" }, filter: {} }, { code: "invalid_input", message: expect.stringContaining('"shiny"') }],
		["another category's condition", { edit: { condition: "NM", category: "video-game" }, filter: {} }, { code: "invalid_input" }],
		["an unknown location", { edit: { location: "Attic" }, filter: {} }, { code: "not_found", message: expect.stringContaining("Attic") }],
		["the location where they lie", { edit: { location: "main" }, filter: {} }, { code: "invalid_input", message: expect.stringContaining("Main already") }],
		["an unsigned price", { edit: { change: "5%" }, filter: {} }, { code: "invalid_input" }],
		["a blank bin", { edit: { bin: " " }, filter: {} }, { code: "invalid_input" }],
		["a list of no SKU", { edit: { quantity: "+1" }, filter: { skus: " , " } }, { code: "invalid_input", message: "skus: the list names no SKU." }],
		["an unknown SKU", { edit: { quantity: "+1" }, filter: { skus: "CARD-1 CRAD-2" } }, { code: "not_found", message: expect.stringContaining('"CRAD-2"') }],
		[
			"too many SKUs",
			{ edit: { quantity: "+1" }, filter: { skus: Array.from({ length: 501 }, (_, at) => `X-${at}`).join(" ") } },
			{ code: "invalid_input", message: expect.stringContaining("at most 500") },
		],
	])("is refused: %s", async (_, input, error) => {
		await expect(draft(input)).rejects.toMatchObject(error);
		expect(await desk.sql("SELECT 1 FROM bulk_operation WHERE vendor_id = $1", [shop.vendorId])).toEqual([]);
	});

	it("names the nearest SKU", async () => {
		await expect(draft({ edit: { quantity: "+1" }, filter: { skus: "CARD-1,CARDS-2" } })).rejects.toMatchObject({
			message: expect.stringMatching(/"CARDS-2".*\nFor "CARDS-2", did you mean CARD-2\?/),
		});
	});
});

describe("a list of SKUs", () => {
	it("is taken in any case, with commas or blanks, and with blanks inside", async () => {
		await desk.sql("UPDATE item SET sku = 'Card three' WHERE vendor_id = $1 AND sku = 'CARD-3'", [shop.vendorId]);
		const { preview } = await shop.planEdit({ edit: { quantity: "+1" }, filter: { skus: "card-1 card-2, CARD THREE" } });
		expect(preview.text).toContain("3 items would change");
		const reprice = await shop.planReprice({ change: "+10%", skus: "card-2" });
		await shop.run(reprice.number);
		expect(await shop.priceOf("CARD-2")).toBe(1100);
		expect(await shop.priceOf("CARD-1")).toBe(1000);
	});

	it("does not reach another vendor's item with that SKU", async () => {
		const other = await desk.buildShop(`input-${++shops}`);
		await other.addItems("THEIRS", 1, { copies: 1 });
		await expect(draft({ edit: { quantity: "+1" }, filter: { skus: "THEIRS-1" } })).rejects.toMatchObject({ code: "not_found" });
		await other.addItems("CARD", 1, { copies: 1 });
		const { number } = await shop.planEdit({ edit: { quantity: "+1" }, filter: { skus: "CARD-1" } });
		await shop.run(number);
		expect([await shop.stockOf("CARD-1"), await other.stockOf("CARD-1")]).toEqual([3, 1]);
	});
});

it("is nothing for somebody who may not", async () => {
	const [person] = await desk.sql<{ id: string }>("INSERT INTO person (display_name) VALUES ('Clerk') RETURNING id");
	await desk.sql("INSERT INTO membership (vendor_id, person_id, role) VALUES ($1, $2, 'staff')", [shop.vendorId, person?.id]);
	const clerk: Principal = { kind: "member", vendorId: shop.vendorId, personId: person?.id ?? "", surface: "discord", workspaceId: null };
	await expect(
		desk.access.withVendor(clerk, ["pricing.bulk", "inventory.read"], (scope) => draftEdit(scope, { edit: { quantity: "+1" }, filter: {} })),
	).rejects.toMatchObject({ code: "permission_denied" });
});

describe("two edits of the same items", () => {
	it("that are confirmed at once change each item once: the second finds it moved", async () => {
		const first = await shop.planEdit({ edit: { quantity: "+1" }, filter: {} });
		const second = await shop.planEdit({ edit: { quantity: "+10" }, filter: {} });
		expect(await Promise.all([shop.confirm(first.number), shop.confirm(second.number)])).toEqual(["queued", "queued"]);
		await desk.drain();
		const [one, two] = [await shop.operation(first.number), await shop.operation(second.number)];
		expect([one.status, two.status]).toEqual(["done", "done"]);
		expect([one.rows_done + two.rows_done, one.rows_skipped + two.rows_skipped]).toEqual([3, 3]);
		expect(await shop.stockOf("CARD-1")).toBe(one.rows_done === 3 ? 3 : 12);
	});

	it("pressed twice at once runs once", async () => {
		const { number } = await shop.planEdit({ edit: { quantity: "+1" }, filter: {} });
		const presses = await Promise.allSettled([shop.confirm(number), shop.confirm(number)]);
		expect(presses.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
		await desk.drain({ chunks: 1 });
		expect(await Promise.all([1, 2, 3].map((n) => shop.stockOf(`CARD-${n}`)))).toEqual([3, 3, 3]);
		expect(await ledgerFaults(desk.database.ownerUrl)).toEqual([]);
	});
});
