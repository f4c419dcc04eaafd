import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Reply } from "../../../src/domain/core/reply.ts";
import { startTestApp, type TestApp, type TestShop } from "../../support/app.ts";
import { ledgerFaults } from "../../support/ledger-faults.ts";
import { query } from "../../support/query.ts";
import { vendorFingerprint } from "../../support/vendor-fingerprint.ts";

let app: TestApp;
let shop: TestShop;
let other: TestShop;
let next = 0;

beforeAll(async () => {
	app = await startTestApp();
	shop = await app.buildShop("Card Corner");
	other = await app.buildShop("Game Garage");
	await other.type('/item new VG-1 "Tetris" video-game 20 quantity:2');
}, 60_000);

afterAll(async () => {
	expect(await ledgerFaults(app.database.ownerUrl)).toEqual([]);
	await app.stop();
});

/** A card that no other test knows of: its SKU, and a title of one word of its own. */
async function card({
	price = "10.00",
	quantity = 3,
	condition = "NM",
	cost,
	title,
}: {
	price?: string;
	quantity?: number;
	condition?: string;
	cost?: string;
	title?: string;
} = {}) {
	next += 1;
	const sku = `TK-${next}`;
	const name = title ?? `Kartoon${next}`;
	await shop.type(`/item new ${sku} "${name}" tcg-single ${price} condition:${condition} quantity:${quantity}${cost ? ` cost:${cost}` : ""}`);
	return { sku, name };
}

const labelOf = (reply: Reply) => /T-\d+/.exec(`${reply.title} ${reply.text}`)?.[0] ?? "";
const commands = (reply: Reply) => (reply.actions ?? []).map(({ command }) => command);
const button = (reply: Reply, label: RegExp) => reply.actions?.find((action) => label.test(action.label))?.command ?? "";
const field = (reply: Reply, name: string) => reply.fields?.find((one) => one.name === name)?.value;
const sql = <Row extends Record<string, unknown>>(text: string, values: unknown[] = []) => query<Row>(app.database.ownerUrl, text, values);
const available = async (sku: string) => /(\d+) available/.exec((await shop.type(`/item show ${sku}`)).text)?.[1];
const ticketRow = async (label: string) => {
	const [row] = await sql<{
		status: string;
		tender: string;
		total_minor: string;
		discount_minor: string;
		trade_in_minor: string;
		order_id: string;
		receipt_id: string;
	}>("SELECT * FROM ticket WHERE vendor_id = $1 AND number = $2", [shop.vendorId, Number(label.slice(2))]);
	return row;
};

describe("/sell without a SKU", () => {
	test("is answered by a form, and by how to type the same", async () => {
		const reply = await shop.type("/sell", shop.staff);
		expect(reply.text).toContain('/sell lines:"2 snorlax; < pikachu @ 3" discount:10% tender:cash');
		expect(reply.form).toMatchObject({
			command: "/sell",
			fields: [{ name: "lines", multiline: true, required: true }, { name: "discount" }, { name: "tender" }],
		});
		expect(reply.form?.fields[2]?.choices).toEqual(["cash", "card", "credit", "other"]);
		expect((await shop.type("/sell discount:5% location:Main")).form).toMatchObject({ command: "/sell location:Main", fields: [{}, { value: "5%" }, {}] });
	});

	test("its fields, filled in, open a ticket; blank ones are left out", async () => {
		const { sku } = await card();
		const answer = await app.dispatcher.submitForm("/sell", { lines: `${sku}\n`, discount: " ", tender: "" }, shop.staff);
		expect(answer).toMatchObject({ ok: true, reply: { audience: "private", title: expect.stringMatching(/^Ticket T-\d+$/) } });
	});

	test("what is refused comes back with what was typed", async () => {
		const stranger = app.caller("Card Corner", "stranger");
		const answer = await app.dispatcher.submitForm("/sell", { lines: "2 snorlax\npikachu", discount: "10%" }, stranger);
		expect(answer).toMatchObject({
			ok: false,
			code: "permission_denied",
			reply: { fields: [{ value: "2 snorlax\npikachu" }, { name: "Discount", value: "10%" }] },
		});
	});
});

