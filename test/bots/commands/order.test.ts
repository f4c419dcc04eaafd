import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Caller } from "../../../src/bots/caller.ts";
import { startTestApp, type TestApp, type TestShop } from "../../support/app.ts";
import { ledgerFaults } from "../../support/ledger-faults.ts";

let app: TestApp;
let shop: TestShop;
let other: TestShop;
let viewer: Caller;
let count = 0;

beforeAll(async () => {
	app = await startTestApp();
	shop = await app.buildShop("Card Corner");
	other = await app.buildShop("Game Garage");
	viewer = await shop.join("viewer", "viewer");
}, 120_000);
afterAll(() => app.stop());

/** A new item with five copies, and an order of some of them. */
async function ordered(quantity: number, more = ""): Promise<{ sku: string; order: string }> {
	const sku = `ORD-${++count}-NM`;
	await shop.type(`/item new ${sku} "Snorlax ${count}" tcg-single 4.00 quantity:5`);
	const taken = await shop.type(`/order new ${sku} ${quantity} ${more}`);
	return { sku, order: /O-\d+/.exec(taken.text)?.[0] ?? "" };
}
const commands = (reply: { actions?: { command: string }[] }) => (reply.actions ?? []).map(({ command }) => command);

describe("/order new", () => {
	test("takes an order for a named customer and tells what is left", async () => {
		const { sku, order } = await ordered(2, 'customer:"Jo Example" price:3.50 note:"Friday"');
		const shown = await shop.type(`/order show ${order}`);
		expect(shown.text).toMatch(/^Placed\.\n2 copies for \$7\.00/);
		expect(shown.fields).toEqual(expect.arrayContaining([expect.objectContaining({ name: "Note", value: "Friday" })]));
		expect(shown.rows?.rows).toEqual([["1", sku, expect.any(String), "2", "$3.50", "open"]]);
		expect(commands(shown)).toEqual(expect.arrayContaining([`/order fulfil ${order}`, `/order cancel ${order}`]));
	});

	test("short of copies it is refused, with a button to take it all the same; then it tells what is missing", async () => {
		const { sku } = await ordered(4);
		const refused = await app.dispatcher.runText(`/order new ${sku} 3`, shop.owner);
		expect(refused).toMatchObject({ ok: false, code: "conflict" });
		const [again = ""] = commands(refused.reply);
		expect(again).toContain("oversell:yes");
		const taken = await shop.type(again);
		expect(taken.text).toContain("2 copies are missing");
		const order = /O-\d+/.exec(taken.text)?.[0] ?? "";
		const short = await shop.type(`/order show ${order}`);
		expect(short.text).toContain("Short: 2 ×");
		const ways = [`/order cancel ${order} line:1`, `/order substitute ${order} 1`, `/item show ${sku}`];
		expect(commands(short)).toEqual(expect.arrayContaining(ways));
		await shop.type(`/stock receive ${sku} 2`);
		const whole = await shop.type(`/order show ${order}`);
		expect(whole.text).not.toContain("Short");
		expect(commands(whole)).not.toEqual(expect.arrayContaining(ways));
	});

	test.each(["0", "-1", "1.5", "2147483648", "abc"])("refuses the quantity %s", async (quantity) => {
		const { sku } = await ordered(1);
		const { code, text } = await shop.fail(`/order new ${sku} ${quantity}`);
		expect(code).toBe("invalid_input");
		expect(text).toContain(quantity);
	});
});

