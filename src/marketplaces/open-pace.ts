import { setTimeout as sleep } from "node:timers/promises";

interface Options {
	/** Calls that may begin in `interval`. */
	limit: number;
	/** Milliseconds. */
	interval: number;
	/** Of them, those that may begin at once when none has for a while. */
	burst?: number;
}

/**
 * Waits for one's turn, as in a leaky bucket: calls keep their distance, and one that comes late leaves its place to those behind it, so that the pace is kept
 * over what each of them takes. Fixed windows, which lose what is not used of each, would slow down whoever waits for each answer.
 */
export function openPace({ limit, interval, burst = limit }: Options): () => Promise<void> {
	const apart = interval / limit;
	let next = Number.NEGATIVE_INFINITY;
	return async () => {
		const now = performance.now();
		const mine = Math.max(next, now - (burst - 1) * apart);
		next = mine + apart;
		if (mine > now) await sleep(mine - now);
	};
}
