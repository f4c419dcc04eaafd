import { grammar } from "./grammar.ts";

const copies = (count: number) => `${count.toLocaleString("en")} ${count === 1 ? "copy" : "copies"}`;

/** Items, prices and stock. */
export const inventory = {
	copies,
	skuNotFound: ({ sku, near }: { sku: string; near: string | null }) => `SKU ${sku} not found.${grammar.didYouMean(near)}`,
	itemArchived: ({ sku }: { sku: string }) => `${sku} is archived.`,
	itemGone: () => "That item is not there.",
	skuTaken: ({ sku, title }: { sku: string; title: string }) => `SKU ${sku} is taken by ${title}. SKUs are never reused.`,
	badSku: () => "a SKU has 1 to 64 characters and no spaces at its ends",
	badAttributePair: ({ pair }: { pair: string }) =>
		`attributes: "${pair}" is not of the form name=value. Separate pairs by semicolons: set_name=Base Set; rarity=Rare.`,
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
	undoneItem: ({ sku }: { sku: string }) => `${sku} is archived.`,
	undoneSale: ({ order }: { order: string }) => `the sale ${order}; its copies are back.`,
	undoReason: ({ change }: { change: string }) => `undo of change ${change}`,
};
