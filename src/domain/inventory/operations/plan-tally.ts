import { z } from "zod";

const count = z.int().min(0);
/** Minor units or copies, as a string: sums outgrow what JSON's numbers hold. */
const sum = z.string().regex(/^\d+$/);

const moverSchema = z.strictObject({ sku: z.string(), title: z.string(), beforeMinor: sum, afterMinor: sum });

const stockMoverSchema = z.strictObject({ sku: z.string(), title: z.string(), before: z.int(), after: z.int() });

/** What a plan adds up to, chunk by chunk. */
export const planTallySchema = z.strictObject({
	/** Rows that will change something. */
	rows: count,
	/** Of these: items that an import makes, or that its undo archives. */
	fresh: count,
	/** Looked at, but they stay as they are. */
	same: count,
	/** An undo leaves out what changed since. */
	moved: count,
	/** Left out: the price would pass what an item can cost. */
	tooHigh: count,
	/** Left out: the price is locked. */
	locked: count.default(0),
	/** A rule gives them no price: they have no market price, an old one, or one of a day to come; a person is to decide; the change is too small; no line is for them. */
	noMarket: count.default(0),
	staleMarket: count.default(0),
	futureMarket: count.default(0),
	asked: count.default(0),
	skipped: count.default(0),
	noRule: count.default(0),
	/** The first of those that a person is to decide. */
	askedSkus: z.array(z.string()).max(10).default([]),
	/** Lines of a file that can't be taken. */
	problems: count,
	/** Rows that can't be done, or not whole where the operation rejects these. */
	failed: count.default(0),
	/** Rows of which something can't be done, and the rest will. */
	partial: count.default(0),
	/** Why, the most frequent reasons first. */
	reasons: z
		.array(z.strictObject({ reason: z.string(), rows: count }))
		.max(10)
		.default([]),
	/** Of these: lines that may mean more than one item, or another than they name. */
	doubtful: count.default(0),
	/** Lines that name another title, category or condition than the item has: these stay. */
	differing: count,
	/** Warnings: new prices of zero, changes above half, prices below cost. */
	zero: count,
	steep: count,
	belowCost: count,
	/** Prices that move by more per cent than the shop lets one member alone do. */
	overPercent: count.default(0),
	/** A rule would have set them below the shop's floor. */
	atFloor: count.default(0),
	/** Sum of the prices that change, each counted once. */
	pricesBefore: sum,
	pricesAfter: sum,
	/** Price times copies on hand, of the same items. */
	valueBefore: sum,
	valueAfter: sum,
	copiesBefore: sum,
	copiesAfter: sum,
	/** Of a file that names locations: copies at each where they change, by its name. */
	places: z.array(z.strictObject({ name: z.string(), rows: count, before: sum, after: sum })).default([]),
	/** Copies that go to another location. */
	carried: sum.default("0"),
	/** Items that an edit archives, or its undo brings back. */
	archiving: count.default(0),
	/** The largest changes of price, largest first. */
	movers: z.array(moverSchema).max(10),
	/** The largest changes of copies, largest first; of an edit that leaves prices alone. */
	stockMovers: z.array(stockMoverSchema).max(10).default([]),
});

export type PlanTally = z.output<typeof planTallySchema>;

export const EMPTY_TALLY: PlanTally = {
	rows: 0,
	fresh: 0,
	same: 0,
	moved: 0,
	tooHigh: 0,
	locked: 0,
	noMarket: 0,
	staleMarket: 0,
	futureMarket: 0,
	asked: 0,
	skipped: 0,
	noRule: 0,
	askedSkus: [],
	problems: 0,
	failed: 0,
	partial: 0,
	reasons: [],
	doubtful: 0,
	differing: 0,
	zero: 0,
	steep: 0,
	belowCost: 0,
	overPercent: 0,
	atFloor: 0,
	pricesBefore: "0",
	pricesAfter: "0",
	valueBefore: "0",
	valueAfter: "0",
	copiesBefore: "0",
	copiesAfter: "0",
	places: [],
	carried: "0",
	archiving: 0,
	movers: [],
	stockMovers: [],
};

/** Two parts of a plan as one. */
export function addTallies(left: PlanTally, right: Partial<PlanTally>): PlanTally {
	const total: Record<string, unknown> = { ...left };
	for (const [name, value] of Object.entries(right)) {
		const before = total[name];
		if (typeof value === "number" && typeof before === "number") total[name] = before + value;
		if (typeof value === "string" && typeof before === "string") total[name] = (BigInt(before) + BigInt(value)).toString();
	}
	const movers = [...left.movers, ...(right.movers ?? [])].sort((a, b) => Number(distance(b) - distance(a)) || (a.sku < b.sku ? -1 : 1));
	const askedSkus = [...left.askedSkus, ...(right.askedSkus ?? [])].slice(0, 10);
	const stockMovers = [...left.stockMovers, ...(right.stockMovers ?? [])].sort(
		(a, b) => Math.abs(b.after - b.before) - Math.abs(a.after - a.before) || (a.sku < b.sku ? -1 : 1),
	);
	const places = addPlaces(left.places, right.places ?? []);
	const reasons = addReasons(left.reasons, right.reasons ?? []);
	return { ...(total as PlanTally), movers: movers.slice(0, 10), stockMovers: stockMovers.slice(0, 10), reasons, places, askedSkus };
}

function addPlaces(left: PlanTally["places"], right: PlanTally["places"]): PlanTally["places"] {
	const places = new Map(left.map((place) => [place.name, place]));
	for (const { name, rows, before, after } of right) {
		const known = places.get(name) ?? { rows: 0, before: "0", after: "0" };
		const add = (one: string, other: string) => (BigInt(one) + BigInt(other)).toString();
		places.set(name, { name, rows: known.rows + rows, before: add(known.before, before), after: add(known.after, after) });
	}
	return [...places.values()];
}

function addReasons(left: PlanTally["reasons"], right: PlanTally["reasons"]): PlanTally["reasons"] {
	const rows = new Map(left.map((known) => [known.reason, known.rows]));
	for (const { reason, rows: more } of right) rows.set(reason, (rows.get(reason) ?? 0) + more);
	return [...rows]
		.map(([reason, count]) => ({ reason, rows: count }))
		.sort((a, b) => b.rows - a.rows)
		.slice(0, 10);
}

function distance({ beforeMinor, afterMinor }: PlanTally["movers"][number]): bigint {
	const difference = BigInt(afterMinor) - BigInt(beforeMinor);
	return difference < 0n ? -difference : difference;
}
