import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { type Market, openMarket } from "../support/market.ts";
import { planDay } from "./plan-day.ts";
import { playIdealDay } from "./play-ideal-day.ts";
import { type OurDay, playOurDay } from "./play-our-day.ts";
import { stageClock } from "./stage-clock.ts";
import { stageShop } from "./stage-shop.ts";

// A small shop's day. A large one's, with what was oversold printed: DAY_ITEMS=10000 npm test -- test/simulation
const ITEMS = Number(process.env.DAY_ITEMS ?? 100);
const SEED = Number(process.env.DAY_SEED ?? 1);
const START = Date.parse("2026-03-02T00:00:00Z");

const day = planDay({ items: ITEMS, wishes: 2 * ITEMS, seed: SEED });
let market: Market;
let vendorId: string;
let ours: OurDay;

beforeAll(
	async () => {
		market = await openMarket();
		const setClock = await stageClock(market);
		const shop = await market.buildShop("Stage");
		vendorId = shop.vendorId;
		const stage = await stageShop(market, shop, { copies: day.copies, setClock });
		vi.useFakeTimers({ toFake: ["Date"] });
		ours = await playOurDay(day, stage, { start: START, seed: SEED });
	},
	60_000 + 1_000 * ITEMS,
);

afterAll(async () => {
	vi.useRealTimers();
	await market?.close();
});

it("oversells hardly more than the marketplaces' own delays do", async () => {
	const [floor, without] = [await playIdealDay(day, { pushes: true }), await playIdealDay(day, { pushes: false })];
	process.stdout.write(
		`${ITEMS} items, seed ${SEED}: ${ours.truth.sold} sold, ${ours.pushed} quantities pushed; oversold ${ours.truth.oversold}, by delays alone ${floor.oversold}, without pushing ${without.oversold}\n`,
	);
	expect(ours.truth.sold).toBeGreaterThan(ITEMS / 2);
	// By chance a few more, which is a lot of a small shop's and nothing of a large one's.
	expect(ours.truth.oversold).toBeLessThanOrEqual(floor.oversold * 1.2 + 3);
	expect(ours.truth.oversold).toBeLessThan(without.oversold / 3);
});

it("has an incident for each copy that was sold and is not there", async () => {
	const rows = await market.sql<{ item: number; copies: number }>(
		`SELECT substring(sku FROM 6)::int AS item, sum(oversold)::int AS copies FROM sales_order_line WHERE vendor_id = $1 AND oversold > 0 GROUP BY 1`,
		[vendorId],
	);
	const found = new Map(rows.map(({ item, copies }) => [item, copies]));
	const missing = new Map(ours.truth.free.flatMap((free, item) => (free < 0 ? [[item, -free] as const] : [])));
	for (const [item, copies] of missing) expect(found.get(item) ?? 0, `item ${item}`).toBeGreaterThanOrEqual(copies);
	// One that is there by now was missing when it was sold.
	for (const [item, copies] of found) if (!ours.truth.regained.has(item)) expect(copies, `item ${item}`).toBe(missing.get(item) ?? 0);
});

it("shows the same everywhere in the end: what is there", async () => {
	const there = ours.truth.free.map((free) => Math.max(0, free));
	for (const { shown, ways } of ours.markets) expect(shown, ways.name).toEqual(there);
	const [held] = await market.sql<{ held: number }>("SELECT count(push_held_at)::int AS held FROM connection WHERE vendor_id = $1", [vendorId]);
	expect(held?.held).toBe(0);
	expect(await market.drift()).toEqual([]);
});
