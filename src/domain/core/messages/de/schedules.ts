import type { schedules as english } from "../en/schedules.ts";
import type { TextsOf } from "../texts.ts";

const STATES = {
	on: { now: "läuft jetzt", already: "läuft schon" },
	paused: { now: "ist jetzt angehalten", already: "ist schon angehalten" },
	ended: { now: "ist jetzt beendet", already: "ist schon beendet" },
} as const;

/** Bulk changes that run by themselves. */
export const schedules: TextsOf<typeof english> = {
	badTiming: ({ value }) => `„${value}“ ist keine Zeitangabe, die ich verstehe.`,
	timingForms: () =>
		"Einmal: 2026-12-01 06:00, tomorrow 18:00, friday 6pm, in 2h. Immer wieder: every day 06:00, every weekday 18:30, every mon, thu 06:00, every month on the 1st 06:00, every 6 hours.",
	timingPast: ({ value }) => `„${value}“ ist schon vorbei.`,
	badSchedule: ({ value }) => `„${value}“ ist kein Zeitplan: Zeitpläne heißen zum Beispiel S-3.`,
	scheduleNotFound: ({ schedule }) => `Den Zeitplan ${schedule} gibt es nicht.`,
	scheduleGone: () => "Diesen Zeitplan gibt es nicht.",
	schedulesHint: () => "/schedule list zeigt sie.",
	schedulesTooMany: ({ most }) => `Der Shop hat schon ${most} Zeitpläne, mehr dürfen es nicht sein: Beende erst einen.`,
	scheduleIs: ({ schedule, state }) => `${schedule} ${STATES[state].already}.`,
	scheduleOver: ({ schedule }) => `Der Zeitpunkt von ${schedule} ist vorbei: Leg ihn mit einem anderen neu an.`,
	scheduleMade: ({ schedule, what, timing, next, asks }) =>
		`${schedule}: ${what}, ${timing}. Zum ersten Mal am ${next}.\n${asks ? "Jedes Mal kommt die Vorschau hierher und wartet einen Tag auf Bestätigung." : "Jedes Mal kommt die Vorschau hierher, und es startet von selbst, außer es geht über eine Schutzgrenze hinaus."}`,
	scheduleChanged: ({ schedule, state }) => `${schedule} ${STATES[state].now}.`,
	schedulePassedOn: ({ schedule, to }) => `Wer ${schedule} angelegt hat, darf ihn nicht mehr ausführen: Er läuft als Zeitplan von ${to} weiter.`,
	schedulePausedAlone: ({ schedule }) => `${schedule} ist angehalten: Im Team darf niemand mehr Sammeländerungen ausführen.`,
	schedulesText: ({ count }) =>
		count === 0
			? 'Es ist keine Sammeländerung geplant.\nHäng at:"every day 06:00" an /bulk price an.'
			: `${count === 1 ? "1 Zeitplan" : `${count} Zeitpläne, die neuesten zuerst`}.`,
	scheduleColumns: () => ["Nr.", "Was", "Wann", "Als Nächstes", "Startet"],
	scheduleStarts: ({ asks }) => (asks ? "nach Bestätigung" : "von selbst"),
	scheduleNever: ({ state }) => (state === "paused" ? "angehalten" : "beendet"),
	schedulesMore: () => "Mehr",
	scheduleRests: ({ schedule, reason, repeats }) =>
		repeats
			? `${schedule} ist angehalten und nicht gelaufen: ${reason}\nSpeichere die Regel wieder und tippe /schedule resume ${schedule}, oder beende ihn mit /schedule remove ${schedule}.`
			: `${schedule} ist nicht gelaufen: ${reason}\nSpeichere die Regel wieder und leg den Zeitplan neu an.`,
	savedRuleUsed: ({ name, details }) => `Regel ${name} (wie sie dann lautet)${details.map((one) => `, ${one}`).join("")}`,
	scheduleHere: () => "Ein Zeitplan braucht einen Kanal des Shops, in den er seine Vorschauen stellt: Tippe ihn in Discord, in Slack oder in der Konsole.",
};
