import { random } from "../../scripts/simulate/plan-sales.ts";

const SECOND = 1_000;
const DAY = 24 * 60 * 60 * SECOND;

/** How a marketplace behaves. Milliseconds; medians of what varies. */
export interface Ways {
	readonly name: "shopify" | "woocommerce" | "ebay" | "cardtrader";
	/** Until its news of an order reach us, and those of one in twenty. */
	readonly notify: number;
	readonly notifySlow: number;
	/** From a call's beginning to its answer; it takes effect half-way. */
	readonly call: number;
	/** Quantities that a call carries. */
	readonly most: number;
	/** Between two calls' beginnings. */
	readonly pace: number;
	/** Of a hundred calls: those that are turned away, and those that take effect and whose answer is lost. */
	readonly turnedAway: number;
	readonly lost: number;
	/** Refuses a quantity where another one stands there than is believed. */
	readonly compares: boolean;
	/** Tells the quantity that stands there after a sale. */
	readonly tellsStock: boolean;
}

export const MARKETPLACES: readonly Ways[] = [
	{ name: "shopify", notify: 2_000, notifySlow: 30_000, call: 400, most: 250, pace: 500, turnedAway: 2, lost: 1, compares: true, tellsStock: true },
	{ name: "woocommerce", notify: 4_000, notifySlow: 60_000, call: 1_500, most: 50, pace: 334, turnedAway: 4, lost: 2, compares: false, tellsStock: true },
	{ name: "ebay", notify: 8_000, notifySlow: 90_000, call: 800, most: 25, pace: 864, turnedAway: 2, lost: 1, compares: false, tellsStock: false },
	{ name: "cardtrader", notify: 4_000, notifySlow: 60_000, call: 3_000, most: 100, pace: 50, turnedAway: 2, lost: 1, compares: false, tellsStock: false },
];

/** Somebody wants a copy of an item. What comes of it the channel decides: there is none where it shows none. */
export interface Wish {
	readonly at: number;
	readonly item: number;
	/** Index of the marketplace; the counter behind the last of them. */
	readonly channel: number;
	/** Milliseconds until the marketplace's news reach us. */
	readonly notify: number;
	/** Milliseconds after the purchase at which the buyer calls it off; null for most. */
	readonly cancel: number | null;
}

export interface Day {
	/** Copies of each item in the morning. */
	readonly copies: readonly number[];
	readonly wishes: readonly Wish[];
	readonly restocks: readonly { at: number; item: number; copies: number }[];
	/** Moments at which our process dies. */
	readonly crashes: readonly number[];
	/** Milliseconds of the day's length. */
	readonly length: number;
}

export const COUNTER = MARKETPLACES.length;

/**
 * A day of a shop. Most items have one to three copies; a twentieth of them is what everybody talks about at some hour: bought everywhere within
 * minutes, which is what makes two channels sell one copy.
 */
export function planDay({ items, wishes, seed }: { items: number; wishes: number; seed: number }): Day {
	const next = random(seed);
	const below = (most: number) => Math.floor(next() * most);
	const around = (median: number) => median * Math.exp((next() + next() + next() - 1.5) * 0.8);
	const hot = Array.from({ length: Math.ceil(items / 20) }, () => ({ item: below(items), from: next() * DAY * 0.95 }));
	const planned = Array.from({ length: wishes }, (): Wish => {
		const fad = next() < 0.6 ? hot[below(hot.length)] : undefined;
		const channel = below(MARKETPLACES.length + 1);
		const ways = MARKETPLACES[channel];
		const notify = ways ? around(next() < 0.05 ? ways.notifySlow : ways.notify) : 0;
		const at = fad ? fad.from - Math.log(1 - next()) * 90 * SECOND : next() * DAY;
		return { at, item: fad ? fad.item : below(items), channel, notify, cancel: ways && next() < 0.04 ? around(20 * 60 * SECOND) + 5 * 60 * SECOND : null };
	});
	return {
		copies: Array.from({ length: items }, () => 1 + below(3)),
		wishes: planned.toSorted((one, other) => one.at - other.at),
		restocks: Array.from({ length: Math.ceil(items / 50) }, () => ({
			at: next() * DAY,
			item: next() < 0.5 ? (hot[below(hot.length)]?.item ?? 0) : below(items),
			copies: 1 + below(4),
		})),
		crashes: Array.from({ length: 6 }, () => next() * DAY),
		length: DAY,
	};
}
