import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { draftReprice } from "../../src/domain/inventory/services/bulk/draft-reprice.ts";
import { type BulkDesk, type BulkShop, openBulkDesk } from "../support/bulk-desk.ts";

let desk: BulkDesk;
let shop: BulkShop;
let shops = 0;
beforeAll(async () => {
	desk = await openBulkDesk();
});
afterAll(() => desk?.close());

/** A shop whose owner has just been put to staff, or out. */
async function demote(role: "staff" | null): Promise<void> {
	if (role) await desk.sql("UPDATE membership SET role = $2 WHERE vendor_id = $1", [shop.vendorId, role]);
	else await desk.sql("DELETE FROM membership WHERE vendor_id = $1", [shop.vendorId]);
}
const restore = () =>
	desk.sql("INSERT INTO membership (vendor_id, person_id, role) VALUES ($1, $2, 'owner') ON CONFLICT (vendor_id, person_id) DO UPDATE SET role = 'owner'", [
		shop.vendorId,
		shop.personId,
	]);

describe("the jobs of a person who lost the right", () => {
	it.each([["staff" as const], [null]])("(now %s) stop before the plan, and the operation says why", async (role) => {
		shop = await desk.buildShop(`refused-${++shops}`);
		await shop.addItems("CARD", 3);
		const { number } = await shop.as((scope) => draftReprice(scope, { change: "+1.00" }));
		await demote(role);
		await desk.drain();
		expect(await shop.operation(number)).toMatchObject({ status: "failed", error: expect.stringMatching(/./) });
		expect(desk.waiting).toEqual([]);
		await restore();
		expect((await shop.show(number)).text).toMatch(/^B-1 has failed: .+\nNothing was changed\.$/);
	});

	it("stop in the middle of a run; what is done stays and the next operation begins", async () => {
		shop = await desk.buildShop(`refused-${++shops}`);
		await shop.addItems("CARD", 9_000);
		await shop.addItems("BOX", 2);
		const { number } = await shop.planReprice({ change: "+1.00", words: "card" });
		const next = (await shop.planReprice({ change: "+2.00", words: "box" })).number;
		await shop.confirm(number);
		await shop.confirm(next);
		const [first, second] = desk.waiting.splice(0);
		if (!first || !second) throw new Error("Two jobs were expected.");
		await desk.runJob(first, { chunks: 1 });
		await desk.runJob(second);
		await demote("staff");
		const [rest] = desk.waiting.splice(0);
		await desk.runJob(rest ?? first);
		const { status, rows_done: done } = await shop.operation(number);
		expect({ status, some: done > 0 && done < 9_000 }).toEqual({ status: "failed", some: true });
		await restore();
		await desk.drain();
		expect(await shop.operation(next)).toMatchObject({ status: "done", rows_done: 2 });
		expect((await shop.show(number)).actions).toEqual([{ label: "Undo", command: `/bulk undo B-${number}`, style: "secondary" }]);
	});
});
