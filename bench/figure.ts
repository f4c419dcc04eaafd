/** One comparison. A ratio above 1 means that we are better, whatever the unit. */
export interface Figure {
	baseline: number;
	ours: number;
	ratio: number;
	unit: string;
}

/** Two rates, of which more is better. */
export function compareRates(baseline: number, ours: number, unit: string): Figure {
	return { baseline: Math.round(baseline), ours: Math.round(ours), ratio: Math.round((ours / baseline) * 100) / 100, unit };
}

/** Two times, of which less is better. */
export function compareTimes(baseline: number, ours: number, unit: string): Figure {
	return { baseline: Math.round(baseline), ours: Math.round(ours), ratio: Math.round((baseline / ours) * 100) / 100, unit };
}

/** The middle one: one slow round of a busy machine does not count. */
export function median(values: readonly number[]): number {
	const sorted = [...values].sort((left, right) => left - right);
	return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
