import { dateFormat } from "../../domain/core/date-format.ts";
import { say } from "../../domain/core/messages/say.ts";
import type { VendorScope } from "../../domain/core/permissions/scopes.ts";
import type { Reply } from "../../domain/core/reply.ts";
import { operationAim } from "../../domain/inventory/operations/operation-aim.ts";
import { scheduleLabel } from "../../domain/inventory/schedules/schedule-label.ts";
import { getSchedule } from "../../domain/inventory/selectors/bulk/get-schedule.ts";
import { getVendor } from "../../domain/vendors/selectors/get-vendor.ts";
import { undoAction } from "./undo-action.ts";

/** What a schedule that was just made will do. */
export async function scheduleReply(scope: VendorScope<"inventory.read">, { number, changeNumber }: { number: number; changeNumber: bigint }): Promise<Reply> {
	const vendor = await getVendor(scope);
	const schedule = await getSchedule(scope, { number });
	const when = dateFormat(vendor, { dateStyle: "full", timeStyle: "short" });
	const next = schedule.nextAt ? when.format(schedule.nextAt) : "";
	return {
		text: say.scheduleMade({ schedule: scheduleLabel(number), what: operationAim(schedule, vendor), timing: schedule.timing, next, asks: schedule.asks }),
		actions: [undoAction(changeNumber)],
		audience: "channel",
	};
}
