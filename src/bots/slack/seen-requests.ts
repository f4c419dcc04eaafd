/** Milliseconds for which a request is known. Slack repeats one within minutes. */
const MEMORY = 10 * 60_000;
const MOST = 20_000;

/** Tells whether a request was here before: Slack sends one again when it missed our answer, and a sale must not happen twice. */
export function createSeenRequests(now: () => number = Date.now): (id: string) => boolean {
	const seen = new Map<string, number>();
	return (id) => {
		const time = now();
		for (const [old, at] of seen) {
			if (at > time - MEMORY && seen.size < MOST) break;
			seen.delete(old);
		}
		if (seen.has(id)) return true;
		seen.set(id, time);
		return false;
	};
}
