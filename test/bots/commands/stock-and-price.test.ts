import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestApp, type TestApp, type TestShop } from "../../support/app.ts";
import { ledgerFaults } from "../../support/ledger-faults.ts";

let app: TestApp;
let shop: TestShop;
let other: TestShop;

beforeAll(async () => {
	app = await startTestApp();
	shop = await app.buildShop("Card Corner");
	other = await app.buildShop("Game Garage");
	await shop.type('/item new PKM-004 "Charmander" tcg-single 12.50 condition:NM quantity:5 attributes:"set_name=Base Set; collector_number=46/102"');
	await other.type('/item new VG-1 "Tetris" video-game 20 quantity:2');
});

afterAll(async () => {
	expect(await ledgerFaults(app.database.ownerUrl)).toEqual([]);
	await app.stop();
});

describe("/price set", () => {
	test("writes the price, its history and the audit", async () => {
		const reply = await shop.type("/price set pkm-004 13.75");
		expect(reply.text).toContain("$12.50 → $13.75");
		const history = await shop.type("/price history PKM-004");
		expect(history.rows?.rows[0]?.slice(1)).toEqual(["$12.50", "$13.75", "owner", "command"]);
		const entries = await app.as(shop.owner, ["inventory.read"], (scope) =>
			scope.read.auditEntry.findMany({ where: { vendorId: shop.vendorId, action: "set-price" } }),
		);
		expect(entries).toMatchObject([{ before: { priceMinor: "1250" }, after: { priceMinor: "1375" }, surface: "discord" }]);
	});

	test("the same price again writes nothing", async () => {
		await shop.type("/price set PKM-004 14");
		const reply = await shop.type("/price set PKM-004 14.00");
		expect(reply.text).toBe("PKM-004 costs $14.00 already; nothing was changed.");
		expect(reply.actions).toBeUndefined();
	});

	test("names a wrong SKU and the one that was meant", async () => {
		expect(await shop.fail("/price set PKM-04 13")).toEqual({ code: "not_found", text: "SKU PKM-04 not found. Did you mean PKM-004?" });
	});

	test.each(["abc", "-3", "1.234", "9999999999999999"])("refuses the price %s", async (price) => {
		const { code, text } = await shop.fail(`/price set PKM-004 ${price}`);
		expect(code).toBe("invalid_input");
		expect(text).toContain(price);
	});

	test("a price of zero must be meant", async () => {
		const { text } = await shop.fail("/price set PKM-004 0");
		expect(text).toContain("/price set PKM-004 0 zero:yes");
		await shop.type("/price set PKM-004 0 zero:yes");
		await shop.type("/undo");
	});

	test("staff may not, and hear whom to ask", async () => {
		const { code, text } = await shop.fail("/price set PKM-004 1", shop.staff);
		expect(code).toBe("permission_denied");
		expect(text).toContain("Ask owner");
	});

	test("another vendor's item is not there", async () => {
		expect((await shop.fail("/price set VG-1 1")).code).toBe("not_found");
	});

	test("two at once end with one history, in order", async () => {
		await Promise.all([shop.type("/price set PKM-004 21"), shop.type("/price set PKM-004 22")]);
		const changes = await app.as(shop.owner, ["inventory.read"], (scope) =>
			scope.read.priceChange.findMany({ where: { vendorId: shop.vendorId }, orderBy: { createdAt: "asc" } }),
		);
		for (const [index, change] of changes.entries()) if (index > 0) expect(change.oldMinor).toBe(changes[index - 1]?.newMinor);
	});
});

describe("/stock", () => {
	test("receive, remove and count write the ledger", async () => {
		await shop.type('/item new ST-1 "Pikachu" tcg-single 3');
		expect((await shop.type("/stock receive ST-1 4 cost:1.20", shop.staff)).text).toContain("4 on hand now");
		expect((await shop.type("/stock remove ST-1 1 water damage", shop.staff)).text).toContain("3 on hand now");
		expect((await shop.type("/stock count ST-1 7 seen:3", shop.staff)).text).toBe("Counted ST-1: 3 → 7 on hand.");
		const moves = await app.as(shop.owner, ["inventory.read"], async (scope) => {
			const { id: itemId } = await scope.read.item.findFirstOrThrow({ where: { vendorId: shop.vendorId, sku: "ST-1" } });
			return scope.read.stockMovement.findMany({ where: { vendorId: shop.vendorId, itemId }, orderBy: { createdAt: "asc" } });
		});
		expect(moves.map(({ kind, delta, onHandAfter, reason }) => ({ kind, delta, onHandAfter, reason }))).toEqual([
			{ kind: "received", delta: 4, onHandAfter: 4, reason: null },
			{ kind: "adjusted", delta: -1, onHandAfter: 3, reason: "water damage" },
			{ kind: "counted", delta: 4, onHandAfter: 7, reason: null },
		]);
	});

	test("a count without what was seen asks first, with a button that carries it", async () => {
		await shop.type('/item new ST-2 "Raichu" tcg-single 3 quantity:2');
		const reply = await shop.type("/stock count ST-2 5");
		expect(reply.actions?.[0]?.command).toBe("/stock count ST-2 5 seen:2");
		expect((await shop.type("/item show ST-2")).text).toContain("2 available");
	});

	test("a stale count is a conflict that says what to type", async () => {
		await shop.type('/item new ST-3 "Eevee" tcg-single 3 quantity:2');
		await shop.type("/stock receive ST-3 1");
		const { code, text } = await shop.fail("/stock count ST-3 9 seen:2");
		expect(code).toBe("conflict");
		expect(text).toContain("/stock count ST-3 9 seen:3");
	});

	test("more than is there can't go out", async () => {
		await shop.type('/item new ST-4 "Mew" tcg-single 3 quantity:1');
		expect(await shop.fail("/stock remove ST-4 2 lost")).toEqual({ code: "conflict", text: "Only 1 of ST-4 is available, not 2." });
	});

	test.each(["-1", "0", "1.5", "abc", "2147483648", "99999999999"])("refuses the quantity %s", async (quantity) => {
		const { code, text } = await shop.fail(`/stock receive PKM-004 ${quantity}`);
		expect(code).toBe("invalid_input");
		expect(text).toContain(quantity);
	});

	test("another vendor's item is not there, and a stranger gets nowhere", async () => {
		expect((await shop.fail("/stock receive VG-1 1")).code).toBe("not_found");
		const stranger = app.caller("Card Corner", "stranger");
		const { code, text } = await shop.fail("/stock receive PKM-004 1", stranger);
		expect(code).toBe("permission_denied");
		expect(text).toContain("Ask owner");
	});
});

