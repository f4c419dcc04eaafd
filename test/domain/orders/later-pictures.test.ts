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

const at = (second: number) => new Date(Date.UTC(2099, 0, 1, 0, 0, second));

/** The order as it was so many seconds after it was placed; null: the line is not in it. */
const picture = (externalId: string, second: number, [ofA = null, ofB = null]: Copies, status: MarketplaceOrder["status"] = "paid") =>
	orderOf(
		[
			...(ofA === null ? [] : [lineOf(a, { externalId: "1", quantity: ofA })]),
			...(ofB === null ? [] : [lineOf(b, { externalId: "2", quantity: ofB, title: "Blastoise" })]),
		],
		{ externalId, status, changedAt: at(second) },
	);

/** Of an order that was sent at some time: where it is off, all of it came back. */
const sent = (...[externalId, second, copies, status = "paid"]: Parameters<typeof picture>): MarketplaceOrder => {
	const one = picture(externalId, second, copies, status);
	return { ...one, isTakenBack: status === "cancelled", lines: one.lines.map((line) => ({ ...line, fulfilled: line.quantity })) };
};

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

describe("an order that was sent and cancelled", () => {
	it("is sent again when a later picture has it alive: its copies come back and leave again, and the shop is told", async () => {
		const id = randomUUID();
		expect(await play(sent(id, 1, [2]), sent(id, 5, [2], "cancelled"))).toEqual({ status: "returned", a: 0, b: 0 });
		expect(await desk.stock(a)).toEqual({ onHand: 5, committed: 0 });
		expect(await play(sent(id, 9, [2]))).toMatchObject({ status: "fulfilled" });
		expect(await desk.stock(a)).toEqual({ onHand: 3, committed: 0 });
		expect(await desk.ledger(a)).toEqual(["received 5", "sold -2", "returned 2", "sold -2"]);
		expect(await said()).toContainEqual(
			expect.stringMatching(/^Sold after all on Shopify: 2 × .*\nOrder #1001 \(O-\d+\) had been cancelled there, and goes on\.$/),
		);
		expect(await play(sent(id, 12, [2], "cancelled"))).toMatchObject({ status: "returned" });
		expect(await desk.stock(a)).toEqual({ onHand: 5, committed: 0 });
	});

	it("stays sent for an earlier cancellation that comes late", async () => {
		const id = randomUUID();
		expect(await play(sent(id, 9, [2]), sent(id, 5, [2], "cancelled"))).toMatchObject({ status: "fulfilled" });
		expect(await desk.stock(a)).toEqual({ onHand: 3, committed: 0 });
	});

	it("is an oversold incident when its copies are another order's by the time it is sent again", async () => {
		const id = randomUUID();
		await play(sent(id, 1, [4]), sent(id, 5, [4], "cancelled"), { ...picture(randomUUID(), 6, [5]), name: "#1002" });
		await play(sent(id, 9, [4]));
		expect(await desk.stock(a)).toEqual({ onHand: 1, committed: 5 });
		expect(await said()).toContainEqual(expect.stringMatching(/^Oversold: order #1001 .* lacks 4 copies of .*#1002 \(O-\d+\) holds 5/s));
	});

	it("keeps what a refund brought back", async () => {
		const id = randomUUID();
		const back = { kind: "returned" as const, externalId: "r1", happenedAt: null, lines: [{ line: "1", quantity: 1 }] };
		await play(sent(id, 1, [3]), { ...sent(id, 2, [3]), events: [back] }, { ...sent(id, 5, [3], "cancelled"), events: [back] });
		expect(await desk.stock(a)).toEqual({ onHand: 5, committed: 0 });
		await play({ ...sent(id, 9, [3]), events: [back] });
		expect(await desk.stock(a)).toEqual({ onHand: 3, committed: 0 });
	});
});

describe("an order that was deleted", () => {
	const restored = (...[id, second, copies, status]: Parameters<typeof picture>): MarketplaceOrder => ({
		...picture(id, second, copies, status),
		isRestored: true,
	});

	it("holds its copies again once it is restored, and the shop is told", async () => {
		const id = randomUUID();
		await play(picture(id, 1, [2]));
		await desk.remove(id, at(5));
		expect((await desk.stock(a)).committed).toBe(0);
		expect(await play(picture(id, 4, [2]))).toEqual({ status: "cancelled", a: 0, b: 0 });
		expect(await play(restored(id, 9, [2]))).toEqual({ status: "paid", a: 2, b: 0 });
		expect(await said()).toContainEqual(expect.stringMatching(/^Sold after all on Shopify: 2 × /));
	});

	it("goes on where its restoring comes first, or was written before its deletion was posted", async () => {
		const [one, two] = [randomUUID(), randomUUID()];
		expect(await play(picture(one, 1, [1]), restored(one, 9, [1]))).toMatchObject({ a: 1 });
		await desk.remove(one, at(20));
		expect((await desk.stock(a)).committed).toBe(1);
		await desk.remove(two, at(30));
		expect(await play(picture(two, 1, [2]))).toMatchObject({ status: "cancelled", a: 1 });
		expect(await play(restored(two, 9, [2]))).toMatchObject({ status: "paid", a: 3 });
	});

	it("is off again when it is deleted again, however often each of it is told", async () => {
		const id = randomUUID();
		const [first, back, second] = [randomUUID(), randomUUID(), randomUUID()];
		const { orderId } = await desk.record(picture(id, 1, [2]));
		for (let time = 0; time < 2; time++) {
			await desk.remove(id, at(5), first);
			await desk.record(restored(id, 7, [2]), back);
		}
		expect((await desk.stock(a)).committed).toBe(2);
		await desk.remove(id, at(20), second);
		expect((await desk.look(orderId)).status).toBe("cancelled");
		expect((await desk.stock(a)).committed).toBe(0);
		await desk.record(restored(id, 9, [2]), randomUUID());
		expect((await desk.stock(a)).committed).toBe(2);
	});

	it("is off for good where the word of an earlier deletion was lost", async () => {
		const id = randomUUID();
		await play(picture(id, 1, [2]), restored(id, 9, [2]));
		await desk.remove(id, new Date(at(9).getTime() + 48 * 3_600_000));
		expect((await desk.stock(a)).committed).toBe(0);
	});

	it("stays sent as far as it was", async () => {
		const id = randomUUID();
		await play(sent(id, 1, [2]));
		await desk.remove(id, at(5));
		expect(await play({ ...sent(id, 9, [2]), isRestored: true })).toMatchObject({ status: "fulfilled" });
		expect(await desk.stock(a)).toEqual({ onHand: 3, committed: 0 });
	});
});

describe("a line", () => {
	it("that shrinks holds fewer copies, and one that is taken out none", async () => {
		const id = randomUUID();
		expect(await play(picture(id, 1, [3, 1]), picture(id, 2, [2, null]))).toEqual({ status: "paid", a: 2, b: 0 });
		expect(await said()).toContainEqual(expect.stringMatching(/^Cancelled on Shopify: 1 × .*, 1 × /));
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
	const lives = fc.array(told, { minLength: 1, maxLength: 6 });
	// From some picture on it is sent, if ever.
	await fc.assert(
		fc.asyncProperty(lives, fc.nat(6), fc.infiniteStream(fc.nat()), async (life, sentFrom, random) => {
			[a, b] = [`A-${randomUUID().slice(0, 8)}`, `B-${randomUUID().slice(0, 8)}`];
			await addItem(a, 9);
			await addItem(b, 9);
			const id = randomUUID();
			const whole = life[sentFrom]?.copies ?? [];
			const pictures = life.map(({ copies, isOff }, second) => {
				const status = isOff ? "cancelled" : "paid";
				return second < sentFrom ? picture(id, second, copies, status) : sent(id, second, whole, status);
			});
			const shuffled = [...pictures, ...pictures].map((one) => ({ one, at: random.next().value ?? 0 })).sort((x, y) => x.at - y.at);
			while (shuffled.length > 0) await Promise.all(shuffled.splice(0, 2).map(({ one }) => desk.record(one)));
			const last = life.at(-1);
			const isSent = sentFrom < life.length;
			const wanted = last?.isOff ? [0, 0] : (isSent ? whole : (last?.copies ?? [])).map((asked) => asked ?? 0);
			const stock = [await desk.stock(a), await desk.stock(b)];
			expect(stock).toEqual(wanted.map((asked) => (isSent ? { onHand: 9 - asked, committed: 0 } : { onHand: 9, committed: asked })));
		}),
		{ numRuns: 15 },
	);
	expect(await ledgerFaults(market.database.ownerUrl)).toEqual([]);
}, 60_000);
