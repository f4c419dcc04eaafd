const STATES = { on: "runs", paused: "is paused", ended: "is over" } as const;

/** Bulk changes that run by themselves. */
export const schedules = {
	badTiming: ({ value }: { value: string }) => `"${value}" is no time that I understand.`,
	timingForms: () =>
		"Once: 2026-12-01 06:00, tomorrow 18:00, friday 6pm, in 2h. Again and again: every day 06:00, every weekday 18:30, every mon, thu 06:00, every month on the 1st 06:00, every 6 hours.",
	timingPast: ({ value }: { value: string }) => `"${value}" is past.`,
	badSchedule: ({ value }: { value: string }) => `"${value}" is no schedule: they are called S-3.`,
	scheduleNotFound: ({ schedule }: { schedule: string }) => `There is no schedule ${schedule}.`,
	scheduleGone: () => "This schedule is not there.",
	schedulesHint: () => "/schedule list shows them.",
	schedulesTooMany: ({ most }: { most: number }) => `The shop has ${most} schedules, and may have no more: end one first.`,
	scheduleIs: ({ schedule, state }: { schedule: string; state: keyof typeof STATES }) => `${schedule} ${STATES[state]} already.`,
	scheduleOver: ({ schedule }: { schedule: string }) => `The time of ${schedule} is past: make it anew with another one.`,
	scheduleMade: ({ schedule, what, timing, next, asks }: { schedule: string; what: string; timing: string; next: string; asks: boolean }) =>
		`${schedule}: ${what}, ${timing}. First on ${next}.\n${asks ? "Each time the preview comes here and waits a day for a confirmation." : "Each time the preview comes here and it starts by itself, unless it passes a guard rail."}`,
	scheduleChanged: ({ schedule, state }: { schedule: string; state: keyof typeof STATES }) => `${schedule} ${STATES[state]} now.`,
	schedulePassedOn: ({ schedule, to }: { schedule: string; to: string }) => `Whoever made ${schedule} may no longer run it: it goes on as ${to}'s.`,
	schedulePausedAlone: ({ schedule }: { schedule: string }) => `${schedule} is paused: nobody in the team may run bulk operations any more.`,
	schedulesText: ({ count }: { count: number }) =>
		count === 0
			? 'No bulk change is scheduled.\nAdd at:"every day 06:00" to /bulk price.'
			: `${count === 1 ? "1 schedule" : `${count} schedules`}, the newest first.`,
	scheduleColumns: () => ["No.", "What", "When", "Next", "Starts"],
	scheduleStarts: ({ asks }: { asks: boolean }) => (asks ? "when confirmed" : "by itself"),
	scheduleNever: ({ state }: { state: keyof typeof STATES }) => (state === "paused" ? "paused" : "over"),
	schedulesMore: () => "More",
	scheduleRests: ({ schedule, reason, repeats }: { schedule: string; reason: string; repeats: boolean }) =>
		repeats
			? `${schedule} is paused and has not run: ${reason}\nSave the rule again and type /schedule resume ${schedule}, or end it with /schedule remove ${schedule}.`
			: `${schedule} has not run: ${reason}\nSave the rule again and make the schedule anew.`,
	savedRuleUsed: ({ name, details }: { name: string; details: readonly string[] }) => `rule ${name}, as it is then${details.map((one) => `, ${one}`).join("")}`,
	scheduleHere: () => "A schedule needs a channel of the shop's to post its previews to: type it in Discord, in Slack or on the console.",
};