describe("a ticket", () => {
	test("shows its lines privately, is paid once, and [Undo] takes all of it back", async () => {
		const [one, two, three] = [
			await card({ price: "10.00", cost: "4.00" }),
			await card({ price: "3.33" }),
			await card({ price: "8.00", quantity: 1, cost: "2.00" }),
		];
		const before = await shop.type(`/item show ${three.sku}`);
		const open = await shop.type(`/sell lines:"2 ${one.name}; ${two.sku.toLowerCase()} x3 @ 3.00; < ${three.name}" discount:10% tender:cash`, shop.staff);
		expect(open.audience).toBe("private");
		expect(open.text).toBe("5 copies to sell, 1 copy to take in.\nThe customer pays $22.10.");
		expect(open.rows?.rows).toEqual([
			[`1. ${one.name} · NM`, "2", "$10.00", "$20.00", "3"],
			[`2. ${two.name} · NM`, "3", "$3.00", "$9.00", "3"],
			[`3. < ${three.name} · NM`, "1", "$4.00", "-$4.00", ""],
		]);
		expect(open.fields).toEqual([
			{ name: "Subtotal", value: "$29.00" },
			{ name: "Discount", value: "-$2.90" },
			{ name: "Trade-in", value: "-$4.00" },
			{ name: "To pay", value: "$22.10" },
		]);
		const label = labelOf(open);
		expect(open.actions?.map((action) => [action.label, action.command, action.style])).toEqual([
			["Cash $22.10", `/sell ticket:${label} tender:cash total:22.10`, "primary"],
			["Card $22.10", `/sell ticket:${label} tender:card total:22.10`, "secondary"],
			["Credit $20.90", `/sell ticket:${label} tender:credit total:20.90`, "secondary"],
			["Other $22.10", `/sell ticket:${label} tender:other total:22.10`, "secondary"],
			["Edit", `/sell ticket:${label} do:edit`, "secondary"],
			["Drop", `/sell ticket:${label} do:drop`, "danger"],
		]);
		expect(await available(one.sku)).toBe("3");

		const paid = await shop.type(button(open, /^Cash/), shop.staff);
		expect(paid.audience).toBe("channel");
		expect(paid.text).toBe(`${label}: sold 2 × ${one.name}, 3 × ${two.name}; took in ${three.name}.\nPaid $22.10 by cash (discount $2.90, trade-in $4.00).`);
		expect([await available(one.sku), await available(two.sku), await available(three.sku)]).toEqual(["1", "0", "2"]);
		const row = await ticketRow(label);
		expect(row).toMatchObject({ status: "done", tender: "cash", total_minor: "2210", discount_minor: "290", trade_in_minor: "400" });
		expect(
			await sql(
				"SELECT o.status, l.sku, l.quantity, l.fulfilled, l.unit_price_minor, l.discount_minor, l.unit_cost_minor FROM sales_order o JOIN sales_order_line l ON l.order_id = o.id WHERE o.id = $1 ORDER BY l.external_id",
				[row?.order_id],
			),
		).toEqual([
			{ status: "fulfilled", sku: one.sku, quantity: 2, fulfilled: 2, unit_price_minor: "1000", discount_minor: "200", unit_cost_minor: "400" },
			{ status: "fulfilled", sku: two.sku, quantity: 3, fulfilled: 3, unit_price_minor: "300", discount_minor: "90", unit_cost_minor: null },
		]);
		expect(
			await sql("SELECT kind, delta, unit_cost_minor, receipt_id IS NOT NULL AS receipt FROM stock_movement WHERE reference = $1 ORDER BY id", [label]),
		).toEqual([
			{ kind: "sold", delta: -2, unit_cost_minor: null, receipt: false },
			{ kind: "sold", delta: -3, unit_cost_minor: null, receipt: false },
			{ kind: "received", delta: 1, unit_cost_minor: "400", receipt: true },
		]);
		expect(await sql("SELECT document FROM receipt WHERE id = $1", [row?.receipt_id])).toEqual([{ document: label }]);
		// (1 × 2.00 + 1 × 4.00) / 2
		expect(await sql("SELECT cost_minor FROM item WHERE sku = $1", [three.sku])).toEqual([{ cost_minor: "300" }]);

		expect((await shop.fail(button(open, /^Cash/), shop.staff)).text).toBe(`${label} is done already.`);
		expect((await shop.type(`/sell ticket:${label}`, shop.staff)).actions).toBeUndefined();
		const undone = await shop.type(commands(paid)[0] ?? "", shop.staff);
		expect(undone.text).toContain(`${label}: what was sold is back, and what was taken in is out again.`);
		expect([await available(one.sku), await available(two.sku), await available(three.sku)]).toEqual(["3", "3", "1"]);
		expect(await sql("SELECT cost_minor FROM item WHERE sku = $1", [three.sku])).toEqual([{ cost_minor: "200" }]);
		expect((await ticketRow(label))?.status).toBe("undone");
		expect(
			await sql("SELECT o.status, l.returned FROM sales_order o JOIN sales_order_line l ON l.order_id = o.id WHERE o.id = $1 ORDER BY l.external_id", [
				row?.order_id,
			]),
		).toEqual([
			{ status: "returned", returned: 2 },
			{ status: "returned", returned: 3 },
		]);
		expect((await shop.fail(commands(paid)[0] ?? "", shop.staff)).code).toBe("conflict");
		const unversioned = (reply: Reply) => reply.fields?.filter(({ name }) => name !== "Version");
		expect(unversioned(await shop.type(`/item show ${three.sku}`))).toEqual(unversioned(before));
	});

	test("asks where words mean several, and takes no money until it is told", async () => {
		const title = `Twin${next + 1}`;
		const [nm, lp] = [await card({ title, price: "5" }), await card({ title, price: "4", condition: "LP" })];
		const gone = await card({ title, price: "3", condition: "MP", quantity: 0 });
		const open = await shop.type(`/sell lines:"2 ${title.toLowerCase()}"`);
		const label = labelOf(open);
		expect(open.text).toBe(`One thing is to be settled before it can be paid.\nLine 1, “2 ${title.toLowerCase()}”: which one is it?`);
		expect(commands(open)).toEqual([
			`/sell ticket:${label} line:1 sku:${nm.sku}`,
			`/sell ticket:${label} line:1 sku:${lp.sku}`,
			`/sell ticket:${label} do:edit`,
			`/sell ticket:${label} do:drop`,
		]);
		expect(JSON.stringify(open)).not.toContain(gone.sku);
		const { code, text } = await shop.fail(`/sell ticket:${label} tender:cash`);
		expect(code).toBe("conflict");
		expect(text).toContain("Line 1: which one is it?");
		const told = await shop.type(commands(open)[1] ?? "");
		expect(told.rows?.rows[0]?.[0]).toBe(`1. ${title} · LP`);
		await shop.type(button(told, /^Card/));
		expect([await available(nm.sku), await available(lp.sku)]).toEqual(["3", "1"]);
		expect(labelOf(await shop.type(`/sell lines:"${title} nm"`))).not.toBe("");
		expect((await shop.type(`/sell lines:"${title} nm"`)).rows?.rows[0]?.[0]).toBe(`1. ${title} · NM`);
	});

	test("a barcode and a SKU are exact, and several items may share a barcode", async () => {
		const [one, two] = [await card(), await card()];
		await sql("UPDATE item SET barcode = '0820650453915' WHERE sku = $1", [one.sku]);
		expect((await shop.type('/sell lines:"2 0820650453915"')).rows?.rows[0]?.slice(0, 2)).toEqual([`1. ${one.name} · NM`, "2"]);
		await sql("UPDATE item SET barcode = '0820650453915' WHERE sku = $1", [two.sku]);
		expect(commands(await shop.type("/sell lines:0820650453915")).filter((command) => command.includes("line:1"))).toHaveLength(2);
	});

	test("a trade-in that is not in the catalogue waits for /item new, and counts for nothing until then", async () => {
		const { sku } = await card({ price: "10.00" });
		const open = await shop.type(`/sell lines:"${sku}; < Missingno9000 @ 3"`);
		const label = labelOf(open);
		expect(open.text).toContain(`not in the catalogue. Add it with /item new, then say its SKU: /sell ticket:${label} line:2 sku:…`);
		expect(field(open, "To pay")).toBe("$10.00");
		await shop.type('/item new MISS-9000 "Missingno9000" tcg-single 50.00');
		const told = await shop.type(`/sell ticket:${label} line:2 sku:MISS-9000`);
		expect(field(told, "To pay")).toBe("$7.00");
		await shop.type(button(told, /^Cash/));
		expect(await available("MISS-9000")).toBe("1");
	});

	test("the shop pays out what is below zero, by credit at credit's rate", async () => {
		const { sku, name } = await card({ price: "20.00", quantity: 0 });
		await shop.type("/shop settings trade-in-cash:40 trade-in-credit:70");
		const open = await shop.type(`/sell lines:"< 2 ${name}" tender:credit`);
		expect(open.text).toBe("2 copies to take in.\nYou pay $28.00.");
		expect(open.actions?.map(({ label }) => label).slice(0, 4)).toEqual([
			"Credit: pay out $28.00",
			"Cash: pay out $16.00",
			"Card: pay out $16.00",
			"Other: pay out $16.00",
		]);
		const paid = await shop.type(button(open, /^Credit/));
		expect(paid.text).toMatch(/took in 2 × .*\nPaid out \$28\.00 by store credit \(trade-in \$28\.00\)\.$/);
		const row = await ticketRow(labelOf(paid));
		expect(row).toMatchObject({ total_minor: "-2800", order_id: null });
		expect(await sql("SELECT cost_minor FROM item WHERE sku = $1", [sku])).toEqual([{ cost_minor: "1400" }]);
		await shop.type("/shop settings trade-in-cash:50 trade-in-credit:65");
	});

	test("is edited in its form, which opens with what was typed; a line that stays keeps what it was taken for", async () => {
		const title = `Pair${next + 1}`;
		const [nm] = [await card({ title, price: "5" }), await card({ title, price: "4", condition: "LP" })];
		const more = await card({ price: "1.00" });
		const open = await shop.type(`/sell lines:"${title}" discount:1.00 tender:card`);
		const told = await shop.type(button(open, /^1: .*NM/));
		await shop.type(`/price set ${nm.sku} 6`);
		const { form } = await shop.type(button(told, /^Edit/));
		expect(form?.fields.map(({ value }) => value)).toEqual([title, "1.00", "card"]);
		const answer = await app.dispatcher.submitForm(form?.command ?? "", { lines: `${title}\n2 ${more.sku}`, discount: "", tender: "cash" }, shop.owner);
		if (!answer.ok) throw new Error(answer.reply.text);
		expect(labelOf(answer.reply)).toBe(labelOf(open));
		expect(answer.reply.rows?.rows.map((row) => row[3])).toEqual(["$5.00", "$2.00"]);
		expect(field(answer.reply, "Discount")).toBeUndefined();
		expect(answer.reply.actions?.[0]?.label).toBe("Cash $7.00");
		expect(field(await shop.type(`/sell ticket:${labelOf(open)} discount:50%`), "To pay")).toBe("$3.50");
	});

	test("lines that can't be read are told by number, and nothing that was typed is lost", async () => {
		const { sku } = await card();
		const open = await shop.type(`/sell lines:"${sku} @ cheap; ${sku}; 0 ${sku}" discount:lots`);
		expect(open.text.split("\n")).toEqual([
			"3 things are to be settled before it can be paid.",
			'Discount: "lots" is not an amount in USD with at most 2 decimals.',
			`Line 1, “${sku} @ cheap”: "cheap" is not an amount in USD with at most 2 decimals.`,
			`Line 3, “0 ${sku}”: it must be from 1 to 1,000,000 copies`,
		]);
		expect(field(open, "To pay")).toBe("$10.00");
		expect((await shop.type(button(open, /^Edit/))).form?.fields[0]?.value).toBe(`${sku} @ cheap\n${sku}\n0 ${sku}`);
		const many = Array.from({ length: 101 }, () => sku).join(";");
		expect(await shop.fail(`/sell lines:"${many}"`)).toMatchObject({ code: "invalid_input", text: expect.stringContaining("101 lines") });
		expect((await shop.fail('/sell lines:" ; "')).text).toContain("no card");
	});

	test("asks for no more than is there, over all its lines, also when it went meanwhile", async () => {
		const [one, two] = [await card({ quantity: 2 }), await card({ quantity: 2 })];
		const short = await shop.type(`/sell lines:"2 ${one.sku}; ${one.sku}"`);
		expect(short.text).toContain(`Line 2, “${one.sku}”: 3 wanted, only 2 available here`);
		expect(button(short, /^Cash/)).toBe("");
		const open = await shop.type(`/sell lines:"${one.sku}; 2 ${two.sku}"`);
		await shop.type(`/sell ${two.sku}`);
		const before = await vendorFingerprint(app.database.ownerUrl, shop.vendorId);
		const { code, text } = await shop.fail(button(open, /^Cash/));
		expect(code).toBe("conflict");
		expect(text).toContain("Line 2: 2 wanted, only 1 available here");
		expect(await vendorFingerprint(app.database.ownerUrl, shop.vendorId)).toEqual(before);
	});

	test("is paid at the total that was seen, or not at all", async () => {
		const { sku } = await card({ price: "10.00" });
		const open = await shop.type(`/sell lines:"${sku}"`);
		await shop.type(`/sell ticket:${labelOf(open)} discount:5`);
		const { code, text } = await shop.fail(button(open, /^Cash/));
		expect(code).toBe("conflict");
		expect(text).toContain("comes to $5.00 by now");
		await shop.type(`/sell ticket:${labelOf(open)} tender:cash`);
		expect((await ticketRow(labelOf(open)))?.total_minor).toBe("500");
	});

	test("dropped, it is over, until it is undone", async () => {
		const { sku } = await card();
		const open = await shop.type(`/sell lines:"${sku}"`);
		const dropped = await shop.type(button(open, /^Drop/));
		expect(dropped.text).toBe(`${labelOf(open)} is dropped; nothing was sold.`);
		for (const command of commands(open))
			expect(await shop.fail(command)).toMatchObject({ code: "conflict", text: expect.stringContaining("is dropped already") });
		expect((await shop.type(commands(dropped)[0] ?? "")).text).toContain("is open again");
		await shop.type(button(open, /^Cash/));
		expect(await available(sku)).toBe("2");
	});

	test("is its person's: another clerk may not touch it, a manager may", async () => {
		const { sku } = await card();
		const [clerk, manager] = [await shop.join(`clerk-${next}`, "staff"), await shop.join(`boss-${next}`, "manager")];
		const open = await shop.type(`/sell lines:"${sku}"`, shop.staff);
		const before = await vendorFingerprint(app.database.ownerUrl, shop.vendorId);
		for (const command of [...commands(open), `/sell ticket:${labelOf(open)}`]) expect((await shop.fail(command, clerk)).code).toBe("permission_denied");
		expect(await vendorFingerprint(app.database.ownerUrl, shop.vendorId)).toEqual(before);
		await shop.type(button(open, /^Cash/), manager);
	});

	test("another shop's is not there", async () => {
		const { sku } = await card();
		const theirs = await other.type("/sell lines:VG-1");
		const mine = await shop.type(`/sell lines:${sku}`);
		const number = Number(labelOf(mine).slice(2));
		const before = await vendorFingerprint(app.database.ownerUrl, shop.vendorId);
		expect((await other.fail(`/sell ticket:T-${number}`)).code).toBe("not_found");
		expect((await other.fail(`/sell lines:"${sku}" ticket:T-${number}`)).code).toBe("not_found");
		expect((await other.fail(`/sell ticket:${labelOf(theirs)} line:1 sku:${sku}`)).code).toBe("not_found");
		expect(await vendorFingerprint(app.database.ownerUrl, shop.vendorId)).toEqual(before);
		expect((await other.type(`/sell lines:"${sku}"`)).text).toContain("nothing in stock is called so");
	});

	test.each([
		["/sell ticket:77th", "not a ticket"],
		["/sell ticket:T-1 line:2", "line: and sku: go together"],
		["/sell ticket:T-1 quantity:2", "quantity: does not go with ticket:"],
		["/sell TK-1 discount:5%", "discount: goes with a ticket"],
		["/sell TK-1 lines:TK-1", "sku: does not go with lines:"],
		["/sell line:2", "line: goes with a ticket"],
		["/sell quantity:2", "/sell needs sku"],
		["/sell ticket:T-1 tender:gold", "none of cash, card, credit, other"],
		["/sell ticket:T-1 tender:cash total:lots", "not an amount"],
	])("refuses %s", async (text, why) => {
		const refused = await shop.fail(text);
		expect(refused.code).toBe("invalid_input");
		expect(refused.text).toContain(why);
	});

	test("is refused where another till books the counter", async () => {
		const { sku } = await card();
		const open = await shop.type(`/sell lines:${sku}`);
		await shop.type("/shop settings till:square");
		for (const text of [`/sell ${sku}`, `/sell lines:${sku}`, button(open, /^Cash/)]) expect((await shop.fail(text)).text).toContain("Square");
		await shop.type("/shop settings till:omni");
		await shop.type(button(open, /^Cash/));
	});
});

