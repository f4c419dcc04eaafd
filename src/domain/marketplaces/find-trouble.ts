import { say } from "../core/messages/say.ts";
import type { DeliveryTrend } from "./selectors/get-delivery-trend.ts";

const DAY = 24 * 3_600_000;
/** Milliseconds without a delivery, of a connection that had been busy, before it counts as silent. */
const SILENT_AFTER = 3 * DAY;
/** Deliveries in a week that make a connection busy. */
const BUSY = 10;
/** Of the latest deliveries, the share that may fail. */
const MAY_FAIL = 0.2;
/** Fewer say nothing. */
const ENOUGH = 5;

/** What is wrong with a connection, in words for its shop; null when all is well. `apiError` is what its API answered last, `pushError` why pushes fail. */
export function findTrouble({
	trend,
	apiError,
	pushError,
	now,
}: {
	trend: DeliveryTrend;
	apiError: string | null;
	pushError: string | null;
	now: Date;
}): string | null {
	if (apiError !== null) return apiError;
	if (pushError !== null) return say.troublePush({ reason: pushError });
	const { lastAt, weekBefore, latest, latestFailed } = trend;
	if (latest >= ENOUGH && latestFailed > latest * MAY_FAIL) return say.troubleFailing({ failed: latestFailed, latest });
	if (lastAt && weekBefore >= BUSY && now.getTime() - lastAt.getTime() > SILENT_AFTER)
		return say.troubleSilent({ days: Math.floor((now.getTime() - lastAt.getTime()) / DAY) });
	return null;
}
