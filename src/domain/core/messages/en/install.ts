/** Putting the bot into a workspace: its pages, its first words, and what the log says. */
export const install = {
	installStateOver: () => "This installation was begun too long ago, in another browser, or is done already.",
	installedTitle: ({ workspace }: { workspace: string }) => `Omni-Stock is in ${workspace}`,
	installedText: () =>
		'Go back to Slack: /shop setup "My Shop" founds a shop, /shop link <code> takes the one that you have. Then /notify here sales in the channel that shall hear of sales.',
	notSaidWhileAway: ({ count }: { count: number }) =>
		`While I was away, ${count} older ${count === 1 ? "message" : "messages"} for this channel ${count === 1 ? "was" : "were"} left out. /order list and /bulk list have what happened.`,
	openSlack: () => "Open Slack",
	installCancelledTitle: () => "Nothing was installed",
	installCancelledText: () => "You said no at Slack, or Slack did not let you. Where only admins may add apps, ask one of them to open this address.",
	installAgain: () => "Begin again",
	installOverTitle: () => "This did not come back in time",
	installOverText: ({ minutes }: { minutes: number }) =>
		`An installation is good once, for ${minutes} minutes, in the browser in which it was begun. Nothing was installed.`,
	installFailedTitle: () => "Slack did not finish the installation",
	installFailedText: ({ reason }: { reason: string }) => `It said: ${reason}. Nothing was installed. Whoever runs Omni-Stock finds more in its log.`,
	welcome: ({ surface }: { surface: "discord" | "slack" }) =>
		[
			"Hello! I keep one stock for all the marketplaces that you sell on, and you run it from here.",
			`1. ${surface === "discord" ? "Someone with Manage Server" : "An admin of this workspace"} types /shop setup "My Shop" currency:USD, or /shop link <code> for a shop that is there already.`,
			"2. In the channel that shall hear of sales: /notify here sales",
			`3. ${surface === "discord" ? "/help" : "/omni help"} lists what I can do, /find looks for an item.`,
		].join("\n"),
};
