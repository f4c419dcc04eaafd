import { grammar } from "./grammar.ts";
import { inventory } from "./inventory.ts";

const { copies } = inventory;
const number = (value: number | bigint) => value.toLocaleString("en");
const isAre = (count: number) => (count === 1 ? "is" : "are");
/** " in Back room"; nothing in a shop that has one location. */
const inside = (location: string | null) => (location === null ? "" : ` in ${location}`);
const quoted = (location: string | null) => (location === null ? "" : ` location:"${location}"`);

/** A level as it stands, told to whoever changed it. */
interface Moved {
	sku: string;
	count: number;
	onHand: number;
	location: string | null;
}

/** An order that holds copies, as it is called. */
interface Holding {
	order: string;
	held: number;
}

/** What happened, told of so many copies: below zero what went out. */
const EVENTS: Readonly<Record<string, (quantity: number) => string>> = {
	received: (count) => `received ${count}`,
	sold: (count) => `sold ${-count}`,
	returned: (count) => `returned ${count}`,
	adjusted: (count) => (count < 0 ? `removed ${-count}` : `added ${count}`),
	counted: (count) => `counted, ${count < 0 ? "−" : "+"}${Math.abs(count)}`,
	transferred: (count) => (count < 0 ? `moved away ${-count}` : `moved here ${count}`),
	reserved: (count) => `committed ${count}`,
	released: (count) => `released ${count}`,
	fulfilled: (count) => `fulfilled ${count}`,
};

