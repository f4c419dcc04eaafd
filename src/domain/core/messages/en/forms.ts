/** Forms, on whichever surface. */
export const forms = {
	formTyped: ({ example }: { example: string }) => `Type it on one line:\n${example}`,
	editLabel: () => "Edit",
	editTyped: () => "What you typed:",
	editProblem: ({ problem }: { problem: string }) => `⚠ ${problem}`,
	editSend: () => "Send",
	editNotYours: () => "Only who typed a command can edit it. Type yours anew.",
	formCancel: () => "Cancel",
	formNothing: () => "(nothing)",
	formKept: () => "This is what you typed:",
	formLate: () => "The form could not be filled in time. Please try again.",
	formTooLong: ({ command }: { command: string }) => `That is more than a form takes here. Type it instead, beginning with ${command}`,
};
