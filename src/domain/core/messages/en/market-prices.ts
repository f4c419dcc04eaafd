const number = (count: number) => count.toLocaleString("en");
const listings = (count: number) => `${number(count)} ${count === 1 ? "listing" : "listings"}`;

interface Settings {
	on: boolean;
	/** "+5 %" */
	markup: string | null;
	/** ".99" */
	round: string | null;
}

interface Named {
	connection: number;
	marketplace: string;
}

/** "your prices, +5 %, rounded to .99" */
function words({ on, markup, round }: Settings): string {
	if (!on) return "none";
	return ["your prices", markup, round && `rounded to ${round}`].filter(Boolean).join(", ");
}

/** "in 3 min", "in 40 s" */
function duration(milliseconds: number): string {
	const seconds = Math.max(1, Math.round(milliseconds / 1_000));
	if (seconds < 90) return `in ${seconds} s`;
	return seconds < 5_400 ? `in ${Math.round(seconds / 60)} min` : `in ${Math.round(seconds / 3_600)} h`;
}

interface Own extends Named {
	sku: string;
	/** Listings of the item there. */
	count: number;
}

/** What is to be said of how a listing's price comes to stand on its marketplace. */
type PriceWay = "unknown" | "off" | "priceless" | "changed" | "paused" | "waiting" | "same";

interface Shown extends Named {
	way: PriceWay;
	/** What stands there, where it is known. */
	there: string | null;
}

