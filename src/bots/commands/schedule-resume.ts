import { z } from "zod";
import { changeScheduleHere } from "./change-schedule-here.ts";
import { defineCommand } from "./define-command.ts";
import { text } from "./option.ts";

export const scheduleResume = defineCommand({
	name: "schedule resume",
	summary: "Let a paused schedule run again, from its next time on",
	examples: ["/schedule resume S-3"],
	input: z.strictObject({ schedule: text("Its number, like S-3", { max: 20 }) }),
	needs: ["pricing.bulk", "inventory.read"],
	audience: "channel",
	run: (scope, { schedule }) => changeScheduleHere(scope, { schedule, state: "on" }),
});
