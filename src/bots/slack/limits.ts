/**
 * What Slack takes, in one table. Lengths in characters, times in milliseconds.
 * Source: docs.slack.dev (Block Kit reference, slash commands, modals, app manifests).
 */
export const SLACK_LIMITS = {
	blocks: 50,
	/** All text of a message, that beside its blocks included. Slack answers msg_blocks_too_long at about 13,200 though each block is within its own limit (bolt-js #2509). */
	messageTotal: 12_500,
	/** The text beside the blocks: notifications, screen readers. */
	fallbackText: 2_000,
	/** The text of a message without blocks; longer ones are split by Slack. */
	plainText: 3_900,
	header: 150,
	section: 3_000,
	contextElements: 10,
	/** The header row counts. One table a message (only_one_table_allowed). */
	tableRows: 100,
	tableColumns: 20,
	/** All cells together; Slack takes 10,000. */
	tableTotal: 9_800,
	actionsPerBlock: 25,
	actionBlocks: 2,
	buttonText: 75,
	buttonValue: 2_000,
	/** Of a modal, and of its two buttons. */
	formTitle: 24,
	formLabel: 2_000,
	formPlaceholder: 150,
	formValue: 3_000,
	formMetadata: 3_000,
	/** Slack takes 100 blocks. */
	formFields: 90,
	formHint: 2_000,
	/** A request's trigger opens a modal for 3 seconds. */
	triggerLife: 3_000,
	optionText: 75,
	optionValue: 150,
	/** Of a menu. */
	options: 100,
	/** A menu's look-up must be answered within 3 seconds. */
	suggestions: 2_500,
	imageUrl: 3_000,
	files: 10,
	/** A response_url takes 5 answers within 30 minutes. */
	responseLife: 28 * 60_000,
	slashCommands: 50,
	commandName: 32,
	commandDescription: 2_000,
	usageHint: 1_000,
} as const;