/** Prices that go out to marketplaces. */
export const marketPrices = {
	pricesWords: (settings: Settings) => words(settings),
	pricesUnknown: ({ marketplace }: { marketplace: string }) => `Prices can't be pushed to ${marketplace} by this version.`,
	pricesMoved: ({ connection }: { connection: number }) => `Which prices are pushed to M-${connection} was changed by somebody since. Nothing was undone.`,
	badMarkup: () => 'write a percentage like "+5%" or an amount like "+0.50"; none takes it away',
	pricesPreview: ({ connection, marketplace, settings, active, changes }: Named & { settings: Settings; active: number; changes: number }) =>
		`${listings(active)} of M-${connection} on ${marketplace} would show ${words(settings)}, from now on.\n${changes === 0 ? "Nothing there would change at once." : `${listings(changes)} would change at once; those that change most are below.`} Nothing is pushed yet.`,
	pricesColumns: () => ["SKU", "Listing", "There", "Would be"],
	pricesConfirmLabel: () => "Push prices",
	pricesSet: ({ number: connection, settings, marked }: { number: number; settings: Settings; marked: number }) =>
		settings.on
			? `M-${connection} shows ${words(settings)}. ${marked === 0 ? "Nothing there has to change now." : `${listings(marked)} ${marked === 1 ? "is" : "are"} pushed now.`}`
			: `No prices are pushed to M-${connection} any more. What stands there stays as it is.`,
	pricesSame: ({ number: connection, settings }: { number: number; settings: Settings }) =>
		settings.on
			? `M-${connection} shows ${words(settings)} already.`
			: `No prices are pushed to M-${connection} anyway. Turn it on: /market prices M-${connection} on`,
	undonePrices: ({ number: connection, settings }: { number: number; settings: Settings }) =>
		settings.on ? `M-${connection} shows ${words(settings)}` : `no prices are pushed to M-${connection}`,
	pricesStopped: ({ connection, marketplace, there, ours }: Named & { there: string; ours: string }) =>
		`No prices are pushed to M-${connection}: ${marketplace} sells in ${there}, and your prices are in ${ours}. It has been turned off; stock is pushed as before.`,
	priceCurrency: ({ there, ours }: { there: string; ours: string }) => `It costs ${there} there, and your prices are in ${ours}.`,
	priceNotKept: () => "The marketplace took the price and did not keep it: it is set for the whole product, or by an app, there.",
	pricesRefused: ({
		connection,
		marketplace,
		count,
		listings: all,
	}: Named & { count: number; listings: readonly { sku: string; title: string; reason: string }[] }) =>
		`${marketplace} did not take the price of ${listings(count)} of M-${connection}. Mend it there; it is tried again.\n${all
			.map(({ sku, title, reason }) => `${title === "" ? sku : `${title}${sku === "" ? "" : ` (${sku})`}`}: ${reason}`)
			.join("\n")}${count > all.length ? `\n… and ${number(count - all.length)} more` : ""}`,
	notListedThere: ({ sku, connection, marketplace }: Named & { sku: string }) =>
		`${sku} is not for sale on ${marketplace} (M-${connection}), as far as is known here.`,
	notListedThereHint: ({ connection }: { connection: number }) => `/market match M-${connection} reads what is for sale there and pairs it with your items.`,
	ownPriceZero: () => "A listing can't have a price of zero.",
	ownPriceZeroHint: ({ command, sku }: { command: string; sku: string }) => `To let it cost what the item does: ${command} ${sku} none`,
	ownPrice: ({ sku, connection, marketplace, own, ruled, settings }: Named & { sku: string; own: string | null; ruled: string | null; settings: Settings }) => {
		const byRule = ruled === null ? "the item has no price yet" : `${ruled} by ${words({ ...settings, on: true })}`;
		return own === null
			? `${sku} on ${marketplace} (M-${connection}): ${byRule}.`
			: `${sku} on ${marketplace} (M-${connection}): ${own}, its own price; without that ${byRule}.`;
	},
	ownPriceSeveral: ({ sku, connection, marketplace, count, settings }: Own & { settings: Settings }) =>
		`${sku} has ${listings(count)} on ${marketplace} (M-${connection}). Without a price of its own, each costs what comes of ${words({ ...settings, on: true })}.`,
	ownPriceColumns: () => ["Listing", "Own price", "Without it", "There"],
	ownPriceSet: ({ sku, connection, marketplace, count, price }: Own & { price: string }) =>
		`${sku} costs ${price} on ${marketplace} (M-${connection})${count > 1 ? `, in all its ${listings(count)}` : ""}: a price of its own, which the item's price does not change.`,
	ownPriceGone: ({ sku, connection, marketplace, price, settings }: Own & { price: string | null; settings: Settings }) =>
		`${sku} has no price of its own on ${marketplace} (M-${connection}) any more${price === null ? "" : `, and costs ${price}: ${words({ ...settings, on: true })}`}.`,
	ownPriceSame: ({ sku, connection, marketplace, price }: Named & { sku: string; price: string | null }) =>
		price === null
			? `${sku} has no price of its own on ${marketplace} (M-${connection}); nothing was changed.`
			: `${sku} has ${price} as its own price on ${marketplace} (M-${connection}) already; nothing was changed.`,
	/** What shows there, and when. */
	priceWay: ({ way, connection, marketplace, there }: Shown) =>
		({
			unknown: `This version pushes no prices to ${marketplace}: this is kept here only, and ${there ?? "what stands there"} stays there.`,
			off: `Prices of M-${connection} are off: this is kept until they are on, and ${there ?? "what stands there"} stays there. Turn them on: /market prices M-${connection} on`,
			priceless: `The item has no price, so nothing is pushed: ${there === null ? "what stands there stays" : `${there} stays there`}.`,
			changed: `It was changed there to ${there}. Decide which holds: /market sync M-${connection}`,
			paused: `M-${connection} is paused: it goes there once that is resumed.${there === null ? "" : ` Until then ${there} stays there.`}`,
			waiting: `It goes there now${there === null ? "" : `, where ${there} stands`}.`,
			same: "It stands there so.",
		})[way],
	ownPriceNoneLabel: () => "No own price",
	ownPricesMoved: ({ connection }: { connection: number }) => `The own price on M-${connection} was changed by somebody since. Nothing was undone.`,
	undoneOwnPrices: ({ connection, count, left }: { connection: number; count: number; left: number }) =>
		`${listings(count)} of M-${connection} ${count === 1 ? "has the own price, or none, that it" : "have the own prices, or none, that they"} had before${left === 0 ? "" : `; ${number(left)} changed since and ${left === 1 ? "stays" : "stay"}`}`,
	ownPriceKept: (kept: readonly (Named & { price: string })[]) =>
		`${kept.map(({ connection, marketplace, price }) => `${marketplace} (M-${connection}) keeps ${price}`).join(", ")}: a price of its own (/market price).`,
	pricesField: () => "Prices there",
	pricesState: ({ settings, own, waiting, refused, refusal }: { settings: Settings; own: number; waiting: number; refused: number; refusal: string | null }) =>
		settings.on
			? [
					words(settings),
					own > 0 && `${listings(own)} with a price of ${own === 1 ? "its" : "their"} own`,
					waiting > 0 && `${listings(waiting)} to go out`,
					refused > 0 && `${number(refused)} not taken (${refusal})`,
				]
					.filter(Boolean)
					.join("\n")
			: "not pushed: /market prices",
	priceReceipts: (receipts: readonly (Named & { total: number; done: number; refused: number; took: number | null })[]) =>
		receipts
			.map(
				({ marketplace, connection, total, done, refused, took }) =>
					`${marketplace}${receipts.some((other) => other.marketplace === marketplace && other.connection !== connection) ? ` M-${connection}` : ""} ${number(done)} of ${number(total)}${took === null ? "" : ` ${duration(took)}`}${refused > 0 ? ` (${number(refused)} not taken)` : ""}`,
			)
			.join(", "),
};
