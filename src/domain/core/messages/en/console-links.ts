/** A member's way into the console from elsewhere. */
export const consoleLinks = {
	consoleNeedsHttps: () => "There is no address for a link: Omni-Stock does not know where the console is reached by https.",
	consoleNeedsHttpsHint: () => "Whoever runs it sets PUBLIC_URL (npm run admin -- setup) and publishes /console/* there.",
	consoleByMemberOnly: () => "A link to the console is for a member of the shop, who asks for it in a chat.",
	consoleLink: ({ minutes, hours }: { minutes: number; hours: number }) =>
		`Your own link to the console: good once, for ${minutes} minutes. It signs one browser in as you, for ${hours} hours. Hand it to nobody.`,
	fieldConsole: () => "Console",
	consoleLinkOver: () => "This link is over: it was used already, is too old, or its owner has left the shop. Type /shop console for another one.",
	consoleSessionOver: () => "Your way into this console is over. Type /shop console in a chat for another link.",
	consoleMakesNoToken: () => "A browser that a link let in makes no tokens, and ends none: type that in a chat.",
	consoleEnterTitle: () => "Omni-Stock's console",
	consoleEnterText: () => "This link signs this browser in as the one who asked for it. It is good once.",
	consoleEnter: () => "Sign in",
};
