import { setTimeout as pause } from "node:timers/promises";

/** What comes within so many milliseconds; after that the error, while the work goes on unseen. */
export function inTime<T>(work: Promise<T>, milliseconds: number, late: Error): Promise<T> {
	const over = new AbortController();
	const outOfTime = pause(milliseconds, undefined, { signal: over.signal }).then(() => {
		throw late;
	});
	return Promise.race([work, outOfTime]).finally(() => over.abort());
}