describe("two at once", () => {
	test("two tickets for the last copy: one is paid, the other hears which line", async () => {
		const [last, more] = [await card({ quantity: 1 }), await card({ quantity: 5 })];
		const clerk = await shop.join(`second-${next}`, "staff");
		const mine = await shop.type(`/sell lines:"${more.sku}; ${last.sku}"`, shop.staff);
		const theirs = await shop.type(`/sell lines:"${last.sku}; ${more.sku}"`, clerk);
		const answers = await Promise.all([app.dispatcher.runText(button(mine, /^Cash/), shop.staff), app.dispatcher.runText(button(theirs, /^Cash/), clerk)]);
		expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
		const refused = answers.find(({ ok }) => !ok);
		expect(refused).toMatchObject({ code: "conflict", reply: { text: expect.stringMatching(/^Line [12]: /) } });
		expect([await available(last.sku), await available(more.sku)]).toEqual(["0", "4"]);
	});

	test("a button pressed ten times pays once, and its undo pressed ten times takes it back once", async () => {
		const [one, two] = [await card({ quantity: 5 }), await card({ quantity: 0 })];
		const open = await shop.type(`/sell lines:"2 ${one.sku}; < ${two.sku}"`, shop.staff);
		const press = (command: string) => Promise.all(Array.from({ length: 10 }, () => app.dispatcher.runText(command, shop.staff)));
		const paid = await press(button(open, /^Cash/));
		expect(paid.filter(({ ok }) => ok)).toHaveLength(1);
		expect(paid.filter((answer) => !answer.ok && !answer.reply.text.includes("is done already"))).toEqual([]);
		expect([await available(one.sku), await available(two.sku)]).toEqual(["3", "1"]);
		const [undo = ""] = commands(paid.find(({ ok }) => ok)?.reply as Reply);
		expect((await press(undo)).filter(({ ok }) => ok)).toHaveLength(1);
		expect([await available(one.sku), await available(two.sku)]).toEqual(["5", "0"]);
	});

	test("tickets that sell what others take in, paid and undone by twenty at once, leave clean books", async () => {
		const cards = [await card({ quantity: 8, cost: "1.00" }), await card({ quantity: 8, cost: "2.00" }), await card({ quantity: 8 })];
		const pick = (at: number) => cards[at % cards.length]?.sku ?? "";
		const opened = await Promise.all(
			Array.from({ length: 20 }, (_, at) =>
				shop.type(`/sell lines:"2 ${pick(at)}; < ${pick(at + 1)} @ 0.5${at % 10}; ${pick(at + 2)}" discount:7%`, shop.staff),
			),
		);
		const answers = await Promise.all(
			opened.map(async (reply) => {
				const paid = await app.dispatcher.runText(button(reply, /^Cash/), shop.staff);
				return paid.ok ? app.dispatcher.runText(commands(paid.reply)[0] ?? "", shop.staff) : paid;
			}),
		);
		expect(answers.filter((answer) => !answer.ok && answer.code !== "conflict")).toEqual([]);
		expect(await ledgerFaults(app.database.ownerUrl)).toEqual([]);
	}, 60_000);
});

