import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { MarketplaceEvent, MarketplaceOrder } from "../../../src/domain/orders/marketplace-order.ts";
import { ledgerFaults } from "../../support/ledger-faults.ts";
import { type Market, openMarket } from "../../support/market.ts";
import { eventOf, lineOf, type OrderDesk, orderDesk, orderOf } from "../../support/order-desk.ts";

let market: Market;
let desk: OrderDesk;
let addItem: (sku: string, quantity: number) => Promise<unknown>;

beforeAll(async () => {
	market = await openMarket();
	const shop = await market.buildShop("lives");
	desk = orderDesk(market, shop);
	addItem = shop.addItem;
});
afterAll(() => market?.close());

/** What really happened to an order, step by step; each step names a line and a number of copies that is cut to what is possible then. */
const stepArb = fc.record({ what: fc.constantFrom("send", "send", "take off", "take back"), line: fc.nat(1), copies: fc.integer({ min: 1, max: 2 }) });
const lifeArb = fc.record({
	quantities: fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 })),
	steps: fc.array(stepArb, { maxLength: 6 }),
	calledOff: fc.boolean(),
	/** Copies that the shop lacks of the first item. Copies come back in no life in which some lack: they would be put into the books at another time. */
	lacking: fc.constantFrom(0, 0, 1, 3),
});
type Life = typeof lifeArb extends fc.Arbitrary<infer L> ? L : never;

interface Told {
	counts: { quantity: number; fulfilled: number; cancelled: number; returned: number }[];
	news: News[];
}
type News = { order: MarketplaceOrder } | { event: MarketplaceEvent };

/** Plays a life, and writes down all that a marketplace may say of it. */
function tell({ quantities, steps, calledOff, lacking }: Life, skus: readonly string[], picture: (step: number) => "listed" | "counted" | "bare"): Told {
	const counts = quantities.map((quantity) => ({ quantity, fulfilled: 0, cancelled: 0, returned: 0 }));
	const externalId = randomUUID();
	const events: MarketplaceEvent[] = [];
	const news: News[] = [];
	const takePicture = (status: MarketplaceOrder["status"]) => {
		const kind = picture(news.length);
		const lines = counts.map(({ quantity, fulfilled, cancelled }, index) =>
			lineOf(skus[index] ?? "", { externalId: String(index + 1), quantity, ...(kind !== "bare" && { fulfilled, cancelled }) }),
		);
		news.push({ order: orderOf(lines, { externalId, status, ...(kind === "listed" && { events: [...events] }) }) });
	};
	takePicture("placed");
	takePicture("paid");
	for (const { what, line, copies } of steps) {
		const count = counts[line];
		if (!count || (what === "take back" && lacking > 0)) continue;
		const possible = what === "take back" ? count.fulfilled - count.returned : count.quantity - count.fulfilled - count.cancelled;
		const moved = Math.min(copies, possible);
		if (moved === 0) continue;
		const kind = what === "send" ? ("fulfilled" as const) : what === "take off" ? ("cancelled" as const) : ("returned" as const);
		count[kind] += moved;
		const event = eventOf(kind, moved, { lines: [{ line: String(line + 1), quantity: moved }] });
		events.push(event);
		news.push({ event });
		takePicture("paid");
	}
	if (calledOff) {
		for (const count of counts) count.cancelled = count.quantity - count.fulfilled;
		takePicture("cancelled");
	}
	return { counts, news };
}

function statusOf(counts: Told["counts"]): string {
	const sum = (pick: (count: Told["counts"][number]) => number) => counts.reduce((copies, count) => copies + pick(count), 0);
	if (sum((c) => c.cancelled) === sum((c) => c.quantity)) return "cancelled";
	if (sum((c) => c.fulfilled + c.cancelled) < sum((c) => c.quantity)) return "paid";
	return sum((c) => c.returned) === sum((c) => c.fulfilled) ? "returned" : "fulfilled";
}

async function say(news: News, externalId: string): Promise<void> {
	if ("order" in news) await desk.record(news.order);
	else await desk.apply(externalId, news.event);
}

async function endsAsTold(
	life: Life,
	{ counts, news }: Told,
	skus: readonly string[],
	play: (news: News[], externalId: string) => Promise<void>,
): Promise<void> {
	const stocked = life.quantities.map((quantity, index) => Math.max(0, quantity - (index === 0 ? life.lacking : 0)));
	for (const [index, sku] of skus.entries()) await addItem(sku, stocked[index] ?? 0);
	const externalId = news.flatMap((one) => ("order" in one ? [one.order.externalId] : []))[0] ?? "";
	await play(news, externalId);
	const [order] = await market.sql<{ id: string }>("SELECT id FROM sales_order WHERE external_id = $1", [externalId]);
	const { status, lines } = await desk.look(order?.id ?? "");
	expect(lines.map(({ quantity, fulfilled, cancelled, returned }) => ({ quantity, fulfilled, cancelled, returned }))).toEqual(counts);
	expect(status).toBe(statusOf(counts));
	for (const [index, { quantity, fulfilled, cancelled, returned }] of counts.entries()) {
		const open = quantity - fulfilled - cancelled;
		const had = stocked[index] ?? 0;
		expect(await desk.stock(skus[index] ?? "")).toEqual({ onHand: Math.max(0, had - fulfilled) + returned, committed: open });
		expect(lines[index]?.oversold).toBe(Math.max(0, open - Math.max(0, had - fulfilled) - returned));
	}
}

describe("an order's life ends in one state", () => {
	const newSkus = () => ["a", "b"].map((name) => `L-${randomUUID().slice(0, 8)}-${name}`);
	const kindArb = fc.array(fc.constantFrom("listed" as const, "counted" as const, "bare" as const), { minLength: 1, maxLength: 8 });

	it("in whatever order the news of it come, and however often", async () => {
		const property = fc.asyncProperty(lifeArb, kindArb, fc.infiniteStream(fc.nat()), async (life, kinds, random) => {
			const skus = newSkus();
			const told = tell(life, skus, (step) => kinds[step % kinds.length] ?? "bare");
			await endsAsTold(life, told, skus, async (news, externalId) => {
				const shuffled = [...news, ...news.filter(() => (random.next().value ?? 0) % 3 === 0)]
					.map((one) => ({ one, at: random.next().value ?? 0 }))
					.sort((a, b) => a.at - b.at);
				for (const { one } of shuffled) await say(one, externalId);
			});
		});
		await fc.assert(property, { numRuns: 20 });
		expect(await ledgerFaults(market.database.ownerUrl)).toEqual([]);
	}, 180_000);

	it("when all of them come at the same time, each twice", async () => {
		const property = fc.asyncProperty(lifeArb, kindArb, async (life, kinds) => {
			const skus = newSkus();
			const told = tell(life, skus, (step) => kinds[step % kinds.length] ?? "bare");
			await endsAsTold(life, told, skus, async (news, externalId) => {
				await Promise.all([...news, ...news].map((one) => say(one, externalId)));
			});
		});
		await fc.assert(property, { numRuns: 10 });
		expect(await ledgerFaults(market.database.ownerUrl)).toEqual([]);
	}, 180_000);
});
