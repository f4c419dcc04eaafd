interface NamedListing {
	sku: string;
	title: string;
	reason: string;
}

/** Of some listings, the first of which are named. */
interface PushNews {
	connection: number;
	marketplace: string;
	count: number;
	listings: readonly NamedListing[];
}

interface Settings {
	on: boolean;
	percentage: number;
	buffer: number;
	max: number | null;
	end: number;
}

const count = (number: number) => number.toLocaleString("en");
const listings = (number: number) => `${count(number)} ${number === 1 ? "listing" : "listings"}`;
const named = ({ sku, title, reason }: NamedListing) =>
	`${title === "" ? sku : `${title}${sku === "" ? "" : ` (${sku})`}`}${reason === "" ? "" : `: ${reason}`}`;
const list = (all: readonly NamedListing[], number: number) =>
	`${all.map(named).join("\n")}${number > all.length ? `\n… and ${count(number - all.length)} more` : ""}`;

/** How much of the stock is shown: "all that is available", "80 %, less 1, at most 4 each". */
function shown({ percentage, buffer, max, end }: Settings): string {
	const parts = [
		percentage < 100 && `${percentage} % of what is available`,
		buffer > 0 && `${buffer} kept back`,
		max !== null && `at most ${max} of each`,
		end > 0 && `none with ${end} or fewer`,
	];
	const said = parts.filter(Boolean).join(", ");
	return said === "" ? "all that is available" : said;
}

/** Stock that goes out to marketplaces. */
export const marketPush = {
	pushHeld: ({ connection, marketplace, zeroing, active }: { connection: number; marketplace: string; zeroing: number; active: number }) =>
		`Nothing is pushed to M-${connection} on ${marketplace} for now: ${count(zeroing)} of ${listings(active)} would be shown as sold out within a few minutes.\nIf that is right, let it go on. If not, look what happened to the stock first: it waits, and what sells there meanwhile may be oversold.`,
	pushReleaseLabel: ({ zeroing }: { zeroing: number }) => `Show ${count(zeroing)} as sold out`,
	pushShowLabel: () => "Look first",
	pushNotHeld: ({ connection }: { connection: number }) => `M-${connection} has not stopped: there is nothing to let go on.`,
	pushReleased: ({ number, zeros }: { number: number; zeros: number }) =>
		`M-${number} goes on: up to ${listings(zeros)} may be shown as sold out. More than that asks again.`,
	pushGone: ({ connection, marketplace, count: number, listings: all }: PushNews) =>
		`${listings(number)} of M-${connection} ${number === 1 ? "is" : "are"} not on ${marketplace} any more, and ended here too:\n${list(all, number)}`,
	pushRefused: ({ connection, marketplace, count: number, listings: all }: PushNews) =>
		`${marketplace} did not take the quantity of ${listings(number)} of M-${connection}: more may be for sale there than you have. Mend it there; it is tried again.\n${list(all, number)}`,
	pushUnknown: ({ marketplace }: { marketplace: string }) => `Stock can't be pushed to ${marketplace} by this version.`,
	pushNeedsKeys: ({ connection, marketplace }: { connection: number; marketplace: string }) =>
		`M-${connection} has no keys for the API of ${marketplace}, so nothing can be pushed there. Give them: /market rotate M-${connection}`,
	pushMoved: ({ connection }: { connection: number }) => `What is pushed to M-${connection} was changed by somebody since. Nothing was undone.`,
	pushLate: () => "The push came too late to be sure of it, and is made anew.",
	pushBroken: () => "The push broke off by a fault of ours; it is in the log, and the push is tried again.",
	pushUnanswered: () => "The marketplace did not say what became of it.",
	pushJobLost: () => "The marketplace has lost the batch that it was in: it is sent anew.",
	pushJobOpen: ({ marketplace, minutes }: { marketplace: string; minutes: number }) =>
		`${marketplace} has been at work on a batch that it took for ${minutes === 1 ? "a minute" : `${count(minutes)} minutes`}. Nothing else is sent there before that is over, and after a quarter of an hour it is sent anew.`,
	pushNotThere: () => "Only its SKU is known from an order, not its id there: it is pushed once the marketplace has told of the listing.",
	pushUncounted: () => "The stock of this listing is not counted there: switch that on for it.",
	pushNoLocation: () => "It is stocked at no location there: give it one.",
	pushNoSku: () => "It has no SKU there, by which eBay's Inventory API could find it: give it one.",
	pushNotInInventory: () =>
		"eBay's Inventory API does not know this SKU: a listing that was made by hand has to be taken over by it first (eBay calls that migrating a listing).",
	pushPreview: ({
		connection,
		marketplace,
		settings,
		active,
		changes,
		zeros,
	}: {
		connection: number;
		marketplace: string;
		settings: Settings;
		active: number;
		changes: number;
		zeros: number;
	}) =>
		`${listings(active)} of M-${connection} on ${marketplace} would follow your stock from now on: ${shown(settings)}.\n${changes === 0 ? "Nothing there would change at once." : `${listings(changes)} would change at once, ${zeros === 0 ? "none of them" : count(zeros)} to zero.`} Nothing is pushed yet.`,
	pushConfirmLabel: () => "Turn it on",
	pushSet: ({ number, settings, marked }: { number: number; settings: Settings; marked: number }) =>
		settings.on
			? `M-${number} follows your stock: ${shown(settings)}. ${marked === 0 ? "Nothing there has to change now." : `${listings(marked)} ${marked === 1 ? "is" : "are"} pushed now.`}`
			: `Nothing is pushed to M-${number} any more. What stands there stays as it is.`,
	pushSame: ({ number, settings }: { number: number; settings: Settings }) =>
		settings.on
			? `M-${number} follows your stock already: ${shown(settings)}.`
			: `Nothing is pushed to M-${number} anyway. Turn it on: /market push M-${number} on`,
	pushByFile: ({ number, settings }: { number: number; settings: Settings }) => `The files to upload to M-${number} have it show ${shown(settings)}.`,
	pushIsByFile: ({ connection, marketplace }: { connection: number; marketplace: string }) =>
		`Nothing can be pushed to ${marketplace}: what it is to show goes there by file. Make one: /market sync M-${connection} upload`,
	undonePush: ({ number, settings }: { number: number; settings: Settings }) =>
		settings.on ? `M-${number} follows your stock: ${shown(settings)}` : `nothing is pushed to M-${number}`,
	troublePush: ({ reason }: { reason: string }) => `Your stock does not get there: what is sold here may still be for sale there.\n${reason}`,
	pushField: () => "Pushed there",
	pushState: ({
		settings,
		waiting,
		zeros,
		refused,
		refusal,
		held,
		error,
		paused,
		last,
	}: {
		settings: Settings;
		waiting: number;
		zeros: number;
		refused: number;
		refusal: string | null;
		held: number | null;
		error: string | null;
		paused: boolean;
		last: string | null;
	}) =>
		!settings.on
			? "no stock: /market push"
			: [
					`${shown(settings)}${last === null ? "" : `, last ${last}`}`,
					waiting > 0 &&
						`${listings(waiting)} ${paused ? `${waiting === 1 ? "waits" : "wait"} for /market resume` : "to go out"}${zeros > 0 ? `, ${count(zeros)} to zero` : ""}`,
					refused > 0 && `${count(refused)} not taken (${refusal})`,
					held !== null && `stopped before showing ${listings(held)} as sold out`,
					error !== null && `the last push failed: ${error}`,
				]
					.filter(Boolean)
					.join("\n"),
};
