import type { PushSettings } from "./push-settings.ts";

interface Shown {
	/** What stands there, */
	theirs: number;
	/** and what should by now. */
	ours: number;
	settings: PushSettings;
}

/** How many copies would have to be available for a listing to show what stands there: the number that is nearest to what is. Null when there is none. */
export function availableFor({ theirs, ours, settings: { percentage, buffer, max, end } }: Shown): number | null {
	// Of the numbers that show it, the most on the way down, the fewest on the way up.
	const wanted =
		theirs < ours ? Math.ceil(((theirs + buffer + 1) * 100) / percentage) - 1 : Math.max(Math.ceil(((theirs + buffer) * 100) / percentage), end + 1);
	const nearest = theirs === 0 ? Math.max(wanted, end) : wanted;
	const shown = nearest > end ? Math.min(max ?? Number.POSITIVE_INFINITY, Math.max(0, Math.floor((nearest * percentage) / 100) - buffer)) : 0;
	return shown === theirs ? nearest : null;
}
