/** Prices: locks, margins, history. */
export const prices = {
	priceConfirm: () => "Confirm",
	marginText: ({ margin, percent }: { margin: string; percent: string | null }) => `margin ${margin}${percent === null ? "" : ` (${percent})`}`,
	costAndMargin: ({ cost, margin, percent }: { cost: string; margin: string; percent: string | null }) =>
		`${cost} · margin ${margin}${percent === null ? "" : ` (${percent})`}`,
	belowCost: ({ cost }: { cost: string }) => `Look twice: that is below its cost of ${cost}.`,
	priceIsLocked: ({ sku, price }: { sku: string; price: string }) => `The price of ${sku} is locked at ${price}.`,
	priceIsLockedHint: ({ sku }: { sku: string }) => `Unlock it with /price lock ${sku} off, or add force:yes to set it this once.`,
	priceForceLabel: () => "Set it anyway",
	lockedNow: ({ sku, price }: { sku: string; price: string }) => `The price of ${sku} is locked at ${price}.\nBulk changes and imports leave it alone.`,
	unlockedNow: ({ sku, price }: { sku: string; price: string }) => `The price of ${sku} is no longer locked; it is ${price}.`,
	lockedAlready: ({ sku, locked }: { sku: string; locked: boolean }) =>
		`The price of ${sku} ${locked ? "is locked already" : "is not locked"}; nothing was changed.`,
	undoneLock: ({ sku, locked }: { sku: string; locked: boolean }) => `the price of ${sku} is ${locked ? "locked again" : "no longer locked"}.`,
	undoLockDrift: ({ sku, locked }: { sku: string; locked: boolean }) =>
		`The price of ${sku} is ${locked ? "locked" : "not locked"} now: somebody changed it since. Nothing was undone.`,
	unlockLabel: () => "Unlock",
	lockLabel: () => "Lock",
	lineLocked: ({ sku }: { sku: string }) => `price: it is locked; unlock it first (/price lock ${sku} off), or leave the price blank`,
	lineBarcode: ({ value }: { value: string }) => `barcode: "${value.slice(0, 80)}" is longer than 64 characters`,
	lineSingleCopy: ({ quantity }: { quantity: number }) => `quantity: ${quantity.toLocaleString("en")} copies of a graded one; there is only one`,
	lineSingleElsewhere: () => "quantity: this graded copy is at another location; there is only one",
	fieldLocked: () => "Left alone: price locked",
	historyText: ({ sku, title, count, more }: { sku: string; title: string; count: number; more: boolean }) =>
		count === 0
			? `${title} (${sku}) has had one price only.`
			: `${title} (${sku}): ${more ? "more than " : ""}${count.toLocaleString("en")} price ${count === 1 ? "change" : "changes"}.`,
	historyColumns: () => ["When", "Old", "New", "Who", "Why"],
	chartMissing: () => "The chart could not be drawn this time.",
	historySpan: ({ low, high, days }: { low: string; high: string; days: number }) =>
		low === high ? `${low} throughout the last ${days} days` : `${days} days: ${low} low, ${high} high`,
	historyNow: ({ price, since }: { price: string; since: string }) => `${price} since ${since}`,
	chartLow: ({ price }: { price: string }) => `30-day low ${price}`,
	chartAlt: ({ sku, from, low, high, now }: { sku: string; from: string; low: string; high: string; now: string }) =>
		`Price of ${sku} since ${from}: lowest ${low}, highest ${high}, now ${now}.`,
};
