import { COUNTER, type Day, MARKETPLACES } from "./plan-day.ts";
import { Marketplace, Truth } from "./play-marketplace.ts";
import { VirtualClock } from "./virtual-clock.ts";

/**
 * The same day with somebody in our place who needs no time, never dies, and whose calls wait for nothing and never fail: what is oversold then, the
 * delays of the marketplaces alone do. Without `pushes` nobody tells the marketplaces anything.
 */
export async function playIdealDay(day: Day, { pushes }: { pushes: boolean }): Promise<Truth> {
	const clock = new VirtualClock(0);
	const truth = new Truth(day.copies);
	const markets = MARKETPLACES.map((ways) => new Marketplace(ways, day.copies));
	/** What is known to be sold or there. */
	const known = [...day.copies];
	/** What each marketplace is believed to show. */
	const believed = markets.map(() => [...day.copies]);

	const push = (item: number) => {
		if (!pushes) return;
		const quantity = Math.max(0, known[item] ?? 0);
		for (const [index, market] of markets.entries()) {
			const beliefs = believed[index] ?? [];
			const former = beliefs[item] ?? 0;
			if (former === quantity) continue;
			beliefs[item] = quantity;
			clock.after(market.ways.call / 2, () => {
				// What it shows instead is told by the sale that is on its way to us.
				if (!market.set(item, quantity, former)) beliefs[item] = former;
			});
		}
	};
	const learn = (item: number, copies: number) => {
		known[item] = (known[item] ?? 0) + copies;
		push(item);
	};

	for (const { at, item, channel, notify, cancel } of day.wishes) {
		clock.after(at, () => {
			if (channel === COUNTER) {
				if ((known[item] ?? 0) <= 0) return;
				truth.sell(item);
				learn(item, -1);
				return;
			}
			if (!markets[channel]?.buy(item)) return;
			truth.sell(item);
			clock.after(notify, () => {
				const beliefs = believed[channel] ?? [];
				beliefs[item] = Math.max(0, (beliefs[item] ?? 0) - 1);
				learn(item, -1);
			});
			if (cancel === null) return;
			clock.after(cancel + notify, () => {
				truth.add(item, 1);
				learn(item, 1);
			});
		});
	}
	for (const { at, item, copies } of day.restocks) {
		clock.after(at, () => {
			truth.add(item, copies);
			learn(item, copies);
		});
	}
	await clock.run();
	return truth;
}
