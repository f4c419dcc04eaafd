import type { LineCounts } from "./count-line.ts";

/** What stands on a line beyond what its events say. */
export function unexplained(stored: LineCounts, explained: LineCounts): LineCounts {
	return {
		fulfilled: Math.max(0, stored.fulfilled - explained.fulfilled),
		cancelled: Math.max(0, stored.cancelled - explained.cancelled),
		returned: Math.max(0, stored.returned - explained.returned),
	};
}
