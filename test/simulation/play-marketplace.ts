import type { Ways } from "./plan-day.ts";

/** What a marketplace shows its buyers. */
export class Marketplace {
	readonly ways: Ways;
	readonly shown: number[];
	/** When the next call may begin. */
	#free = 0;

	constructor(ways: Ways, copies: readonly number[]) {
		this.ways = ways;
		this.shown = [...copies];
	}

	/** Whether the buyer got one. */
	buy(item: number): boolean {
		const shown = this.shown[item] ?? 0;
		if (shown <= 0) return false;
		this.shown[item] = shown - 1;
		return true;
	}

	/** Whether it was taken: not where another quantity stands there than is believed and it compares. Null believes nothing. */
	set(item: number, quantity: number, former: number | null): boolean {
		if (this.ways.compares && former !== null && this.shown[item] !== former) return false;
		this.shown[item] = quantity;
		return true;
	}

	/** Milliseconds that a call which is wanted now has to wait for its turn. */
	turn(now: number): number {
		const begin = Math.max(now, this.#free);
		this.#free = begin + this.ways.pace;
		return begin - now;
	}
}

/** What lies in the shop, less what was sold, as somebody sees it who sees everything. */
export class Truth {
	readonly free: number[];
	/** Copies that were sold and were not there. */
	oversold = 0;
	sold = 0;
	/** Items of which copies came, or came back. */
	readonly regained = new Set<number>();

	constructor(copies: readonly number[]) {
		this.free = [...copies];
	}

	sell(item: number): void {
		this.sold++;
		if ((this.free[item] ?? 0) <= 0) this.oversold++;
		this.add(item, -1);
	}

	add(item: number, copies: number): void {
		if (copies > 0) this.regained.add(item);
		this.free[item] = (this.free[item] ?? 0) + copies;
	}
}
