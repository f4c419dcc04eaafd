import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Principal } from "../../../../src/domain/core/permissions/scopes.ts";
import { confirmOperation } from "../../../../src/domain/inventory/services/bulk/confirm-operation.ts";
import { showOperation } from "../../../../src/domain/inventory/services/bulk/show-operation.ts";
import { changeSettings } from "../../../../src/domain/vendors/services/change-settings.ts";
import { type BulkDesk, type BulkShop, openBulkDesk } from "../../../support/bulk-desk.ts";

let desk: BulkDesk;
let shops = 0;
beforeAll(async () => {
	desk = await openBulkDesk();
});
afterAll(() => desk?.close());

type Settings = Parameters<typeof changeSettings>[1];

/** A shop with items CARD-1 to CARD-n and these settings. */
async function shopWith(count: number, settings: Settings, options: Parameters<BulkShop["addItems"]>[2] = {}) {
	const shop = await desk.buildShop(`guard-${++shops}`);
	await shop.addItems("CARD", count, options);
	await change(shop, settings);
	return shop;
}

const change = (shop: BulkShop, settings: Settings) =>
	desk.access.withVendor(shop.principal, ["shop.manage", "inventory.read"], (scope) => changeSettings(scope, settings));

/** Somebody else who may start bulk operations. */
async function colleague(shop: BulkShop, name: string, role = "manager") {
	const [person] = await desk.sql<{ id: string }>("INSERT INTO person (display_name) VALUES ($1) RETURNING id", [name]);
	const personId = person?.id ?? "";
	await desk.sql("INSERT INTO membership (vendor_id, person_id, role) VALUES ($1, $2, $3)", [shop.vendorId, personId, role]);
	const principal: Principal = { kind: "member", vendorId: shop.vendorId, personId, surface: "discord", workspaceId: null };
	const as = <R>(run: Parameters<typeof desk.access.withVendor<"pricing.bulk" | "inventory.read", R>>[2]) =>
		desk.access.withVendor(principal, ["pricing.bulk", "inventory.read"], run);
	return {
		personId,
		confirm: async (number: number, total?: number) => {
			const plan = (await shop.operation(number)).plan_hash ?? "";
			return as((scope) => confirmOperation(scope, { number, plan, total }));
		},
		show: (number: number) => as((scope) => showOperation(scope, { number })),
	};
}

const confirm = (shop: BulkShop, number: number, total?: number) => shop.as((scope) => confirmOperation(scope, { number, total }));
const guard = (reply: { fields?: { name: string; value: string }[] }) => reply.fields?.find(({ name }) => name.includes("guard rails"))?.value;
const stateOf = async (shop: BulkShop, number: number) => {
	const [row] = await desk.sql<{ status: string; confirmed_by: string | null; approved_by: string | null }>(
		"SELECT status, confirmed_by, approved_by FROM bulk_operation WHERE vendor_id = $1 AND number = $2",
		[shop.vendorId, number],
	);
	return row;
};

