import { say } from "../../../core/messages/say.ts";
import type { VendorScope } from "../../../core/permissions/scopes.ts";
import { inShopsLanguage } from "../../../vendors/in-shops-language.ts";
import { listHolders } from "../../../vendors/selectors/list-holders.ts";
import { recordAudit } from "../../../vendors/services/record-audit.ts";
import { scheduleLabel } from "../../schedules/schedule-label.ts";
import { lockSchedule } from "./lock-schedule.ts";
import { postToSchedule } from "./post-to-schedule.ts";

interface Refused {
	scheduleId: string;
	/** Whose right was missing. */
	personId: string;
}

/**
 * A schedule belongs to the shop: where its person may no longer run it, it goes on as the member of longest standing who may. Its channel is told;
 * with nobody it is paused.
 */
export async function passOnSchedule(scope: VendorScope<"bulk.settle">, { scheduleId, personId }: Refused): Promise<void> {
	const schedule = await lockSchedule(scope, { scheduleId });
	if (!schedule?.nextAt || schedule.personId !== personId) return;
	const [heir] = (await listHolders(scope, { permission: "pricing.bulk" })).filter((holder) => holder.personId !== personId);
	await scope.write.bulkSchedule.updateMany({
		where: { vendorId: scope.vendorId, id: scheduleId },
		data: heir ? { personId: heir.personId } : { nextAt: null, pausedAt: scope.now },
	});
	await recordAudit(scope, {
		action: heir ? "pass-on-schedule" : "pause-schedule",
		subjectKind: "schedule",
		subjectId: scheduleId,
		...(heir && { after: { to: heir.displayName } }),
	});
	const label = scheduleLabel(schedule.number);
	const text = await inShopsLanguage(scope, async () =>
		heir ? say.schedulePassedOn({ schedule: label, to: heir.displayName }) : say.schedulePausedAlone({ schedule: label }),
	);
	await postToSchedule(scope, { schedule, key: `passed-on:${scheduleId}:${scope.now.getTime()}`, reply: { text, audience: "channel" } });
	if (heir)
		scope.afterCommit({
			job: "run-schedule",
			id: scheduleId,
			run: scope.now.getTime(),
			payload: { vendorId: scope.vendorId, scheduleId, personId: heir.personId },
		});
}
