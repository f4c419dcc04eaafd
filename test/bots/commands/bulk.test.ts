import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestApp, type TestApp, type TestShop } from "../../support/app.ts";
import { fileOf, until } from "../../support/fill-shop.ts";

let app: TestApp;
let shop: TestShop;
let stranger: TestShop;
beforeAll(async () => {
	app = await startTestApp();
	shop = await app.buildShop("bulk");
	stranger = await app.buildShop("stranger");
	for (let n = 1; n <= 3; n++) await shop.type(`/item new C-${n} "Card ${n}" tcg-single 10.00 condition:NM quantity:2`);
});
afterAll(() => app?.stop());

const ended = (operation: string) => until(async () => !(await shop.type(`/bulk show ${operation}`)).progress?.active);
const labelOf = (reply: { title?: string }) => /B-\d+/.exec(reply.title ?? "")?.[0] ?? "";
const priceOf = async (sku: string) => (await shop.type(`/item show ${sku}`)).text;

describe("/bulk price", () => {
	it("answers with the finished preview; its buttons confirm, show and undo", async () => {
		const preview = await shop.type("/bulk price +5% category:tcg-single round:.99");
		const operation = labelOf(preview);
		expect(preview.text).toMatch(/^\+5 %, ending in \.99 for tcg-single: 3 prices would change\./);
		expect(preview.audience).toBe("channel");
		const confirmed = await shop.type(preview.actions?.[0]?.command ?? "");
		expect(confirmed.progress).toMatchObject({ operation, total: 3, planning: false, command: `/bulk show ${operation}` });
		await ended(operation);
		expect(await priceOf("C-1")).toContain("$10.99");
		const done = await shop.type(`/bulk show ${operation.toLowerCase()}`);
		const undo = await shop.type(done.actions?.[0]?.command ?? "");
		expect(undo.text).toMatch(new RegExp(`^Undo of ${operation}: 3 items would be restored`));
		await shop.type(`/bulk confirm ${labelOf(undo)}`);
		await ended(labelOf(undo));
		expect(await priceOf("C-1")).toContain("$10.00");
	});

	it("takes words by position, and amounts with their sign", async () => {
		const preview = await shop.type("/bulk price -0.50 card 2 floor:0.25");
		expect(preview.text).toMatch(/^-\$0\.50, at least \$0\.25 for "card 2": 1 price would change/);
		expect((await shop.type(`/bulk cancel ${labelOf(preview)}`)).text).toMatch(/is cancelled\. Nothing was changed\./);
		expect(await shop.fail(`/bulk confirm ${labelOf(preview)}`)).toMatchObject({ code: "conflict", text: expect.stringContaining("cancelled already") });
	});

	it.each([
		["/bulk price", /needs change/],
		["/bulk price 5%", /begins with none of \+, - and =/],
		["/bulk price +5% category:tgc", /category: "tgc" is none of/],
		["/bulk price +5% rond:.99", /no option "rond:".*Did you mean round:/],
		["/bulk show", /needs operation/],
		["/bulk show x", /"x" is no bulk operation's number/],
		["/bulk confirm B-1 plan:zz", /8 or more/],
		["/bulk undo", /needs operation/],
		["/bulk import", /needs file/],
	])("%s is refused in words", async (text, message) => {
		expect(await shop.fail(text)).toMatchObject({ code: "invalid_input", text: expect.stringMatching(message) });
	});
});

describe("/bulk confirm", () => {
	it("typed by a person who has not seen the plan shows it to them and starts nothing", async () => {
		const invite = await shop.type("/shop invite role:owner");
		const partner = app.caller("bulk", "partner");
		await shop.type(`/shop link ${/[A-Z0-9]{5}-[A-Z0-9]{5}/.exec(invite.text)?.[0]}`, partner);
		const operation = labelOf(await shop.type("/bulk price +1.00 card 3"));
		const asked = await shop.type(`/bulk confirm ${operation}`, partner);
		expect(asked.text).toMatch(new RegExp(`^Not started: this is not the plan of ${operation} that you saw last`));
		expect(asked.actions?.[0]?.command).toMatch(new RegExp(`^/bulk confirm ${operation} plan:`));
		expect(asked.progress).toBeUndefined();
		expect((await shop.type(`/bulk confirm ${operation}`, partner)).progress?.operation).toBe(operation);
		await ended(operation);
		expect(await priceOf("C-3")).toContain("$11.00");
	});

	it("of a plan whose prices moved answers with the new plan", async () => {
		const operation = labelOf(await shop.type("/bulk price +1.00 card 2"));
		await shop.type("/price set C-2 20.00");
		const again = await shop.type(`/bulk confirm ${operation}`);
		expect(again.text).toMatch(/^Not started: 1 item changed since the preview\. This is a new plan\./);
		expect(again.rows?.rows).toEqual([["C-2", "Card 2", "$20.00", "$21.00"]]);
	});
});

describe("/bulk import", () => {
	it("previews, keeps bad lines apart with a file to mend, and makes the rest", async () => {
		const csv = "sku,title,category,condition,price,quantity\nI-1,Imported,tcg-single,NM,3.00,4\nI-2,Bad,tcg-single,NM,free,4\n";
		const answer = await app.dispatcher.runCommand("bulk import", { file: fileOf(csv) }, shop.owner);
		if (!answer.ok) throw new Error(answer.reply.text);
		const { reply } = answer;
		expect(reply.fields).toEqual(
			expect.arrayContaining([
				{ name: "New items", value: "1" },
				{ name: "Lines that can't be taken", value: "1" },
			]),
		);
		expect(reply.attachments).toHaveLength(1);
		await shop.type(reply.actions?.[0]?.command ?? "");
		await ended(labelOf(reply));
		expect(await priceOf("I-1")).toContain("4 available at $3.00");
	});

	it("keeps a mapping, which /undo takes away again, or gives back what it said", async () => {
		const save = async (map: string) => {
			const file = fileOf("Ref,How many,Foo\nB-1,1,2\n");
			const answer = await app.dispatcher.runCommand("bulk import", { file, map, save: "binder", quantities: "set" }, shop.owner);
			expect(answer).toMatchObject({ ok: true });
		};
		const columns = async () => JSON.stringify((await shop.type("/mapping list")).rows ?? null);
		await save("Ref=sku, How many=quantity, Foo=skip");
		const first = await columns();
		await save("Ref=sku, How many=skip, Foo=quantity");
		expect(await columns()).not.toBe(first);
		expect((await shop.type("/undo")).text).toBe('Undone: The mapping "binder" says again what it said before.');
		expect(await columns()).toBe(first);
		await save("Ref=sku, How many=quantity, Foo=skip");
		expect((await shop.type("/undo")).text).toBe('Undone: The mapping "binder" is forgotten again.');
		expect(await columns()).toBe("null");
	});

	it("of a file with unknown columns is a private answer that names them", async () => {
		const answer = await app.dispatcher.runCommand("bulk import", { file: fileOf("sku,pirce\nA,1\n") }, shop.owner);
		expect(answer).toMatchObject({
			ok: false,
			code: "invalid_input",
			reply: { audience: "private", text: expect.stringMatching(/"pirce".*Did you mean price/) },
		});
	});
});

describe("who may", () => {
	it.each(["/bulk price +5%", "/bulk confirm B-1", "/bulk cancel B-1", "/bulk undo B-1"])("staff may not: %s", async (text) => {
		expect(await shop.fail(text, shop.staff)).toMatchObject({ code: "permission_denied" });
	});

	it("staff may not import, but look", async () => {
		expect(await app.dispatcher.runCommand("bulk import", { file: fileOf("sku,price\nA,1\n") }, shop.staff)).toMatchObject({
			ok: false,
			code: "permission_denied",
		});
		expect((await shop.type("/bulk show B-1", shop.staff)).text).toMatch(/^B-1/);
	});

	it.each(["/bulk show B-1", "/bulk confirm B-1", "/bulk cancel B-1", "/bulk undo B-1"])("another shop finds nothing: %s", async (text) => {
		expect(await stranger.fail(text)).toMatchObject({ code: "not_found", text: expect.stringContaining("There is no bulk operation B-1") });
	});

	it("completion offers one's own operations only, newest first", async () => {
		const [first] = await app.complete(shop.owner, "operation", "b", 25);
		expect(first).toMatchObject({ value: expect.stringMatching(/^B-\d+$/), label: expect.stringMatching(/^B-\d+ · (Import|Reprice|Undo) · /) });
		expect((await app.complete(shop.owner, "operation", "B-1", 25)).every(({ value }) => value.startsWith("B-1"))).toBe(true);
		expect(await app.complete(stranger.owner, "operation", "", 25)).toEqual([]);
	});
});