describe("undo of a ticket", () => {
	test("is refused whole when a trade-in went since, and says what is missing", async () => {
		const [one, two, three] = [await card({ quantity: 5 }), await card({ quantity: 0 }), await card({ quantity: 0 })];
		const open = await shop.type(`/sell lines:"${one.sku}; < ${two.sku}; < ${three.sku}"`);
		const paid = await shop.type(button(open, /^Cash/));
		await shop.type(`/sell ${two.sku}`, shop.staff);
		await shop.type(`/sell ${three.sku}`, shop.staff);
		const before = await vendorFingerprint(app.database.ownerUrl, shop.vendorId);
		const { code, text } = await shop.fail(commands(paid)[0] ?? "");
		expect(code).toBe("conflict");
		expect(text).toContain(two.sku);
		expect(text).toContain(three.sku);
		expect(await vendorFingerprint(app.database.ownerUrl, shop.vendorId)).toEqual(before);
	});

	test("/undo takes back the ticket as the last thing done, and then what was done before it", async () => {
		const { sku } = await card();
		await shop.type(`/price set ${sku} 9`);
		const open = await shop.type(`/sell lines:"${sku}; < ${sku} @ 1"`);
		await shop.type(button(open, /^Cash/));
		expect((await shop.type("/undo")).text).toContain(labelOf(open));
		expect((await shop.type("/undo")).text).toContain("$9.00 → $10.00");
	});
});

describe("/sell with a SKU", () => {
	test("keeps what the copy had cost, and sells from the location that is named", async () => {
		const { sku } = await card({ cost: "4.20", quantity: 1 });
		await shop.type('/location add "Back room"');
		await shop.type(`/stock receive ${sku} 2 location:"Back room"`);
		await shop.type(`/sell ${sku} 2 location:"back room"`);
		expect(await sql("SELECT unit_cost_minor FROM sales_order_line WHERE sku = $1", [sku])).toEqual([{ unit_cost_minor: "420" }]);
		expect((await shop.fail(`/sell ${sku} location:"Back room"`)).code).toBe("conflict");
		expect((await shop.fail(`/sell ${sku} location:Attic`)).code).toBe("not_found");
		const open = await shop.type(`/sell lines:${sku} location:"Back room"`);
		expect(open.text).toContain("1 wanted, none available here");
	});
});
