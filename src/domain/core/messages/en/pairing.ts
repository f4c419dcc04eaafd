const number = (count: number) => count.toLocaleString("en");
const listings = (count: number) => `${number(count)} ${count === 1 ? "listing" : "listings"}`;

interface Read {
	/** "L-7" */
	read: string;
	/** M-3 is 3. */
	connection: number;
	marketplace: string;
}

interface Paired {
	title: string;
	sku: string;
	item: { sku: string; title: string } | null;
}

/** Listings on marketplaces, and which items they are. */
export const pairing = {
	listingsNotRead: ({ marketplace }: { marketplace: string }) => `What is for sale on ${marketplace} can't be read by this version.`,
	listingsReadOf: (marketplaces: readonly string[]) => `It is read on ${marketplaces.join(", ")}.`,
	keysMissing: ({ connection, marketplace }: { connection: number; marketplace: string }) =>
		`M-${connection} has no keys for the API of ${marketplace}, without which nothing there can be read. Give them: /market rotate M-${connection}`,
	readNotFound: ({ read }: { read: string }) => `There is no reading ${read}. Begin one: /market match M-1`,
	readTitle: ({ read, connection, marketplace, account }: Read & { account: string }) => `${read} · Listings of M-${connection} · ${marketplace} · ${account}`,
	readReading: ({ marketplace, listings: count, total }: Read & { listings: number; total: number | null }) =>
		`Reading what is for sale on ${marketplace}: ${listings(count)}${total === null ? "" : ` of ${number(total)}`} so far.\nNothing is changed there.`,
	readPairing: ({ listings: count }: { listings: number }) => `${listings(count)} are read. Now they are paired with items.`,
	readFailed: ({ read, listings: count, error }: Read & { listings: number; error: string }) =>
		`${read} stopped after ${listings(count)}: ${error}\nWhat was read stays, and nothing was ended.`,
	readGaveUp: ({ marketplace }: { marketplace: string }) => `${marketplace} did not answer as it should, again and again.`,
	readSawNothing: ({ marketplace }: { marketplace: string }) =>
		`${marketplace} says that nothing is for sale there, which the key's rights may be the reason of. Nothing was ended for it.`,
	readDone: ({
		active,
		paired,
		pairedNow,
		proposed,
		unpaired,
		ended,
		isLossy,
		isNewest,
	}: Read & { active: number; paired: number; pairedNow: number; proposed: number; unpaired: number; ended: number; isLossy: boolean; isNewest: boolean }) =>
		[
			`${listings(active)} for sale there: ${number(paired)} paired with items${pairedNow > 0 ? `, ${number(pairedNow)} of them now` : ""}; ${number(proposed)} proposed; ${number(unpaired)} without an item.`,
			ended > 0 && `${listings(ended)} ended: gone there since.`,
			isLossy && "The list there changed while it was read: nothing was ended.",
			!isNewest && "There is a later reading by now: its proposals hold.",
			isNewest && proposed + unpaired > 0 && "Send the file of the doubts back with its last column filled in: /market match, with the connection and file:",
		]
			.filter(Boolean)
			.join("\n"),
	readLabel: () => "Pair listings",
	readAgain: () => "Read again",
	pairingFields: () => ({ paired: (count: number) => `Paired now (${number(count)})`, unpaired: (count: number) => `Without an item (${number(count)})` }),
	pairingLine: ({ title, sku, item }: Paired) => `${title}${sku === "" ? "" : ` (${sku})`}${item === null ? "" : ` → ${item.sku}`}`,
	proposalColumns: () => ["Proposed for", "SKU there", "Price there", "Item", "Its title"],
	acceptLabel: ({ count }: { count: number }) => `Accept all ${number(count)}`,
	doubtsLabel: () => "The doubts as a file",
	doubtsFile: ({ read }: { read: string }) => `${read}-doubts.csv`,
	doubtColumns: () => ["listing id", "title", "sku there", "price", "proposed sku", "proposed item", "decision"],
	doubtsMore: ({ most }: { most: number }) => `The file has the first ${number(most)}; the next come once these are decided.`,
	readNotDone: ({ read }: { read: string }) => `${read} is not done yet: there is nothing to accept.`,
	readOutdated: ({ read, newest }: { read: string; newest: string }) => `${read} is outdated: ${newest} has read the listings since. Nothing was accepted.`,
	readOutdatedHint: ({ newest }: { newest: string }) => `Look at what is proposed now: /market match ${newest}`,
	nothingProposed: ({ read }: { read: string }) => `Nothing that ${read} proposed waits for an answer any more.`,
	accepted: ({ count, connection }: { count: number; connection: number }) =>
		`${listings(count)} of M-${connection} ${count === 1 ? "is" : "are"} paired as proposed. Order lines that waited for them are worked off now.`,
	decided: ({ connection, paired, ignored, left, problems }: { connection: number; paired: number; ignored: number; left: number; problems: number }) =>
		[
			`M-${connection}: ${listings(paired)} paired, ${number(ignored)} ignored, ${number(left)} left as they are.`,
			problems > 0 && `${number(problems)} ${problems === 1 ? "line" : "lines"} can't be done, listed below and in the file: mend and send that.`,
		]
			.filter(Boolean)
			.join("\n"),
	problemFileColumns: () => ["listing id", "decision", "why not"],
	problemColumns: () => ["Line", "Listing", "Why not"],
	problemsFile: () => "lines-to-mend.csv",
	decisionsEmpty: () => "The file decides nothing: its last column is blank in every line.",
	decisionsTooMany: ({ most }: { most: number }) => `The file has more than ${number(most)} decisions. Send it in parts.`,
	decisionsHint: () => 'In the column "decision": yes for the proposed SKU, another SKU, ignore for what is none of yours, or nothing to leave it open.',
	decisionColumns: ({ missing }: { missing: readonly string[] }) => `The file lacks ${missing.map((name) => `the column "${name}"`).join(" and ")}.`,
	decisionUnreadable: ({ line }: { line: number }) => `The file can't be read from line ${line} on: a quote is open there, or the line has too many columns.`,
	decisionMangled: ({ id }: { id: string }) => `"${id}" was a long number: a spreadsheet has shortened it. Take the id from the file as it came, as text.`,
	decisionNoListing: ({ id }: { id: string }) => `No listing of this connection has the id "${id}".`,
	decisionTwice: () => "The listing stands in two lines.",
	decisionNoProposal: () => "yes, but no item is proposed in this line: write its SKU.",
	decisionNoItem: ({ sku }: { sku: string }) => `No item has the SKU "${sku}".`,
	decisionPaired: ({ sku }: { sku: string }) => `It is ${sku} already.`,
	acceptNamesRead: () => "accept: what is accepted? Name the reading that proposed it, like L-7: its button does.",
	decisionConflict: () => "file: and accept: are two ways to answer. Give one of them.",
	undonePairings: ({ connection, count, sold }: { connection: number; count: number; sold: number }) =>
		`${listings(count)} of M-${connection} ${count === 1 ? "has" : "have"} no item again.${sold > 0 ? ` ${listings(sold)} ${sold === 1 ? "stays" : "stay"}: orders for them hold copies of the item.` : ""}`,
	pairingsSold: ({ sold }: { sold: number }) => `Orders for all of the ${listings(sold)} hold copies of the item by now. Nothing was changed.`,
	pairingsMoved: () => "The pairings were changed since; nothing was left to take back.",
};