describe("/order fulfil, cancel and return", () => {
	test("move copies on, tell the partly state, and are undone by their buttons", async () => {
		const { sku, order } = await ordered(3);
		const sent = await shop.type(`/order fulfil ${order} quantity:2`);
		expect(sent.text).toContain(`${order} is placed, 2 of 3 fulfilled.`);
		const cancelled = await shop.type(`/order cancel ${order}`);
		expect(cancelled.text).toContain("1 copy is free again");
		expect(cancelled.text).toContain("fulfilled, 1 of 3 cancelled");
		const asked = await shop.type(`/order return ${order} line:${sku} quantity:1`);
		expect(commands(asked).map((command) => /condition:(\S+)/.exec(command)?.[1])).toEqual(["restock", "LP", "MP", "HP", "DMG", "write-off"]);
		const returned = await shop.type(commands(asked)[1] ?? "");
		expect(returned.text).toContain(`in stock as ${sku.replace("NM", "LP")}`);
		for (const reply of [returned, cancelled, sent]) await shop.type(commands(reply)[0] ?? "");
		expect((await shop.type(`/order show ${order}`)).rows?.rows[0]?.at(-1)).toBe("open");
		expect((await shop.type(`/item show ${sku}`)).text).toContain("2 available");
	});

	test("say what is wrong: no such line, too many, nothing left, which line is meant", async () => {
		const { order } = await ordered(2);
		expect(await shop.fail(`/order fulfil ${order} line:7`)).toMatchObject({ code: "not_found", text: expect.stringContaining('no line "7"') });
		expect(await shop.fail(`/order fulfil ${order} quantity:3`)).toMatchObject({ code: "conflict", text: expect.stringContaining("2 copies") });
		expect(await shop.fail(`/order return ${order}`)).toMatchObject({ code: "conflict" });
		await shop.type(`/order fulfil ${order}`);
		expect(await shop.fail(`/order fulfil ${order}`)).toMatchObject({ code: "conflict", text: expect.stringContaining("nothing left to fulfil") });
		expect(await shop.fail(`/order return ${order} condition:shiny`)).toMatchObject({ code: "invalid_input", text: expect.stringContaining("shiny") });
	});
});

describe("/order list", () => {
	test("pages by the button, each order once, the newest first", async () => {
		const { sku } = await ordered(1);
		for (let index = 0; index < 17; index++) await shop.type(`/order new ${sku} 1 oversell:yes`);
		const first = await shop.type(`/order list sku:${sku}`);
		const [next = ""] = commands(first);
		const second = await shop.type(next);
		const numbers = [...(first.rows?.rows ?? []), ...(second.rows?.rows ?? [])].map(([order]) => Number(/\d+/.exec(order ?? "")?.[0]));
		expect(numbers).toHaveLength(18);
		expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => b - a));
		expect(commands(second)).toEqual([]);
	});

	test("filters by state, customer and day, and says so when nothing is found", async () => {
		const { order } = await ordered(1, 'customer:"Only Buyer"');
		await shop.type(`/order fulfil ${order}`);
		expect((await shop.type('/order list status:fulfilled customer:"Only Buyer" since:today')).rows?.rows).toMatchObject([
			[order, "fulfilled", expect.any(String), expect.any(String), "$4.00"],
		]);
		expect((await shop.type('/order list open customer:"Only Buyer"')).text).toContain("No orders found");
		expect(await shop.fail("/order list status:shipped")).toMatchObject({ code: "invalid_input" });
		expect(await shop.fail("/order list since:soon")).toMatchObject({ code: "invalid_input" });
	});
});

describe("/customer", () => {
	test("shows and redacts, only after a confirmation", async () => {
		const { order } = await ordered(1, 'customer:"Ren Private"');
		const shown = await shop.type("/customer show ren");
		expect(shown).toMatchObject({ audience: "private", text: expect.stringContaining("Ren Private") });
		const number = /C-\d+/.exec(shown.text)?.[0] ?? "";
		const asked = await shop.type(`/customer redact ${number}`);
		expect((await shop.type(`/customer show ${number}`)).text).toContain("Ren Private");
		await shop.type(commands(asked)[0] ?? "");
		expect(JSON.stringify(await shop.type(`/customer show ${number}`))).not.toContain("Ren");
		expect(JSON.stringify(await shop.type(`/order show ${order}`))).not.toContain("Ren");
	});

	test("a viewer sees orders, and nobody's name", async () => {
		const { order } = await ordered(1, 'customer:"Hidden Person"');
		expect(JSON.stringify(await shop.type(`/order show ${order}`, viewer))).not.toContain("Hidden");
		expect(await shop.fail("/customer show Hidden", viewer)).toMatchObject({ code: "permission_denied" });
		expect(await shop.fail("/order list customer:Hidden", viewer)).toMatchObject({ code: "permission_denied" });
		expect(await shop.fail(`/customer redact Hidden`, shop.staff)).toMatchObject({ code: "permission_denied" });
	});
});

test("another vendor's orders and customers are not there", async () => {
	const { order } = await ordered(1, 'customer:"Far Away"');
	for (const command of [`/order show ${order}`, `/order fulfil ${order}`, `/order cancel ${order}`, "/customer show Far"]) {
		expect(await other.fail(command)).toMatchObject({ code: "not_found" });
	}
});

test("afterwards the ledger is clean", async () => {
	expect(await ledgerFaults(app.database.ownerUrl)).toEqual([]);
});
