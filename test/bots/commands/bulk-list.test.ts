import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestApp, type TestApp, type TestShop } from "../../support/app.ts";

let app: TestApp;
let shop: TestShop;
beforeAll(async () => {
	app = await startTestApp();
	shop = await app.buildShop("Card Corner");
	await shop.type('/item new CARD-1 "A card" other 1.00');
}, 120_000);
afterAll(() => app?.stop());

const list = (text: string) => shop.type(text);

test("/bulk list says so while there are none", async () => {
	expect((await list("/bulk list")).text).toContain("There are no bulk operations.");
});

test("/bulk list shows the newest first, a state alone, and pages on by number", async () => {
	for (let at = 0; at < 17; at++) await shop.type(`/bulk stock +${at + 1}`);
	await shop.type("/bulk cancel B-2");
	const first = await list("/bulk list");
	expect(first.text).toBe("The latest 15 bulk operations.");
	expect(first.rows?.rows.map(([operation]) => operation)).toEqual(Array.from({ length: 15 }, (_, at) => `B-${17 - at}`));
	expect(first.rows?.rows[0]?.[1]).toBe("quantity +17 for all items");
	expect(first.actions?.map(({ command }) => command)).toEqual(["/bulk list before:3"]);
	expect((await list("/bulk list before:3")).rows?.rows.map(([operation, what, state]) => [operation, what, state])).toEqual([
		["B-2", "quantity +2 for all items", "cancelled"],
		["B-1", "quantity +1 for all items", expect.any(String)],
	]);
	const cancelled = await list("/bulk list status:cancelled");
	expect([cancelled.text, cancelled.rows?.rows.length]).toEqual(["1 bulk operation: cancelled.", 1]);
});

test("/bulk list tells what waits for a confirmation from what has nothing to change", async () => {
	await shop.type("/bulk price =2.00");
	await shop.type("/bulk price =1.00");
	expect((await list("/bulk list")).rows?.rows.slice(0, 2).map(([, , state]) => state)).toEqual(["nothing to change", "waits for a confirmation"]);
});

test("/bulk edit refuses what it can't read, and names the value", async () => {
	expect(await shop.fail("/bulk edit quantity:5")).toMatchObject({ code: "invalid_input", text: expect.stringContaining('"5"') });
	expect(await shop.fail("/bulk edit errors:never quantity:+1")).toMatchObject({ code: "invalid_input", text: expect.stringContaining("never") });
	expect(await shop.fail("/bulk edit")).toMatchObject({ code: "invalid_input" });
});
