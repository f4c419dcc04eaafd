import type { forms as english } from "../en/forms.ts";
import type { TextsOf } from "../texts.ts";

/** Forms, on whichever surface. */
export const forms: TextsOf<typeof english> = {
	formTyped: ({ example }) => `Tippe es in einer Zeile:\n${example}`,
	editLabel: () => "Bearbeiten",
	editTyped: () => "Getippt war:",
	editProblem: ({ problem }) => `⚠ ${problem}`,
	editSend: () => "Senden",
	editNotYours: () => "Einen Befehl kann nur bearbeiten, wer ihn getippt hat. Tippe deinen eigenen neu.",
	formCancel: () => "Abbrechen",
	formNothing: () => "(nichts)",
	formKept: () => "Das hast du getippt:",
	formLate: () => "Das Formular ließ sich nicht rechtzeitig ausfüllen. Bitte versuche es noch einmal.",
	formTooLong: ({ command }) => `Das ist mehr, als hier in ein Formular passt. Tippe es stattdessen und beginne mit ${command}`,
};
