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
	await shop.type('/item new C-1 "Charizard" tcg-single 10.00 condition:LP');
});
afterAll(() => app?.stop());

const LIST = "NM x1.00, LP x0.85, under 0.40 -> 0.40, over 50 -> ask";
const WORDS = "Near Mint: +0 %, Lightly Played: -15 %, under $0.40: = $0.40, over $50.00: ask";
const undoOf = (reply: { actions?: { command: string }[] }) => reply.actions?.find(({ command }) => command.startsWith("/undo"))?.command ?? "";
const saved = async (of = shop) => (await of.type("/rule list")).rows?.rows ?? [];

describe("/rule save", () => {
	test("keeps a rule, says how it is understood, and it prices items by its name", async () => {
		const reply = await shop.type(`/rule save weekly ${LIST} round:.99`);
		expect(reply.text).toBe(`Saved as weekly: ${WORDS}, ending in .99.\nUse it: /bulk price rule:weekly`);
		expect(await saved()).toEqual([["weekly", `${LIST}, round .99`]]);
		expect((await shop.type("/bulk price rule:Weekly category:tcg-single")).rows?.rows).toEqual([["C-1", "Charizard", "$10.00", "$8.99"]]);
		expect((await shop.type("/audit")).rows?.rows[0]?.join(" ")).toContain("saved a price rule, weekly");
		await shop.type(undoOf(reply));
		expect(await saved()).toEqual([]);
	});

	test("a list can be typed in place too, quoted", async () => {
		expect((await shop.type(`/bulk price "${LIST}" charizard`)).text).toContain(`${WORDS} for "charizard": 1 price would change`);
	});

	test("replaces a rule of the same name once that is meant; [Undo] gives it back, unless it was changed since", async () => {
		await shop.type("/rule save monthly +5%");
		const asked = await app.dispatcher.runText("/rule save MONTHLY x0.9, margin 10%", shop.owner);
		expect(asked).toMatchObject({ ok: false, code: "conflict", reply: { text: expect.stringContaining("There is a rule monthly already: +5%") } });
		expect(await saved()).toContainEqual(["monthly", "+5%"]);
		const replaced = await shop.type(asked.reply.actions?.[0]?.command ?? "");
		expect(replaced.text).toBe('MONTHLY was "+5%". Now it is: -10 %, at least cost + 10 %.');
		expect((await shop.type("/rule save MONTHLY x0.9, margin 10%")).text).toContain("nothing was changed");
		const again = await shop.type("/rule save monthly -1% replace:yes");
		expect(await shop.fail(undoOf(replaced))).toMatchObject({ code: "conflict", text: expect.stringContaining("was changed since") });
		await shop.type(undoOf(again));
		await shop.type(undoOf(replaced));
		expect(await saved()).toEqual([["monthly", "+5%"]]);
		await shop.type("/rule remove monthly");
	});

	test.each([
		["/rule save bad NM 0.85", /"NM 0.85" says no change/],
		["/rule save bad NM x1, LQ x0.85", /In "LQ x0.85": .*"LQ" is no condition/],
		["/rule save bad +5% margin:lots", /margin: "lots"/],
		["/rule save bad", /needs rule/],
		[`/rule save ${"x".repeat(61)} +5%`, /longer than 60/],
		[`/rule save bad ${"NM x1, ".repeat(60)}`, /60 lines are more/],
		[`/rule save bad ${"NM x1,  ".repeat(400)}`, /longer than 2000/],
	])("%s is refused in words", async (text, message) => {
		expect(await shop.fail(text)).toMatchObject({ code: "invalid_input", text: expect.stringMatching(message) });
		expect(await saved()).toEqual([]);
	});

	test("takes names with blanks, quotes, emoji and other scripts", async () => {
		for (const name of ["Black Friday", "Farfetch'd", "🃏 тест", "ルール"]) {
			await shop.type(`/rule save name:"${name}" x1.00`);
			expect((await shop.type(`/rule show ${name}`)).text).toBe(`${name}: x1.00`);
			expect((await shop.type(`/bulk price rule:"${name}"`)).text).toContain("+0 % for all items");
			await shop.type(`/rule remove ${name}`);
		}
	});

	test("a shop keeps fifty", async () => {
		const full = await app.buildShop("Full Shop");
		await query(app.database.ownerUrl, "INSERT INTO price_rule (vendor_id, name, text) SELECT $1, 'rule ' || n, '+1%' FROM generate_series(1, 50) n", [
			full.vendorId,
		]);
		expect(await full.fail("/rule save another +1%")).toMatchObject({ code: "conflict", text: expect.stringContaining("50 rules") });
		expect((await full.type('/rule save "rule 1" +2% replace:yes')).text).toContain("Now it is: +2 %");
	});
});

