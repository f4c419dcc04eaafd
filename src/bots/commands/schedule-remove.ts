import { z } from "zod";
import { changeScheduleHere } from "./change-schedule-here.ts";
import { defineCommand } from "./define-command.ts";
import { text } from "./option.ts";

export const scheduleRemove = defineCommand({
	name: "schedule remove",
	summary: "End a schedule; what it has begun goes on",
	examples: ["/schedule remove S-3"],
	input: z.strictObject({ schedule: text("Its number, like S-3", { max: 20 }) }),
	needs: ["pricing.bulk", "inventory.read"],
	audience: "channel",
	run: (scope, { schedule }) => changeScheduleHere(scope, { schedule, state: "ended" }),
});
