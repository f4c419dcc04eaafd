import { say } from "../../domain/core/messages/say.ts";
import type { VendorScope } from "../../domain/core/permissions/scopes.ts";
import type { Reply } from "../../domain/core/reply.ts";
import type { ScheduleState } from "../../domain/inventory/schedules/bulk-schedule.ts";
import { parseScheduleLabel } from "../../domain/inventory/schedules/schedule-label.ts";
import { getSchedule } from "../../domain/inventory/selectors/bulk/get-schedule.ts";
import { changeSchedule } from "../../domain/inventory/services/bulk/change-schedule.ts";
import { undoAction } from "./undo-action.ts";

/** What the commands that pause, resume and end a schedule have in common. */
export async function changeScheduleHere(
	scope: VendorScope<"pricing.bulk" | "inventory.read">,
	{ schedule, state }: { schedule: string; state: ScheduleState },
): Promise<Reply> {
	const { id: scheduleId } = await getSchedule(scope, { number: parseScheduleLabel(schedule) });
	const changed = await changeSchedule(scope, { scheduleId, state });
	return { text: say.scheduleChanged(changed), actions: [undoAction(changed.changeNumber)], audience: "channel" };
}