describe("/rule show and remove", () => {
	test("shows it as typed and in words; removed, it comes back by [Undo]", async () => {
		await shop.type(`/rule save weekly ${LIST}`);
		const shown = await shop.type("/rule show WEEKLY");
		expect(shown).toMatchObject({ text: `weekly: ${LIST}`, fields: [{ name: "In words", value: WORDS }], audience: "private" });
		const removed = await shop.type("/rule remove weekly");
		expect(removed.text).toBe(`The rule weekly is gone. It said: ${LIST}`);
		expect(await shop.fail("/bulk price rule:weekly")).toMatchObject({ code: "not_found" });
		expect((await shop.type(undoOf(removed))).text).toBe("Undone: the rule weekly is as it was.");
		expect(await saved()).toEqual([["weekly", LIST]]);
	});

	test("names a rule that is not there, and the one that was meant", async () => {
		for (const command of ["/rule show wekly", "/rule remove wekly", "/bulk price rule:wekly"]) {
			expect(await shop.fail(command)).toMatchObject({ code: "not_found", text: expect.stringContaining("Did you mean weekly?") });
		}
	});

	test("another shop has rules of its own", async () => {
		expect(await saved(other)).toEqual([]);
		expect(await other.fail("/rule show weekly")).toMatchObject({ code: "not_found", text: expect.not.stringContaining("Did you mean") });
		expect((await other.type("/rule save weekly under 500 -> 500, else x0.9")).text).toContain("under ¥500: = ¥500, else: -10 %");
		expect(await saved()).toEqual([["weekly", LIST]]);
	});

	test("staff look and a manager changes", async () => {
		const manager = await shop.join("manager", "manager");
		expect((await shop.type("/rule list", shop.staff)).text).toBe("1 saved rule.");
		for (const command of ["/rule save mine +5%", "/rule remove weekly"])
			expect(await shop.fail(command, shop.staff)).toMatchObject({ code: "permission_denied" });
		expect((await shop.type("/rule save theirs +5%", manager)).text).toContain("Saved as theirs");
		expect((await shop.type("/rule remove theirs", manager)).text).toContain("is gone");
	});
});

describe("a market price", () => {
	test("is shown with its day, where there is one; how long it counts is a setting", async () => {
		const market = async () => (await shop.type("/item show C-1")).fields?.find(({ name }) => name === "Market price")?.value;
		expect(await market()).toBeUndefined();
		await query(app.database.ownerUrl, "UPDATE item SET market_minor = 1234, market_at = '2026-11-20T23:30:00Z' WHERE sku = 'C-1'");
		expect(await market()).toBe("$12.34 on Nov 20, 2026");
		const changed = await shop.type("/shop settings market-days:30");
		expect(changed.rows?.rows).toEqual([["Market prices are used for", "7 days", "30 days"]]);
		await shop.type(undoOf(changed));
		for (const days of ["0", "366", "a week", "none"]) expect((await shop.fail(`/shop settings market-days:"${days}"`)).text).toContain("market-days");
	});
});
