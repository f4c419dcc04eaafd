const number = (count: number) => count.toLocaleString("en");
const listings = (count: number) => `${number(count)} ${count === 1 ? "listing" : "listings"}`;
const copies = (count: number) => `${number(count)} ${count === 1 ? "copy" : "copies"}`;

interface Named {
	connection: number;
	marketplace: string;
}

interface Line {
	sku: string;
	ours: number;
	theirs: number;
	since: string;
	counting: boolean;
}

interface PriceLine {
	listing: string;
	sku: string;
	ours: string;
	theirs: string;
}

/** Marketplaces that show another number of copies than they should. */
export const drift = {
	syncLabel: () => "Compare",
	syncPaused: ({ connection }: { connection: number }) =>
		`M-${connection} is paused: what sold there meanwhile is not known here, so nothing can be compared. Let it go on first: /market resume M-${connection}`,
	syncUnmatched: ({ connection }: { connection: number }) =>
		`Nothing of M-${connection} is paired with items yet. Do that first: /market match M-${connection}`,
	syncFailed: ({ connection, marketplace, reason }: Named & { reason: string }) =>
		`What stands on ${marketplace} (M-${connection}) could not be compared with your stock today: ${reason}\nIt is tried again tomorrow, or now: /market sync M-${connection}`,
	syncNoLabel: () => "Say of which comparison: name its reading, like L-7, as its message does. /market sync M-1 makes a new one.",
	syncNoListing: () => "Say of which listing: its id as the marketplace has it, or all.",
	readComparing: ({ marketplace, listings: count }: { marketplace: string; listings: number }) =>
		`${listings(count)} are read. What sold on ${marketplace} meanwhile is asked for, then they are compared with your stock.`,
	driftTitle: ({ read, connection, marketplace, account }: Named & { read: string; account: string }) =>
		`${read} · Stock of M-${connection} · ${marketplace} · ${account}`,
	drift: ({
		marketplace,
		listings: count,
		total,
		healed,
		moving,
		ended,
		repriced,
		isNewest,
		newest,
		pushOn,
	}: {
		marketplace: string;
		listings: number;
		total: number;
		healed: number;
		moving: number;
		ended: number;
		repriced: number;
		isNewest: boolean;
		newest: string;
		pushOn: boolean;
	}) =>
		[
			total === 0
				? repriced === 0
					? `${marketplace} shows what it should: nothing differs of ${listings(count)}.`
					: `${marketplace} shows as many of ${listings(count)} as it should.`
				: `${listings(total)} on ${marketplace} ${total === 1 ? "shows" : "show"} another number than ${total === 1 ? "it" : "they"} should, and no sale or change tells why.`,
			healed > 0 && `${listings(healed)} showed what had been sent there before: pushed again.`,
			moving > 0 && `${listings(moving)} changed just then, or ${moving === 1 ? "waits" : "wait"} for a push or a delivery: left for the next time.`,
			ended > 0 && `${listings(ended)} ${ended === 1 ? "is" : "are"} not on ${marketplace} any more, and ended here too.`,
			!isNewest && `There is a later comparison by now, ${newest}: what that found is decided there.`,
			isNewest && total > 0 && !pushOn && "Nothing is pushed there, so it is not set right by itself.",
		]
			.filter(Boolean)
			.join("\n"),
	priceDrift: ({ marketplace, total, prices }: { marketplace: string; total: number; prices: readonly PriceLine[] }) =>
		[
			`${number(total)} ${total === 1 ? "price was" : "prices were"} changed on ${marketplace}, where yours go out. Set yours there again, or accept theirs: each becomes that listing's own price, and the item's stays.`,
			...prices.map(({ listing, sku, ours, theirs }) => `${listing === "" ? sku : `${listing} (${sku})`}: ${theirs} there, ${ours} from you`),
			total > prices.length && `… and ${number(total - prices.length)} more`,
		]
			.filter(Boolean)
			.join("\n"),
	pricesOverruled: ({ connection, marketplace, total, prices }: Named & { total: number; prices: readonly (PriceLine & { keep: string })[] }) =>
		[
			`${total === 1 ? "A price that was" : `${number(total)} prices that were`} changed on ${marketplace} (M-${connection}) ${total === 1 ? "is" : "are"} set over by ${total === 1 ? "a newer one" : "newer ones"} of yours.`,
			...prices.map(({ listing, sku, ours, theirs }) => `${listing === "" ? sku : `${listing} (${sku})`}: ${theirs} there, ${ours} from you`),
			total > prices.length && `… and ${number(total - prices.length)} more`,
			...prices.slice(0, 1).map(({ sku, keep }) => `To keep what stood there: /market price M-${connection} ${sku} ${keep}`),
		]
			.filter(Boolean)
			.join("\n"),
	priceDriftOne: ({ marketplace, listing, sku, ours, theirs }: PriceLine & { marketplace: string }) =>
		`${listing === "" ? sku : `${listing} (${sku})`}: its price was changed to ${theirs} on ${marketplace}, and was ${ours} from you. Accepted, it is this listing's own price, and the item's stays.`,
	priceDriftPushLabel: ({ count }: { count: number | null }) => (count === null ? "Set our price" : `Set our prices (${number(count)})`),
	priceDriftAcceptLabel: ({ count }: { count: number | null }) => (count === null ? "Accept their price" : `Accept their prices (${number(count)})`),
	priceDriftAccepted: ({ connection, marketplace, count, left, rest }: Named & { count: number; left: number; rest: number }) =>
		[
			`${listings(count)} of M-${connection} ${count === 1 ? "keeps the price that stands" : "keep the prices that stand"} on ${marketplace}, as ${count === 1 ? "its" : "their"} own: what the ${count === 1 ? "item costs" : "items cost"} stays, and no longer changes ${count === 1 ? "it" : "them"}.`,
			left > 0 && `${listings(left)} ${left === 1 ? "stays" : "stay"} open: without a price there, below the shop's price floor, or changed again.`,
			rest > 0 && `${listings(rest)} more: press again.`,
		]
			.filter(Boolean)
			.join("\n"),
	priceDriftUnfit: ({ count, marketplace }: { count: number; marketplace: string }) =>
		`What stands on ${marketplace} can't be made the own price of ${count === 1 ? "it" : `these ${listings(count)}`}: it is zero, below the shop's price floor, or was changed again.`,
	priceDriftUnfitHint: ({ connection, sku }: { connection: number; sku: string }) =>
		`Set ours, or give it a price yourself: /market price M-${connection} ${sku} <price>`,
	priceDriftNone: ({ connection }: { connection: number }) => `No price of M-${connection} differs any more from what was set there.`,
	priceDriftPushed: ({ connection, marketplace, count }: Named & { count: number }) =>
		`${count === 1 ? "1 price" : `${number(count)} prices`} of M-${connection} ${count === 1 ? "is" : "are"} set on ${marketplace} to yours again.`,
	driftColumns: () => ["Listing", "SKU", "Ours", "There", "Since"],
	driftSince: ({ since, counting }: { since: string; counting: boolean }) => (counting ? `${since}, to be counted` : since),
	driftOne: ({ marketplace, listing, sku, ours, theirs, since, counting }: Line & { marketplace: string; listing: string }) =>
		`${listing === "" ? sku : `${listing} (${sku})`}: ${marketplace} shows ${number(theirs)}, and should show ${number(ours)}; found ${since}${counting ? ", to be counted" : ""}.\n${
			theirs > ours ? "It can be sold there without being here." : "It can't be bought there although it is here."
		}`,
	driftOver: ({ listing }: { listing: string }) => `The listing ${listing} does not differ any more, or has moved since it was compared.`,
	driftNone: ({ connection }: { connection: number }) => `Nothing of M-${connection} differs any more as it did when it was compared.`,
	driftPushLabel: ({ count }: { count: number | null }) => (count === null ? "Push ours" : `Push ours (${number(count)})`),
	driftAcceptLabel: ({ count }: { count: number | null }) => (count === null ? "Accept theirs" : `Accept theirs (${number(count)})`),
	driftCountLabel: ({ count }: { count: number | null }) => (count === null ? "Count it" : `Count (${number(count)})`),
	driftEachLabel: () => "One by one",
	driftNextLabel: () => "Next",
	driftBackLabel: () => "Back",
	driftMoreLabel: () => "More",
	driftNotCompared: ({ read }: { read: string }) => `${read} has not been compared with your stock: there is nothing to decide.`,
	driftOutdated: ({ read, newest }: { read: string; newest: string }) => `${read} is outdated: ${newest} was compared since. Nothing was changed.`,
	driftOutdatedHint: ({ newest }: { newest: string }) => `Look at what differs now: /market sync ${newest}`,
	driftReason: ({ connection, marketplace, theirs, ours }: Named & { theirs: number; ours: number }) =>
		`as ${marketplace} shows it (M-${connection}): ${theirs}, not ${ours}`,
	driftFixed: ({ count, marketplace }: { count: number; marketplace: string }) =>
		`What ${marketplace} shows can't be made yours for ${count === 1 ? "it" : `these ${listings(count)}`}: single copies, archived items, more than may be listed there, or copies that are promised to a buyer.`,
	driftFixedHint: () => "Push ours instead, or count.",
	driftAccepted: ({
		connection,
		marketplace,
		count,
		added,
		removed,
		left,
		rest,
	}: Named & { count: number; added: number; removed: number; left: number; rest: number }) =>
		[
			`Your stock follows ${marketplace} for ${listings(count)} of M-${connection}: ${[added > 0 && `${copies(added)} added`, removed > 0 && `${copies(removed)} taken out`].filter(Boolean).join(", ")}.`,
			left > 0 &&
				`${listings(left)} stay as they are: single copies, archived items, more than may be listed, promised copies, or another listing of the same item.`,
			rest > 0 && `${listings(rest)} more: press again.`,
		]
			.filter(Boolean)
			.join("\n"),
	undoneCorrections: ({ connection, count }: { connection: number; count: number }) =>
		`the stock of ${number(count)} ${count === 1 ? "item" : "items"} does not follow M-${connection} any more`,
	driftNotPushed: ({ connection, marketplace }: Named) => `Nothing is pushed to ${marketplace} (M-${connection}), so ours can't be set there.`,
	driftNotPushedHint: ({ connection }: { connection: number }) => `Turn it on: /market push M-${connection} on. Or set it there by hand.`,
	driftPushed: ({ connection, marketplace, count }: Named & { count: number }) =>
		`${listings(count)} of M-${connection} ${count === 1 ? "is" : "are"} set on ${marketplace} to what you have. A sale there since the comparison is not overwritten.`,
	countTasks: ({ items, rest }: { items: number; rest: number }) =>
		`${number(items)} ${items === 1 ? "item is" : "items are"} to be counted. Type what you find: /stock count <sku> <counted> seen:<books>${rest > 0 ? `\n${listings(rest)} more: press again once these are done.` : ""}`,
	countColumns: () => ["Location", "Bin", "Item", "SKU", "Books"],
	countFile: ({ connection }: { connection: number }) => `M-${connection}-to-count.csv`,
	countAsBooksLabel: ({ onHand }: { onHand: number }) => `It is ${number(onHand)}, as booked`,
};
