import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestApp, type TestApp, type TestShop } from "../../support/app.ts";

let app: TestApp;
let shop: TestShop;
let other: TestShop;

beforeAll(async () => {
	app = await startTestApp({ config: { roles: ["web"] } });
	shop = await app.buildShop("home");
	other = await app.buildShop("stranger");
});
afterAll(() => app?.stop());

const fieldsOf = async (as = shop.owner) => Object.fromEntries(((await shop.type("/shop home", as)).fields ?? []).map(({ name, value }) => [name, value]));

test("a new shop has nothing to do, and is told what it can do", async () => {
	expect(await shop.type("/shop home")).toMatchObject({
		audience: "private",
		title: expect.any(String),
		text: "Nothing was sold today yet.\nNothing needs you now.",
		fields: [],
		actions: [{ command: "/report sales since:today" }, { command: "/stock low" }, { command: "/help" }],
	});
});

test("shows what was sold, runs low and waits, the most pressing first, with buttons that work", async () => {
	await shop.type("/item new HOM-1 Snorlax other 5 quantity:4");
	await shop.type("/item new HOM-2 Pikachu other 3 quantity:9");
	await other.type("/item new HOM-1 Theirs other 5 quantity:1");
	await shop.type("/sell HOM-1 3");
	await shop.type("/order new HOM-2 2 customer:Ann");
	const reply = await shop.type("/shop home");
	expect(reply.text).toBe("Today: 2 orders, 5 copies, $21.00.\n1 order waits to be sent.");
	expect(await fieldsOf()).toEqual({ "Sold today": "Counter: 2 orders, 5 copies, $21.00", Orders: "1 to be sent", "Low stock (1)": "Snorlax (HOM-1): 1 left" });
	expect(reply.actions?.map(({ command, style }) => [command, style])).toEqual([
		["/order list open", "primary"],
		["/stock low", "secondary"],
		["/report sales since:today", "secondary"],
		["/help", "secondary"],
	]);
	for (const { command } of reply.actions ?? []) await shop.type(command);
});

test("shows a viewer no amounts, and only what they may do", async () => {
	const viewer = await shop.join("viewer", "viewer");
	const reply = await shop.type("/shop home", viewer);
	expect(JSON.stringify(reply)).not.toContain("$");
	expect(reply.text).toBe("Nothing needs you now.");
	for (const { command } of reply.actions ?? []) await shop.type(command, viewer);
	expect((await shop.type("/shop home", shop.staff)).actions?.[0]).toMatchObject({ command: "/order list open", style: "primary" });
});

test("is not there for who is in no team, and takes no options", async () => {
	expect(await shop.fail("/shop home", app.caller("home", "passer-by"))).toMatchObject({ code: "permission_denied" });
	expect(await shop.fail("/shop home page:2")).toMatchObject({ code: "invalid_input" });
});
