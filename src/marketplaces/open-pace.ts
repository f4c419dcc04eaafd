import { setTimeout as sleep } from "node:timers/promises";

interface Options {
	/** Calls that may begin in `interval`. */
	limit: number;
	/** Milliseconds. */
	interval: number;
	/** Of them, those that may begin at once when none has for a while. */
	burst?: number;
}

export interface Pace {
	/** Waits for one's turn. */
	turn(): Promise<void>;
	/** Nobody's turn comes within so many milliseconds from now. */
	hold(wait: number): void;
}

/**
 * Turns as in a leaky bucket: calls keep their distance, and one that comes late leaves its place to those behind it, so that the pace is kept
 * over what each of them takes. Fixed windows, which lose what is not used of each, would slow down whoever waits for each answer.
 */
export function openPace({ limit, interval, burst = limit }: Options): Pace {
	const apart = interval / limit;
	let next = Number.NEGATIVE_INFINITY;
	return {
		async turn() {
			const now = performance.now();
			const mine = Math.max(next, now - (burst - 1) * apart);
			next = mine + apart;
			if (mine > now) await sleep(mine - now);
		},
		hold(wait) {
			next = Math.max(next, performance.now() + wait);
		},
	};
}
