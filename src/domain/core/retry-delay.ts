interface Backoff {
	/** Milliseconds before the second attempt. */
	first: number;
	/** Milliseconds that no wait exceeds. */
	longest: number;
}

/** Milliseconds until the next attempt: doubled each time, half of it by chance, so that what failed together does not come back together. */
export function retryDelay(attempt: number, { first, longest }: Backoff): number {
	const full = Math.min(longest, first * 2 ** Math.min(attempt - 1, 30));
	return Math.round(full / 2 + (Math.random() * full) / 2);
}
