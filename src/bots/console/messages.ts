/** What the console itself says, besides the answers to commands. */
export const consoleSays = {
	workspace: () => "This console",
	notHere: () =>
		"This console answers only on the machine that runs Omni-Stock: open it as http://127.0.0.1 there, or start Omni-Stock with HOST set to let others in with the token.",
	locked: () => "Open the address that `npm start` printed: it carries the console's token, which is also in the file console-token of the data folder.",
	program: () => "API",
	visitor: () => "Console",
	longReason: () => "it is longer than 500 characters",
	noOpening: () => "A token opens no shop but its own.",
	openingFromAfar: () => "A shop is opened at the terminal of the machine that runs Omni-Stock: npm run admin -- open.",
	otherSite: () => "This request came from another website, so it was not carried out.",
	notJson: () => "Send JSON with the header Content-Type: application/json.",
	brokenJson: () => "The body is not valid JSON.",
	badMessage: ({ field, reason }: { field: string; reason: string }) => `The message does not fit: ${field}: ${reason}. Send { "text": "/help" }.`,
	relativeFolder: () => "it must be an absolute path",
	tooLarge: ({ megabytes }: { megabytes: number }) =>
		`That is more than the ${megabytes} MB that a message may have. Larger files can be named by their path: file:/path/to/file.csv`,
	badCursor: () => '"after" is not a cursor that this console gave.',
	noFileHere: ({ command }: { command: string }) => `${command} takes no file. Commands that do: type /help file.`,
	twoFiles: () => "There are two files, one attached and one by its path. Leave one away.",
	pathFromAfar: () => "A path is read only when typed on the machine that runs Omni-Stock. Attach the file instead.",
	noSuchFile: ({ path }: { path: string }) => `There is no file ${path}.`,
	isFolder: ({ path }: { path: string }) => `${path} is a folder; name a file in it.`,
	noRegularFile: ({ path }: { path: string }) => `${path} is not a file with a content of its own.`,
	mayNotRead: ({ path, reason }: { path: string; reason: string }) => `Omni-Stock can't read ${path} (${reason}).`,
};
