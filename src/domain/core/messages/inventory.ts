import { grammar } from "./grammar.ts";

const copies = (count: number) => `${count.toLocaleString("en")} ${count === 1 ? "copy" : "copies"}`;

/** Items, prices and stock. */
export const inventory = {
	copies,
	skuNotFound: ({ sku, near }: { sku: string; near: string | null }) => `SKU ${sku} not found.${grammar.didYouMean(near)}`,
	itemArchived: ({ sku }: { sku: string }) => `${sku} is archived.`,
	itemGone: () => "That item is not there.",
	locationNotFound: ({ name, near }: { name: string; near: string | null }) => `There is no location "${name}".${grammar.didYouMean(near)}`,
	locationsKnown: ({ names }: { names: readonly string[] }) => `There are: ${names.join(", ")}.`,
	skuTaken: ({ sku, title }: { sku: string; title: string }) => `SKU ${sku} is taken by ${title}. SKUs are never reused.`,
	badSku: () => "a SKU has 1 to 64 characters and no spaces at its ends",
	badAttributePair: ({ pair }: { pair: string }) =>
		`attributes: "${pair}" is not of the form name=value. Separate pairs by semicolons: set_name=Base Set; rarity=Rare.`,
	findNone: ({ words }: { words: string }) => (words === "" ? "There are no items yet." : `Nothing found for "${words}".`),
	findNoneHint: () => "Try fewer words, or /item new to add one.",
	found: ({ count, shown }: { count: number; shown: number }) =>
		count > shown
			? `${count.toLocaleString("en")} items found; the first ${shown} are shown.`
			: `${count.toLocaleString("en")} ${count === 1 ? "item" : "items"} found.`,
	findColumns: () => ["SKU", "Item", "Cond.", "Avail.", "Price"],
	nextPage: () => "Next page",
	itemText: ({ sku, title, available, price }: { sku: string; title: string; available: number; price: string }) =>
		`${title} (${sku})\n${available} available at ${price}`,
	itemMade: ({ sku, title }: { sku: string; title: string }) => `${title} is in the catalogue as ${sku}.`,
	fieldPrice: () => "Price",
	fieldCost: () => "Cost",
	fieldCategory: () => "Category",
	fieldCondition: () => "Condition",
	fieldOnHand: () => "On hand",
	fieldCommitted: () => "Committed",
	fieldAvailable: () => "Available",
	fieldWas: () => "Was",
	fieldReason: () => "Reason",
	priceSet: ({ sku, was, now }: { sku: string; was: string; now: string }) => `${sku}: ${was} → ${now}`,
	priceSame: ({ sku, price }: { sku: string; price: string }) => `${sku} costs ${price} already; nothing was changed.`,
	priceMoved: ({ sku }: { sku: string }) => `The price of ${sku} changed since you looked. Nothing was changed.`,
	priceZero: ({ sku }: { sku: string }) => `A price of zero would give ${sku} away.`,
	priceZeroHint: ({ sku }: { sku: string }) => `If you mean it: /price set ${sku} 0 zero:yes`,
	historyText: ({ sku, title, count }: { sku: string; title: string; count: number }) =>
		count === 0 ? `${title} (${sku}) has had one price only.` : `${title} (${sku}): ${count} price ${count === 1 ? "change" : "changes"}.`,
	historyColumns: () => ["When", "Old", "New", "Who", "Why"],
	received: ({ sku, count, onHand }: { sku: string; count: number; onHand: number }) => `Received ${copies(count)} of ${sku}.\n${onHand} on hand now.`,
	removed: ({ sku, count, onHand }: { sku: string; count: number; onHand: number }) => `Removed ${copies(count)} of ${sku}.\n${onHand} on hand now.`,
	counted: ({ sku, was, now }: { sku: string; was: number; now: number }) => `Counted ${sku}: ${was} → ${now} on hand.`,
	countedSame: ({ sku, now }: { sku: string; now: number }) => `Counted ${sku}: ${now} on hand, as expected.`,
	countStale: ({ sku, seen, now }: { sku: string; seen: number; now: number }) => `${sku} has ${now} on hand, not ${seen}: it changed since you looked.`,
	countStaleHint: ({ sku, counted, now }: { sku: string; counted: number; now: number }) => `Count again, then: /stock count ${sku} ${counted} seen:${now}`,
	countBelowCommitted: ({ sku, counted, committed }: { sku: string; counted: number; committed: number }) =>
		`${sku}: ${counted} counted, but ${committed} are committed to open orders. Cancel or fulfil some first.`,
	countSeen: ({ sku, onHand }: { sku: string; onHand: number }) => `${sku} has ${onHand} on hand by the books.`,
	countAsk: ({ counted }: { counted: number }) => `You counted ${counted}. If nothing moved meanwhile, set it so:`,
	countLabel: ({ counted }: { counted: number }) => `Set to ${counted}`,
	stockShort: ({ sku, wanted, available, committed }: { sku: string; wanted: number; available: number; committed: number }) =>
		`Only ${available} of ${sku} ${available === 1 ? "is" : "are"} available, not ${wanted}${committed > 0 ? ` (${committed} committed to open orders)` : ""}.`,
	stockTooMuch: ({ sku }: { sku: string }) => `${sku} would have more copies than can be counted.`,
	sold: ({ sku, title, count, total, left, order }: { sku: string; title: string; count: number; total: string; left: number; order: string }) =>
		`Sold ${count} × ${title} (${sku}) for ${total} as ${order}.\n${left} left.`,
	showLabel: () => "Show",
	undoLabel: () => "Undo",
	historyLabel: () => "Price history",
	undoNothing: () => "There is nothing of yours to undo in the last 24 hours.",
	undoBulk: ({ operation }: { operation: string }) => `Your last change was the bulk operation ${operation}.`,
	undoBulkHint: ({ operation }: { operation: string }) => `/bulk undo ${operation} shows what it would restore.`,
	undoTooOld: () => "Only changes of the last 24 hours can be undone.",
	undoUnknown: ({ change }: { change: string }) => `There is no change ${change} of yours.`,
	undoNotPossible: ({ action }: { action: string }) => `That change (${action}) can't be undone by a command.`,
	undoTwice: () => "That change was undone already.",
	undoDrift: ({ sku, set, now }: { sku: string; set: string; now: string }) =>
		`${sku} was set to ${set} and is ${now} now: somebody changed it since. Nothing was undone.`,
	undone: ({ what }: { what: string }) => `Undone: ${what}`,
	undoneStock: ({ sku, delta, onHand }: { sku: string; delta: number; onHand: number }) => `${sku} ${delta > 0 ? "+" : ""}${delta}, ${onHand} on hand now.`,
	undoneItem: ({ sku }: { sku: string }) => `${sku} is archived.`,
	undoItemStock: ({ sku, onHand }: { sku: string; onHand: number }) => `${sku} has ${onHand} on hand and can't be archived. Remove the stock first.`,
	undoneSale: ({ order }: { order: string }) => `the sale ${order}; its copies are back.`,
	undoReason: ({ change }: { change: string }) => `undo of change ${change}`,
};