describe("a plan that passes a guard rail", () => {
	it("names which: rows, per cent, the value of the stock", async () => {
		const shop = await shopWith(3, { bulkMaxRows: 2, bulkMaxPercent: 10, bulkMaxValueMinor: 500n }, { copies: 2 });
		expect(guard((await shop.planReprice({ change: "+10%" })).preview)).toBe("3 rows at once, more than 2\nthe stock's value moved by $6.00, more than $5.00");
		expect(guard((await shop.planReprice({ change: "-10.1%" })).preview)).toBe(
			"3 rows at once, more than 2\n3 prices moved by more than 10 %\nthe stock's value moved by $6.06, more than $5.00",
		);
		await change(shop, { bulkMaxRows: 3, bulkMaxPercent: null, bulkMaxValueMinor: 606n });
		expect(guard((await shop.planReprice({ change: "-10.1%" })).preview)).toBeUndefined();
	});

	it("in a shop of one runs when the number of rows is typed, and by no button", async () => {
		const shop = await shopWith(3, { bulkMaxRows: 2 });
		const { number, preview } = await shop.planReprice({ change: "+1.00" });
		expect(preview.text).toContain(`/bulk confirm B-${number} total:3`);
		expect(preview.actions).toEqual([{ label: "Cancel", command: `/bulk cancel B-${number}`, style: "secondary" }]);
		await expect(shop.confirm(number)).rejects.toMatchObject({ code: "conflict", hint: `/bulk confirm B-${number} total:3` });
		await expect(confirm(shop, number, 2)).rejects.toMatchObject({ code: "invalid_input", message: expect.stringContaining("3 rows, not 2") });
		expect(await shop.operation(number)).toMatchObject({ status: "previewed" });
		expect(await confirm(shop, number, 3)).toBe("queued");
		await desk.drain();
		expect(await shop.priceOf("CARD-1")).toBe(1100);
	});

	it("needs a second member: the first press is kept and says who, the same person's second changes nothing, somebody else's starts it", async () => {
		const shop = await shopWith(3, { bulkMaxRows: 2 });
		const ana = await colleague(shop, "Ana");
		const viewer = await colleague(shop, "Vi", "viewer");
		const { number, preview } = await shop.planReprice({ change: "+1.00" });
		expect(preview.text).toMatch(/two of guard-\d+, Ana must confirm it/);
		expect(preview.actions?.[0]).toMatchObject({ label: "Confirm", style: "danger" });
		expect(await shop.confirm(number)).toBe("awaiting");
		expect((await ana.show(number)).text).toMatch(/guard-\d+ has confirmed it; as it passes a guard rail, Ana must confirm it too, within 24 hours/);
		await expect(shop.confirm(number)).rejects.toMatchObject({ code: "conflict", message: expect.stringContaining("Ana must confirm it too") });
		await expect(confirm(shop, number, 3)).rejects.toMatchObject({ code: "conflict" });
		await expect(viewer.confirm(number)).rejects.toMatchObject({ code: "permission_denied" });
		expect(await stateOf(shop, number)).toEqual({ status: "previewed", confirmed_by: shop.personId, approved_by: null });
		desk.clock.ahead = 3_600_000;
		expect(await ana.confirm(number)).toBe("queued");
		desk.clock.ahead = 0;
		expect(await stateOf(shop, number)).toEqual({ status: "queued", confirmed_by: shop.personId, approved_by: ana.personId });
		await desk.drain();
		expect(await shop.operation(number)).toMatchObject({ status: "done", rows_done: 3 });
		expect(
			await desk.sql("SELECT action, person_id FROM audit_entry WHERE vendor_id = $1 AND subject_kind = 'bulk_operation' ORDER BY number", [shop.vendorId]),
		).toEqual([
			{ action: "ask-bulk-approval", person_id: shop.personId },
			{ action: "approve-bulk-price", person_id: ana.personId },
		]);
	});

	it("starts once when two others approve at once", async () => {
		const shop = await shopWith(3, { bulkMaxRows: 2 });
		const [ana, bo] = [await colleague(shop, "Ana"), await colleague(shop, "Bo")];
		const { number } = await shop.planReprice({ change: "+1.00" });
		await shop.confirm(number);
		const presses = await Promise.allSettled([ana.confirm(number), bo.confirm(number)]);
		expect(presses.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
		await desk.drain();
		expect(await shop.priceOf("CARD-1")).toBe(1100);
	});

	it("forgets the first press of somebody who may no longer", async () => {
		const shop = await shopWith(3, { bulkMaxRows: 2 });
		const [ana, bo] = [await colleague(shop, "Ana"), await colleague(shop, "Bo")];
		const { number } = await shop.planReprice({ change: "+1.00" });
		expect(await ana.confirm(number)).toBe("awaiting");
		await desk.sql("UPDATE membership SET role = 'staff' WHERE person_id = $1", [ana.personId]);
		expect(await bo.confirm(number)).toBe("awaiting");
		expect(await shop.confirm(number)).toBe("queued");
		expect(await stateOf(shop, number)).toMatchObject({ confirmed_by: bo.personId, approved_by: shop.personId });
		await desk.drain();
	});

	it("asks both again when its rows have moved meanwhile", async () => {
		const shop = await shopWith(3, { bulkMaxRows: 2 });
		const ana = await colleague(shop, "Ana");
		const { number } = await shop.planReprice({ change: "+1.00" });
		await shop.confirm(number);
		await desk.sql("UPDATE item SET price_minor = 5000 WHERE vendor_id = $1 AND sku = 'CARD-2'", [shop.vendorId]);
		expect(await ana.confirm(number)).toBe("replanned");
		await desk.drain();
		expect(await stateOf(shop, number)).toEqual({ status: "previewed", confirmed_by: null, approved_by: null });
		expect(await ana.confirm(number)).toBe("awaiting");
	});

	it("a member by grant counts as a second one", async () => {
		const shop = await shopWith(3, { bulkMaxRows: 2 });
		const clerk = await colleague(shop, "Clerk", "staff");
		await desk.sql("UPDATE membership SET grants = '{pricing.bulk}' WHERE person_id = $1", [clerk.personId]);
		const { number } = await shop.planReprice({ change: "+1.00" });
		expect(await shop.confirm(number)).toBe("awaiting");
		expect(await clerk.confirm(number)).toBe("queued");
		await desk.drain();
	});

	it("is planned anew when the shop's limits were changed since", async () => {
		const shop = await shopWith(3, {});
		const { number } = await shop.planReprice({ change: "-20%" });
		await change(shop, { bulkMaxPercent: 10, priceFloorMinor: 900n });
		expect(await shop.confirm(number)).toBe("replanned");
		await desk.drain();
		const preview = await shop.show(number);
		expect(preview.text).toMatch(/^Not started: the shop's limits were changed since the preview/);
		expect(preview.rows?.rows[0]?.slice(2)).toEqual(["$10.00", "$9.00"]);
		expect(await shop.confirm(number)).toBe("queued");
		await desk.drain();
	});
});

describe("the limit in per cent", () => {
	it("looks past what rounding alone makes of small prices, and not past a cut to nothing or a large step", async () => {
		const shop = await shopWith(4, { bulkMaxPercent: 50 }, { priceMinor: 25 });
		expect(guard((await shop.planReprice({ change: "+5%", round: ".99" })).preview)).toBeUndefined();
		expect(guard((await shop.planReprice({ change: "+5%", round: "5" })).preview)).toBe("4 prices moved by more than 50 %");
		expect(guard((await shop.planReprice({ change: "+5%", floor: "2.00" })).preview)).toBe("4 prices moved by more than 50 %");
		expect(guard((await shop.planReprice({ change: "+60%" })).preview)).toBe("4 prices moved by more than 50 %");
	});

	it("holds for an import's prices, not for new items, nor for what had no price", async () => {
		const shop = await shopWith(2, { bulkMaxPercent: 50 });
		await shop.addItems("FREE", 1, { priceMinor: 0 });
		const csv = (price: string) => `sku,title,category,condition,price\nCARD-1,,,,${price}\nFREE-1,,,,9.00\nNEW-1,New,other,New,99.00\n`;
		expect(guard((await shop.planImport(csv("15.00"))).preview)).toBeUndefined();
		expect(guard((await shop.planImport(csv("15.01"))).preview)).toBe("1 price moved by more than 50 %");
	});

	it("holds for an undo where it did for what is undone", async () => {
		const shop = await shopWith(2, { bulkMaxPercent: 50 }, { priceMinor: 25 });
		const rounded = await shop.planReprice({ change: "+5%", round: ".99" });
		await shop.run(rounded.number);
		expect(guard((await shop.planUndo(rounded.number)).preview)).toBeUndefined();
		const steep = await shop.planReprice({ change: "=40.00" });
		await confirm(shop, steep.number, 2);
		await desk.drain();
		expect(guard((await shop.planUndo(steep.number)).preview)).toBe("2 prices moved by more than 50 %");
	});
});

describe("the limit in value", () => {
	it("counts what an import brings and takes, and an undo takes back", async () => {
		const shop = await shopWith(1, { bulkMaxValueMinor: 5_000n }, { copies: 3 });
		const { number, preview } = await shop.planImport("sku,title,category,condition,price,quantity\nCARD-1,,,,20.00,1\nNEW-1,New,other,New,30.00,3\n");
		expect(guard(preview)).toBe("the stock's value moved by $80.00, more than $50.00");
		await confirm(shop, number, 2);
		await desk.drain();
		expect(guard((await shop.planUndo(number)).preview)).toBe("the stock's value moved by $80.00, more than $50.00");
	});
});

describe("the price floor", () => {
	it("holds every price of a rule, and the preview says how many", async () => {
		const shop = await shopWith(2, { priceFloorMinor: 950n });
		await shop.addItems("LOW", 1, { priceMinor: 950 });
		const { number, preview } = await shop.planReprice({ change: "-10%", ceiling: "5.00" });
		expect(preview.fields).toContainEqual({ name: "Held at the price floor of $9.50", value: "3" });
		expect(preview.text).toContain("2 prices would change");
		await shop.run(number);
		expect([await shop.priceOf("CARD-1"), await shop.priceOf("LOW-1")]).toEqual([950, 950]);
	});

	it("leaves alone what a rule leaves alone, though it lies below", async () => {
		const shop = await shopWith(2, { priceFloorMinor: 2_000n });
		expect((await shop.planReprice({ change: "+0%" })).preview.text).toContain("nothing would change");
	});
});
