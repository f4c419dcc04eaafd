import { z } from "zod";
import { dateFormat } from "../../domain/core/date-format.ts";
import { say } from "../../domain/core/messages/say.ts";
import { operationAim } from "../../domain/inventory/operations/operation-aim.ts";
import { scheduleState } from "../../domain/inventory/schedules/bulk-schedule.ts";
import { scheduleLabel } from "../../domain/inventory/schedules/schedule-label.ts";
import { listSchedules } from "../../domain/inventory/selectors/bulk/list-schedules.ts";
import { getVendor } from "../../domain/vendors/selectors/get-vendor.ts";
import { defineCommand } from "./define-command.ts";
import { optionalChoice, optionalInteger } from "./option.ts";

const PAGE_SIZE = 20;

export const scheduleList = defineCommand({
	name: "schedule list",
	summary: "The bulk changes that run by themselves, and when",
	examples: ["/schedule list", "/schedule list ended:yes"],
	input: z.strictObject({
		ended: optionalChoice("yes lists those that are over as well", ["yes", "no"]),
		before: optionalInteger("Only smaller numbers, as the button carries it", { min: 1, max: 2_147_483_647 }),
	}),
	needs: ["inventory.read"],
	audience: "private",
	async run(scope, { ended = "no", before }) {
		const vendor = await getVendor(scope);
		const found = await listSchedules(scope, { withEnded: ended === "yes", before, limit: PAGE_SIZE + 1 });
		const shown = found.slice(0, PAGE_SIZE);
		const when = dateFormat(vendor, { dateStyle: "medium", timeStyle: "short" });
		const text = say.schedulesText({ count: shown.length });
		if (shown.length === 0) return { text, audience: "private" };
		const more = `/schedule list${ended === "yes" ? " ended:yes" : ""} before:${shown.at(-1)?.number}`;
		return {
			text,
			rows: {
				columns: say.scheduleColumns(),
				rows: shown.map((schedule) => [
					scheduleLabel(schedule.number),
					operationAim(schedule, vendor),
					schedule.timing,
					schedule.nextAt ? when.format(schedule.nextAt) : say.scheduleNever({ state: scheduleState(schedule) }),
					say.scheduleStarts(schedule),
				]),
			},
			...(found.length > PAGE_SIZE && { actions: [{ label: say.schedulesMore(), command: more, style: "secondary" as const }] }),
			audience: "private",
		};
	},
});