describe("/sell", () => {
	test("sells over the counter, and [Undo] takes it back", async () => {
		await shop.type('/item new SE-1 "Gengar" tcg-single 10 quantity:3');
		const sale = await shop.type("/sell SE-1 2 price:9.50", shop.staff);
		expect(sale.text).toMatch(/^Sold 2 × Gengar \(SE-1\) for \$19\.00 as O-\d+\.\n1 left\.$/);
		const undone = await shop.type(sale.actions?.[0]?.command ?? "", shop.staff);
		expect(undone.text).toContain("its copies are back");
		expect((await shop.type("/item show SE-1")).text).toContain("3 available");
		expect((await shop.fail(sale.actions?.[0]?.command ?? "", shop.staff)).code).toBe("conflict");
	});

	test("twenty at once on the last copy sell exactly one", async () => {
		await shop.type('/item new SE-2 "Lugia" tcg-single 99 quantity:1');
		const answers = await Promise.all(Array.from({ length: 20 }, () => app.dispatcher.runText("/sell SE-2", shop.staff)));
		expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
		expect(answers.filter((answer) => !answer.ok && answer.code !== "conflict")).toEqual([]);
	});

	test("more than there is, an unknown SKU and another vendor's are refused", async () => {
		expect((await shop.fail("/sell SE-1 4")).code).toBe("conflict");
		expect((await shop.fail("/sell NOPE")).code).toBe("not_found");
		expect((await shop.fail("/sell VG-1")).code).toBe("not_found");
		expect((await shop.fail("/sell SE-1 many")).code).toBe("invalid_input");
	});
});

describe("/undo", () => {
	test("takes back one's own last write, and not somebody else's", async () => {
		await shop.type('/item new UN-1 "Snorlax" tcg-single 5 quantity:1');
		await shop.type("/stock receive UN-1 2", shop.staff);
		await shop.type("/price set UN-1 6");
		expect((await shop.type("/undo", shop.staff)).text).toContain("UN-1 -2, 1 on hand");
		expect((await shop.type("/undo")).text).toContain("$6.00 → $5.00");
		expect((await shop.type("/item show UN-1")).text).toContain("1 available at $5.00");
	});

	test("does nothing where somebody changed it since", async () => {
		await shop.type('/item new UN-2 "Ditto" tcg-single 5');
		const first = await shop.type("/price set UN-2 6");
		await shop.type("/price set UN-2 7");
		const { code, text } = await shop.fail(first.actions?.[0]?.command ?? "");
		expect(code).toBe("conflict");
		expect(text).toContain("is $7.00 now");
	});

	test("an item that was just made is archived, and its first stock goes out", async () => {
		const made = await shop.type('/item new UN-3 "Onix" tcg-single 5');
		await shop.type(made.actions?.[0]?.command ?? "");
		expect((await shop.fail("/item show UN-3")).text).toContain("UN-3 is archived.");
		const stocked = await shop.type('/item new UN-4 "Muk" tcg-single 5 quantity:2');
		await shop.type("/stock receive UN-4 1");
		expect((await shop.fail(stocked.actions?.[0]?.command ?? "")).code).toBe("conflict");
		await shop.type("/stock remove UN-4 1 lost");
		await shop.type(stocked.actions?.[0]?.command ?? "");
		expect((await shop.fail("/item show UN-4")).text).toContain("UN-4 is archived.");
	});

	test("nothing to undo, an unknown number and a word are told", async () => {
		const newcomer = await app.buildShop("Empty Shop");
		expect((await newcomer.fail("/undo", newcomer.staff)).code).toBe("not_found");
		expect((await shop.fail("/undo change:999999")).code).toBe("not_found");
		expect((await shop.fail("/undo change:abc")).code).toBe("invalid_input");
	});

	test("another person's change by number is not one's own", async () => {
		await shop.type('/item new UN-5 "Abra" tcg-single 5 quantity:1');
		const change = (await shop.type("/price set UN-5 6")).actions?.[0]?.command ?? "";
		expect((await shop.fail(change, shop.staff)).code).toBe("not_found");
		expect((await other.fail(change)).code).toBe("not_found");
	});
});
