import { z } from "zod";
import { passOnSchedule } from "../domain/inventory/services/bulk/pass-on-schedule.ts";
import { runSchedule as runRow } from "../domain/inventory/services/bulk/run-schedule.ts";
import { defineJob } from "./define-job.ts";

/** Begins the bulk operation of a schedule that is due. Whose right it runs by must still have it; else it goes on by somebody else's. */
export const runSchedule = defineJob({
	name: "run-schedule",
	queue: "bulk",
	payload: z.object({ vendorId: z.uuid(), scheduleId: z.uuid(), personId: z.uuid() }),
	needs: ["pricing.bulk", "inventory.read"],
	principal: ({ vendorId, personId }) => ({ kind: "member", vendorId, personId, surface: "worker", workspaceId: null }),
	async run({ scheduleId }, { withScope }) {
		await withScope((scope) => runRow(scope, { scheduleId }));
	},
	refused: ({ scheduleId, personId }, { withScope }) => withScope((scope) => passOnSchedule(scope, { scheduleId, personId })),
});
