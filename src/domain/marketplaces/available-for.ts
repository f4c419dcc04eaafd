import type { PushSettings } from "./push-settings.ts";

interface Shown {
	/** What stands there, */
	theirs: number;
	/** and what should by now. */
	ours: number;
	settings: PushSettings;
}

/** How many copies would have to be available for a listing to show what stands there: the number that is nearest to what is. Null when there is none. */
export function availableFor({ theirs, ours, settings: { percentage, buffer, max } }: Shown): number | null {
	if (max !== null && theirs > max) return null;
	// Shown is floor(available * percentage / 100) - buffer: of the numbers that show it, the most on the way down, the fewest on the way up.
	if (theirs < ours) return Math.ceil(((theirs + buffer + 1) * 100) / percentage) - 1;
	return Math.ceil(((theirs + buffer) * 100) / percentage);
}