/** Stock and where it lies. */
export const stock = {
	locationGone: () => "That location is not there.",
	locationNotFound: ({ name, near }: { name: string; near: string | null }) => `There is no location "${name}".${grammar.didYouMean(near)}`,
	locationsKnown: ({ names }: { names: readonly string[] }) => `There are: ${names.join(", ")}.`,
	locationTaken: ({ name }: { name: string }) => `There is a location "${name}" already.`,
	locationsTooMany: ({ most }: { most: number }) => `A shop has at most ${most} locations. Archive one that is not used any more.`,
	locationArchived: ({ name }: { name: string }) => `${name} is archived.`,
	locationArchivedHint: ({ name }: { name: string }) => `/location add "${name}" takes it back into use.`,
	locationDrift: ({ name }: { name: string }) => `The location ${name} was changed since. Nothing was undone.`,
	locationIsDefault: ({ name }: { name: string }) => `${name} is the default location and can't be archived.`,
	locationIsDefaultHint: () => "Make another one the default first: /shop settings location:<name>",
	locationNotEmpty: ({ name, items, copies: held, committed }: { name: string; items: number; copies: bigint; committed: bigint }) =>
		`${name} has ${number(held)} ${held === 1n ? "copy" : "copies"} of ${number(items)} ${items === 1 ? "item" : "items"}${
			committed > 0n ? `, and ${number(committed)} committed to open orders` : ""
		}: it can't be archived.`,
	locationNotEmptyHint: ({ name }: { name: string }) => `Move them first: /stock move <sku> <n> from:"${name}" to:<other>`,
	locationAdded: ({ name }: { name: string }) => `${name} is a location now.\nStock comes there by /stock receive … location:"${name}" or /stock move.`,
	locationBack: ({ name }: { name: string }) => `${name} is in use again.`,
	locationRenamed: ({ was, now }: { was: string; now: string }) => `${was} is called ${now} now.`,
	locationSame: ({ name }: { name: string }) => `${name} is called so already; nothing was changed.`,
	locationPutAway: ({ name }: { name: string }) => `${name} is archived.`,
	locationCount: ({ count }: { count: number }) =>
		count === 1 ? "One location: all stock lies there.\n/location add makes another." : `${count} locations. Where none is named, the first is meant.`,
	locationColumns: () => ["Location", "Items", "Copies", "Committed"],
	locationDefault: ({ name }: { name: string }) => `${name} (default)`,
	received: ({ sku, count, onHand, location }: Moved) => `Received ${copies(count)} of ${sku}${inside(location)}.\n${onHand} on hand${inside(location)} now.`,
	receivedAs: ({ receipt }: { receipt: string }) => `Receipt ${receipt}.`,
	costNow: ({ cost }: { cost: string }) => `A copy costs ${cost} on average now.`,
	removed: ({ sku, count, onHand, location }: Moved) => `Removed ${copies(count)} of ${sku}${inside(location)}.\n${onHand} on hand${inside(location)} now.`,
	counted: ({ sku, was, now, location }: { sku: string; was: number; now: number; location: string | null }) =>
		`Counted ${sku}${inside(location)}: ${was} → ${now} on hand.`,
	countedSame: ({ sku, now, location }: { sku: string; now: number; location: string | null }) =>
		`Counted ${sku}${inside(location)}: ${now} on hand, as expected.`,
	countStale: ({ sku, seen, now }: { sku: string; seen: number; now: number }) => `${sku} has ${now} on hand, not ${seen}: it changed since you looked.`,
	countStaleHint: ({ sku, counted, now, location }: { sku: string; counted: number; now: number; location: string | null }) =>
		`Count again, then: /stock count ${sku} ${counted} seen:${now}${quoted(location)}`,
	countBelowCommitted: ({ sku, counted, committed }: { sku: string; counted: number; committed: number }) =>
		`${sku}: ${counted} counted, but ${committed} ${isAre(committed)} committed to open orders. Cancel or fulfil some first.`,
	countSeen: ({ sku, onHand, location }: { sku: string; onHand: number; location: string | null }) =>
		`${sku} has ${onHand} on hand${inside(location)} by the books.`,
	countAsk: ({ counted }: { counted: number }) => `You counted ${counted}. If nothing moved meanwhile, set it so:`,
	countLabel: ({ counted }: { counted: number }) => `Set to ${counted}`,
	stockShort: ({
		sku,
		wanted,
		available,
		committed,
		location,
	}: {
		sku: string;
		wanted: number;
		available: number;
		committed: number;
		location: string | null;
	}) =>
		`Only ${available} of ${sku} ${isAre(available)} available${inside(location)}, not ${wanted}${committed > 0 ? ` (${committed} committed to open orders)` : ""}.`,
	stockElsewhere: ({ levels }: { levels: readonly { location: string; available: number }[] }) =>
		`Elsewhere: ${levels.map(({ location, available }) => `${available} in ${location}`).join(", ")}. /stock move brings them here.`,
	stockTooMuch: ({ sku }: { sku: string }) => `${sku} would have more copies than can be counted.`,
	moveNowhere: ({ name }: { name: string }) => `from and to are both ${name}.`,
	moveReference: ({ from, to }: { from: string; to: string }) => `${from} → ${to}`,
	moved: ({ sku, count, from, to }: { sku: string; count: number; from: { name: string; onHand: number }; to: { name: string; onHand: number } }) =>
		`Moved ${copies(count)} of ${sku} from ${from.name} to ${to.name}.\n${from.onHand} on hand in ${from.name}, ${to.onHand} in ${to.name}.`,
	undoneStock: ({ sku, delta, onHand, costMoved }: { sku: string; delta: number; onHand: number; costMoved: boolean }) =>
		`${sku} ${delta > 0 ? "+" : ""}${delta}, ${onHand} on hand now.${costMoved ? " Its cost was changed since, and stays." : ""}`,
	undoneTransfer: ({ sku, count, from, to }: { sku: string; count: number; from: { name: string }; to: { name: string } }) =>
		`${copies(count)} of ${sku} ${isAre(count)} back in ${to.name}, from ${from.name}.`,
	undoneLocation: ({ was, now }: { was: { name: string; archived: boolean }; now: { name: string; archived: boolean } }) => {
		if (was.archived !== now.archived) return `${now.name} is ${now.archived ? "archived" : "in use"} again.`;
		return `${was.name} is called ${now.name} again.`;
	},
	levelText: ({ location, onHand, committed, bin }: { location: string; onHand: number; committed: number; bin: string | null }) =>
		`${location}${bin === null ? "" : ` (${bin})`}: ${onHand}${committed > 0 ? `, ${committed} committed` : ""}`,
	badReceipt: ({ value }: { value: string }) => `"${value.slice(0, 80)}" is no receipt. They are called R-12; /stock receive … seller:<name> makes one.`,
	receiptNotFound: ({ receipt }: { receipt: string }) => `There is no receipt ${receipt}.`,
	receiptTwice: () => "receipt: names a receipt that is there already, while seller: and document: make a new one.",
	receiptTwiceHint: () => "Leave one or the other out.",
	receiptReference: ({ receipt, seller }: { receipt: string; seller: string | null }) => (seller === null ? receipt : `${receipt} (${seller})`),
	receiptText: (receipt: {
		receipt: string;
		seller: string | null;
		document: string | null;
		when: string;
		who: string | null;
		copies: number;
		cost: string | null;
	}) => {
		const { seller, document, when, who } = receipt;
		const from = `${seller === null ? "" : ` from ${seller}`}${document === null ? "" : `, ${document}`}`;
		return `${receipt.receipt}${from}: ${copies(receipt.copies)}${receipt.cost === null ? "" : ` for ${receipt.cost}`}.\n${when}${who === null ? "" : `, ${who}`}`;
	},
	receiptColumns: () => ["SKU", "Item", "Copies", "Cost", "Where", "Note"],
	receiptMore: ({ lines }: { lines: number }) => `More of ${number(lines)} lines`,
	orderReference: ({ number: order, name, marketplace }: { number: number; name: string | null; marketplace: string | null }) => {
		const elsewhere = [marketplace, name].filter(Boolean).join(" ");
		return `O-${order}${elsewhere === "" ? "" : ` (${elsewhere})`}`;
	},
	badPage: ({ value }: { value: string }) => `page: "${value.slice(0, 80)}" is no page. Use the button under the page before, or leave page: out.`,
	stockEvent: ({ event, quantity }: { event: string; quantity: number }) => EVENTS[event]?.(quantity) ?? `${event} ${quantity}`,
	stockLeft: ({ onHand, location }: { onHand: number; location: string | null }) => `${number(onHand)} left${inside(location)}`,
	/** Whoever runs the program, at its terminal. */
	stockOperator: () => "the operator",
	stockWho: ({ who, surface }: { who: string; surface: string }) => `${who} on ${surface}`,
	storyFigures: ({ sku, onHand, committed, available }: { sku: string; onHand: number; committed: number; available: number }) =>
		`${sku}: ${number(onHand)} on hand, ${number(committed)} committed, ${number(available)} available.`,
	storySum: ({ onHand, movements, sum, orders, more }: { onHand: number; movements: number; sum: number; orders: readonly Holding[]; more: number }) => {
		const ledger =
			sum === onHand
				? `On hand is the sum of ${number(movements)} ${movements === 1 ? "movement" : "movements"}.`
				: `The ${number(movements)} movements add up to ${number(sum)}: the books are wrong. Whoever runs Omni-Stock mends them by: admin -- ledger repair.`;
		if (orders.length === 0) return ledger;
		const others = more > 0 ? `, and ${number(more)} more ${more === 1 ? "order" : "orders"}` : "";
		return `${ledger} Committed: ${orders.map(({ held, order }) => `${number(held)} for ${order}`).join(", ")}${others}.`;
	},
	storyOversold: ({ orders }: { orders: readonly (Holding & { lacking: number })[] }) =>
		`Oversold: ${orders.map(({ lacking, order }) => `${order} lacks ${number(lacking)}`).join(", ")}.`,
	storyEarlier: ({ sku }: { sku: string }) => `${sku}, earlier:`,
	storyColumns: () => ["When", "What", "Left", "Who", "Why"],
	storyFileColumns: () => ["When", "What", "Copies", "On hand after", "Location", "Who", "Why"],
	storyMore: () => "More",
	storyFileLabel: () => "As a file",
	storyFile: ({ sku, count, next }: { sku: string; count: number; next: string | null }) =>
		`The file has ${next === null ? "all" : "the latest"} ${number(count)} events of ${sku}.${next === null ? "" : ` Go on with page:${next}`}`,
	lowNone: () => "Nothing is low.\nAn item is low when no more copies are available than its threshold: the item's own, or the shop's.",
	lowText: ({ count, isFirst }: { count: number; isFirst: boolean }) => {
		const items = `${number(count)} ${count === 1 ? "item" : "items"}`;
		return isFirst ? `${items} ${isAre(count)} low, the fewest available first.` : `${items} more.`;
	},
	lowColumns: () => ["SKU", "Item", "Cond.", "Avail.", "Committed", "Low at"],
	repairReason: ({ reason }: { reason: string }) => `ledger repair: ${reason}`,
};
