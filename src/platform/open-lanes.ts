/** Milliseconds that a job is reckoned to take: more than it does, so that what a lane still has to do is never thought to be done. */
const COST = 100;
/** The last place: BullMQ's largest priority. */
const LAST = 2_097_152;
/** Lanes that are remembered; past that, those that have nothing to do are forgotten. */
const REMEMBERED = 10_000;

/**
 * Places for jobs of many lanes that wait in one queue: each is behind the jobs of its own lane, and beside those of others. So a lane with thousands of jobs
 * holds up itself alone, and one with a single job is next. What has been asked for is known, not what is done: each process counts its own, and by time.
 */
export function openLanes(): (lane: string) => number {
	const busyUntil = new Map<string, number>();
	return (lane) => {
		const now = performance.now();
		if (busyUntil.size >= REMEMBERED) for (const [known, until] of busyUntil) if (until <= now) busyUntil.delete(known);
		const until = Math.max(busyUntil.get(lane) ?? now, now) + COST;
		busyUntil.set(lane, until);
		return Math.min(Math.ceil((until - now) / COST), LAST);
	};
}
