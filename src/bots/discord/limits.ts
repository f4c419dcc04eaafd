/**
 * What Discord takes, in one table. Lengths in characters, sizes in bytes, times in milliseconds.
 * Source: discord.com/developers/docs (application commands, message and embed limits, interactions, modal components).
 */
export const DISCORD_LIMITS = {
	commands: 100,
	commandTotal: 8_000,
	commandName: 32,
	commandDescription: 100,
	options: 25,
	choices: 25,
	choiceName: 100,
	choiceValue: 100,
	content: 2_000,
	embedTotal: 6_000,
	embedDescription: 4_096,
	footer: 2_048,
	fields: 25,
	fieldName: 256,
	fieldValue: 1_024,
	title: 256,
	imageUrl: 2_048,
	buttonsPerRow: 5,
	buttonRows: 5,
	buttonLabel: 80,
	customId: 100,
	formTitle: 45,
	formFields: 5,
	formLabel: 45,
	formPlaceholder: 100,
	formHint: 100,
	formValue: 4_000,
	files: 10,
	fileDescription: 1_024,
	fileBytes: 10 * 1024 * 1024,
	/** An interaction's token edits its answers for 15 minutes; a little is kept back for the last edit. */
	tokenLife: 14.5 * 60_000,
	/** An autocomplete must be answered within 3 seconds. */
	autocomplete: 2_500,
	/** Largest file that we read from a person; boosted servers and Nitro allow more than we need. */
	incomingFileBytes: 100 * 1024 * 1024,
	/** Longest wait for a person's file. */
	incomingFileTime: 120_000,
} as const;

/** Error codes of the API. Source: discord.com/developers/docs/topics/opcodes-and-status-codes#json. */
export const DISCORD_ERRORS = {
	unknownChannel: 10_003,
	unknownGuild: 10_004,
	unknownMessage: 10_008,
	unknownInteraction: 10_062,
	missingAccess: 50_001,
	mayNotReadHistory: 160_002,
} as const;
