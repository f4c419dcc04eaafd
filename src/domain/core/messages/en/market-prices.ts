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
	pricesField: () => "Prices there",
	pricesState: ({ settings, waiting, refused, refusal }: { settings: Settings; waiting: number; refused: number; refusal: string | null }) =>
		settings.on
			? [words(settings), waiting > 0 && `${listings(waiting)} to go out`, refused > 0 && `${number(refused)} not taken (${refusal})`]
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
