import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { MarketplaceOrder } from "../../../src/domain/orders/marketplace-order.ts";
import { cancelLines } from "../../../src/domain/orders/services/cancel-lines.ts";
import { ledgerFaults } from "../../support/ledger-faults.ts";
import { type Market, openMarket } from "../../support/market.ts";
import { lineOf, type OrderDesk, orderDesk, orderOf } from "../../support/order-desk.ts";

let market: Market;
let desk: OrderDesk;
let addItem: (sku: string, quantity: number) => Promise<unknown>;
let a: string;
let b: string;

beforeAll(async () => {
	market = await openMarket();
	const shop = await market.buildShop("pictures");
	desk = orderDesk(market, shop);
	addItem = shop.addItem;
});
afterAll(() => market?.close());
beforeEach(async () => {
	[a, b] = [`A-${randomUUID().slice(0, 8)}`, `B-${randomUUID().slice(0, 8)}`];
	await addItem(a, 5);
	await addItem(b, 5);
	market.sent.length = 0;
});

type Copies = readonly (number | null)[];

/** The order as it was so many seconds after it was placed; null: the line is not in it. */
const picture = (externalId: string, second: number, [ofA = null, ofB = null]: Copies, status: MarketplaceOrder["status"] = "paid") =>
	orderOf(
		[
			...(ofA === null ? [] : [lineOf(a, { externalId: "1", quantity: ofA })]),
			...(ofB === null ? [] : [lineOf(b, { externalId: "2", quantity: ofB, title: "Blastoise" })]),
		],
		{ externalId, status, changedAt: new Date(Date.UTC(2099, 0, 1, 0, 0, second)) },
	);

async function play(...pictures: MarketplaceOrder[]) {
	let orderId = "";
	for (const one of pictures) ({ orderId } = await desk.record(one));
	return { status: (await desk.look(orderId)).status, a: (await desk.stock(a)).committed, b: (await desk.stock(b)).committed };
}

async function said(): Promise<string[]> {
	await market.drain();
	return market.sent.map(({ reply }) => reply.text);
}

describe("an order that was cancelled", () => {
	it("goes on when a later picture has it alive, holds its copies again, and is told so", async () => {
		const id = randomUUID();
		expect(await play(picture(id, 1, [2, 1], "placed"), picture(id, 5, [2, 1], "cancelled"))).toEqual({ status: "cancelled", a: 0, b: 0 });
		expect(await play(picture(id, 9, [2, 1]))).toEqual({ status: "paid", a: 2, b: 1 });
		expect(await said()).toContainEqual(
			expect.stringMatching(/^Sold after all on Shopify: 3 copies of 2 items\.\nOrder #1001 \(O-\d+\) had been cancelled there, and goes on\.$/),
		);
	});

	it("stays so for an earlier picture that comes late", async () => {
		const id = randomUUID();
		expect(await play(picture(id, 5, [2], "cancelled"), picture(id, 1, [2]))).toEqual({ status: "cancelled", a: 0, b: 0 });
	});

	it("is told to be oversold when its copies are gone by the time it goes on", async () => {
		const id = randomUUID();
		await play(picture(id, 1, [4]), picture(id, 5, [4], "cancelled"));
		await play(picture(randomUUID(), 6, [3]));
		expect(await play(picture(id, 9, [4]))).toMatchObject({ status: "paid", a: 7 });
		expect((await said()).some((text) => text.includes("2 copies of Card"))).toBe(true);
	});

	it("can be cancelled again, and is told so again", async () => {
		const id = randomUUID();
		const end = await play(picture(id, 1, [2]), picture(id, 2, [2], "cancelled"), picture(id, 3, [2]), picture(id, 4, [2], "cancelled"));
		expect(end).toEqual({ status: "cancelled", a: 0, b: 0 });
		expect((await said()).filter((text) => text.includes("was cancelled"))).toHaveLength(2);
	});

	it("stays so where the marketplace tells no times", async () => {
		const untimed = { ...picture(randomUUID(), 0, [2]), changedAt: null };
		expect(await play(untimed, { ...untimed, status: "cancelled" }, untimed)).toEqual({ status: "cancelled", a: 0, b: 0 });
	});
});

describe("a line", () => {
	it("that shrinks holds fewer copies, and one that is taken out none", async () => {
		const id = randomUUID();
		expect(await play(picture(id, 1, [3, 1]), picture(id, 2, [2, null]))).toEqual({ status: "paid", a: 2, b: 0 });
		expect((await said()).at(-1)).toMatch(/^Cancelled on Shopify: 1 × .*, 1 × /);
		expect(await play(picture(id, 3, [4, 1]))).toEqual({ status: "paid", a: 4, b: 1 });
	});

	it("that is in an earlier picture alone holds none", async () => {
		const id = randomUUID();
		expect(await play(picture(id, 4, [1]), picture(id, 2, [1, 2]))).toEqual({ status: "paid", a: 1, b: 0 });
	});

	it("of two pictures of one second counts as the higher", async () => {
		const id = randomUUID();
		expect(await play(picture(id, 4, [1]), picture(id, 4, [3, 1]))).toEqual({ status: "paid", a: 3, b: 1 });
		expect(await play(picture(id, 4, [2]))).toEqual({ status: "paid", a: 3, b: 1 });
	});

	it("that a member called off in part is not called off twice", async () => {
		const id = randomUUID();
		const { orderId } = await desk.record(picture(id, 1, [3]));
		const [line] = (await desk.look(orderId)).lines;
		await desk.as((scope) => cancelLines(scope, { orderId, lines: [{ lineId: line?.id ?? "", quantity: 1 }] }));
		expect(await play(picture(id, 2, [2]))).toMatchObject({ a: 2 });
		expect(await play(picture(id, 3, [1]))).toMatchObject({ a: 1 });
	});
});

it("ends where its latest picture has it, in whatever order they come, however often, and two at once", async () => {
	const copies = fc.option(fc.integer({ min: 1, max: 4 }));
	const told = fc.record({ copies: fc.tuple(copies, copies), isOff: fc.boolean() });
	await fc.assert(
		fc.asyncProperty(fc.array(told, { minLength: 1, maxLength: 6 }), fc.infiniteStream(fc.nat()), async (life, random) => {
			[a, b] = [`A-${randomUUID().slice(0, 8)}`, `B-${randomUUID().slice(0, 8)}`];
			await addItem(a, 9);
			await addItem(b, 9);
			const id = randomUUID();
			const pictures = life.map(({ copies, isOff }, second) => picture(id, second, copies, isOff ? "cancelled" : "paid"));
			const shuffled = [...pictures, ...pictures].map((one) => ({ one, at: random.next().value ?? 0 })).sort((x, y) => x.at - y.at);
			while (shuffled.length > 0) await Promise.all(shuffled.splice(0, 2).map(({ one }) => desk.record(one)));
			const last = life.at(-1);
			const held = [await desk.stock(a), await desk.stock(b)].map(({ committed }) => committed);
			expect(held).toEqual(last?.isOff ? [0, 0] : last?.copies.map((asked) => asked ?? 0));
		}),
		{ numRuns: 15 },
	);
	expect(await ledgerFaults(market.database.ownerUrl)).toEqual([]);
}, 60_000);
