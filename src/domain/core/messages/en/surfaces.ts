const count = (n: number) => n.toLocaleString("en-US");

/** What the chat platforms say around an answer: what did not fit, what they can't do. */
export const surfaces = {
	emptyReply: () => "Done.",
	askedBy: ({ who }: { who: string }) => `Asked by ${who}`,
	progressBar: ({ bar, percent, done, total }: { bar: string; percent: number; done: number; total: number }) =>
		`${bar} ${percent}% · ${count(done)} of ${count(total)}`,
	progressSoFar: ({ done }: { done: number }) => `${count(done)} so far`,
	progressGoesStale: ({ command }: { command: string }) => `This message no longer moves. Type ${command} to see how far it is.`,
	buttonAsText: ({ label, command }: { label: string; command: string }) => `${label}: ${command}`,
	rowsInFile: ({ shown, total }: { shown: number; total: number }) =>
		shown === total ? "Long values are cut short here; the file has them whole." : `The first ${count(shown)} of ${count(total)} rows; the file has them all.`,
	textInFile: () => "Shortened here; the file has the whole text.",
	fileNotSent: ({ name, limit }: { name: string; limit: string }) =>
		`${name} is not attached: a message takes at most ${limit}. Narrow what you ask for, or use the console.`,
	filesLimit: ({ files, megabytes }: { files: number; megabytes: number }) => `${files} files of ${megabytes} MB together`,
	nounSummary: ({ noun, verbs }: { noun: string; verbs: readonly string[] }) => `${noun.charAt(0).toUpperCase()}${noun.slice(1)}: ${verbs.join(", ")}`,
	postedInChannel: () => "Done: the answer is in this channel.",
	notPostedInChannel: () => "I may not write in this channel, so only you see this.",
	noDirectMessages: () => "Commands work in the channels of your server, not in direct messages: the server is what tells me which shop you mean.",
	notOurButton: () => "That button is from an older version and no longer works. Please type the command again.",
	fileTooLarge: ({ name, megabytes }: { name: string; megabytes: number }) => `${name} is larger than ${megabytes} MB. Please split it.`,
	fileGone: ({ name }: { name: string }) => `${name} could not be downloaded. Please attach it again.`,
	discordTokenRejected: () => "Discord does not accept DISCORD_TOKEN. Copy it again from the Bot page of your application at discord.com/developers.",
	discordUnreachable: ({ reason }: { reason: string }) => `Discord can't be reached: ${reason}`,
	channelGone: ({ channel }: { channel: string }) => `The channel or message ${channel} is gone, or I was removed from it.`,
	slackNoFile: ({ command }: { command: string }) => `Slack can't send a file along with ${command}. For now, use Discord, the console or the terminal for it.`,
	slackNotInstalled: ({ team }: { team: string }) => `The app is not installed in the Slack workspace ${team}.`,
	slackRefused: ({ reason }: { reason: string }) => `Slack did not take the message: ${reason}`,
	slackRefusedBlocks: () => "Slack could not show this as a table, so here it is as plain text.",
	slackRowsInFile: ({ shown, total }: { shown: number; total: number }) =>
		shown === total
			? "Long values are cut short here; the file that follows has them whole."
			: `The first ${count(shown)} of ${count(total)} rows; a file with all of them follows.`,
	slackTextInFile: () => "Shortened here; a file with the whole text follows.",
	slackFilesInMessages: () => "The file is in your direct messages with this app.",
	slackFileNotSent: ({ names, reason }: { names: readonly string[]; reason: string }) =>
		`Slack did not take ${names.join(", ")} (${reason}). Narrow what you ask for, or use the console for the whole list.`,
	slackAppDescription: () => "Run one stock on many marketplaces from your channels.",
	slackOmniSummary: () => "Every command of Omni-Stock: /omni find charizard",
	slackNeedsPublicUrl: ({ publicUrl }: { publicUrl: string }) =>
		`Slack can't reach ${publicUrl}. Set PUBLIC_URL to the https address of this instance and print the manifest again.`,
};
