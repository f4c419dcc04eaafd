import { grammar } from "./grammar.ts";

const number = (value: number) => value.toLocaleString("en");
const plural = (value: number, one: string, many = `${one}s`) => `${number(value)} ${value === 1 ? one : many}`;

const list = (names: readonly string[]) => (names.length > 5 ? `${names.slice(0, 4).join(", ")} and ${number(names.length - 4)} others` : names.join(", "));
/** At most a few by name: a message is no register. */
const either = (names: readonly string[]) =>
	names.length > 5 ? `${names.slice(0, 4).join(", ")} or one of ${number(names.length - 4)} others` : names.join(" or ");

const KINDS = { price: "Reprice", edit: "Edit", import: "Import", undo: "Undo" } as const;
type Kind = keyof typeof KINDS;

const STATES = {
	draft: "being planned",
	previewed: "waits for a confirmation",
	queued: "about to begin",
	running: "running",
	done: "done",
	cancelled: "cancelled",
	failed: "failed",
	undone: "undone",
} as const;

const VALUES = { price: "price", stock: "quantity", kind: "category and condition", bin: "bin", archive: "archiving" } as const;

const OUTCOMES = { planned: "would change", done: "done", waiting: "not reached", moved: "left alone", failed: "failed" } as const;

interface Done {
	operation: string;
	what: string;
	kind: Kind;
	done: number;
	moved: number;
	/** A row is an item at one location. */
	isByPlace: boolean;
}

const AFTER_RUN = { price: "changed", edit: "changed", import: "changed", undo: "restored" } as const;

/** Repricing, imports and their undo: plans, progress, outcomes. */
export const bulk = {
	changeUnsigned: ({ value }: { value: string }) => `change: "${value}" begins with none of +, - and =.`,
	changeForms: () => "Write +5% or -5%, +0.25 or -0.50, =12.00, x0.85 or market*0.95.",
	changeTooFar: ({ value }: { value: string }) => `change: "${value}" is too far: from -100% to +1000%.`,
	badPercent: ({ value }: { value: string }) => `change: "${value}" is not a percentage with at most 4 decimals.`,
	badEnding: ({ value, currency, exponent }: { value: string; currency: string; exponent: number }) =>
		exponent === 0
			? `round: "${value}" does not fit: ${currency} has no decimals.`
			: `round: "${value}" has more decimals than ${currency}, which has ${exponent}.`,
	badStep: ({ value }: { value: string }) => `round: "${value}" is no step to round to.`,
	roundForms: () => "Write .99 for prices that end so, or a step like 0.25, 0.50, 1 or 5.",
	floorAboveCeiling: ({ floor, ceiling }: { floor: string; ceiling: string }) => `floor: ${floor} is above ceiling: ${ceiling}.`,
	roundedTo: ({ step }: { step: string }) => `rounded to ${step}`,
	endingIn: ({ ending }: { ending: string }) => `ending in ${ending}`,
	atLeast: ({ amount }: { amount: string }) => `at least ${amount}`,
	atMost: ({ amount }: { amount: string }) => `at most ${amount}`,

	badOperation: ({ value }: { value: string }) => `"${value}" is no bulk operation's number. They look like B-41.`,
	badPlan: () => "a plan is named by 8 or more of the digits 0-9 and a-f",
	operationNotFound: ({ operation }: { operation: string }) => `There is no bulk operation ${operation}.`,
	operationsShow: () => "The numbers of the latest ones appear when you type /bulk show.",
	operationGone: () => "That bulk operation is not there.",
	operationSuggestion: ({ operation, kind, status, rows }: { operation: string; kind: string; status: string; rows: number }) =>
		`${operation} · ${KINDS[kind as Kind] ?? kind} · ${status} · ${plural(rows, "row")}`,
	operationTitle: ({ operation, kind }: { operation: string; kind: Kind }) => `${operation} · ${KINDS[kind]}`,

	aimReprice: ({ rule, filter }: { rule: string; filter: string }) => `${rule} for ${filter === "" ? "all items" : filter}`,
	aimImport: ({ file }: { file: string }) => `Import of ${file}`,
	aimUndo: ({ operation }: { operation: string }) => `Undo of ${operation}`,

	bulkEdit: () => "Bulk edit",
	aimQuantity: ({ by, copies }: { by: "add" | "set"; copies: number }) =>
		by === "set" ? `quantity = ${number(copies)}` : `quantity ${copies < 0 ? "-" : "+"}${number(Math.abs(copies))}`,
	aimPrice: ({ rule }: { rule: string }) => `price ${rule}`,
	aimCondition: ({ condition }: { condition: string }) => `condition ${condition}`,
	aimCategory: ({ category }: { category: string }) => `category ${category}`,
	aimBin: ({ bin }: { bin: string | null }) => (bin === null ? "no bin" : `bin ${bin}`),
	aimLocation: ({ location }: { location: string }) => `free copies to ${location}`,
	aimArchive: () => "archive",
	editNothing: () => "Say what shall change: nothing is given.",
	editForms: () => "For example change:+5%, quantity:+2, to-condition:LP, to-category:other, to-location:Main, to-bin:B-12 or archive:yes.",
	editNowhere: ({ location }: { location: string }) => `to-location: the copies lie at ${location} already.`,
	editNowhereHint: () => "location: says from where they go; left out, from the default location.",
	badQuantityChange: ({ option, value }: { option: string; value: string }) => `${option}: "${value.slice(0, 40)}" is no change of a quantity.`,
	quantityForms: () => "Write +2 or -1 to add or take away, or =5 for so many.",
	skusUnknown: ({ named, others }: { named: readonly { sku: string; near: string | null }[]; others: number }) =>
		[
			`skus: there ${named.length + others === 1 ? "is no item" : "are no items"} ${named.map(({ sku }) => `"${sku.slice(0, 64)}"`).join(", ")}${others > 0 ? ` and ${number(others)} others` : ""}.`,
			...named.flatMap(({ sku, near }) => (near === null ? [] : [`For "${sku.slice(0, 64)}", did you mean ${near}?`])),
		].join("\n"),
	skusTooMany: ({ max }: { max: number }) => `skus: at most ${number(max)} in one list. Send more as a CSV: /bulk import.`,
	skusNone: () => "skus: the list names no SKU.",

	rowTooFew: ({ copies }: { copies: string }) => `quantity: there are only ${copies}`,
	rowTooMany: () => "quantity: more than 2147483647",
	rowBelowCommitted: ({ wanted, committed }: { wanted: string; committed: string }) =>
		`quantity: ${wanted} is fewer than the ${committed} that open orders have committed`,
	rowSingleCopy: () => "quantity: it is a graded copy; there is only one",
	rowTooDear: () => "price: it would pass what an item can cost",
	rowHeld: ({ copies }: { copies: string }) => `archive: open orders hold ${copies}`,
	rowInStock: ({ copies }: { copies: string }) => `archive: ${copies} in stock`,
	rowChangedSince: () => "changed since: %s",
	valueName: ({ value }: { value: keyof typeof VALUES }) => VALUES[value],
	rowOutcome: ({ outcome }: { outcome: keyof typeof OUTCOMES }) => OUTCOMES[outcome],
	resultColumns: () => [
		...["sku", "title", "price before", "price after", "location", "quantity before", "quantity after", "moved to", "copies moved"],
		...["condition before", "condition after", "category before", "category after", "bin before", "bin after", "archived before", "archived after"],
		...["outcome", "reason"],
	],
	yesOrNo: ({ yes }: { yes: boolean }) => (yes ? "yes" : "no"),
	resultTooLong: ({ rows, max }: { rows: number; max: number }) =>
		`${plural(rows, "row")} are more than a file here takes (${number(max)}): one with those that were not done is attached if there are any. /bulk export has the items as they are.`,
	troubleColumns: () => ["SKU", "Item", "Why not"],
	stockMoverColumns: () => ["SKU", "Item", "Copies", "New"],

	rejectedAtConfirm: ({ operation, rows }: { operation: string; rows: number }) =>
		`${operation} can't run: ${plural(rows, "row")} can't be done, and with errors:reject-all none may be left out.`,
	rejectedHint: ({ operation }: { operation: string }) => `/bulk show ${operation} lists them in a file. With errors:reject-rows the others would be done.`,
	rejectedAtRun: ({ rows, undo }: { rows: number; undo: string | null }) =>
		`${plural(rows, "row")} had changed since the preview, and with errors:reject-all none may be left out.${undo === null ? "" : ` ${undo} takes back what was done.`}`,

	operationsNone: () => "There are no bulk operations.",
	operationsNoneHint: () => "/bulk price, /bulk edit and /bulk import begin one.",
	operationsFound: ({ count, more, status }: { count: number; more: boolean; status: keyof typeof STATES | null }) =>
		`${more ? `The latest ${number(count)} bulk operations` : plural(count, "bulk operation")}${status === null ? "" : `: ${STATES[status]}`}.`,
	operationColumns: () => ["Operation", "What", "State", "Rows", "Begun"],
	operationState: ({ status, rowsTotal }: { status: keyof typeof STATES; rowsTotal: number }) =>
		status === "previewed" && rowsTotal === 0 ? "nothing to change" : STATES[status],

	planning: ({ operation, what, rows }: { operation: string; what: string; rows: number }) =>
		`${operation} is being planned: ${what}.\n${plural(rows, "change")} so far. Nothing is changed before you confirm.`,
	planReady: ({ what, kind, rows, isByPlace }: { what: string; kind: Kind; rows: number; isByPlace: boolean }) =>
		isByPlace
			? `${what}: ${plural(rows, "line")} would change something.`
			: `${what}: ${plural(rows, kind === "price" ? "price" : "item")} ${kind === "undo" ? "would be restored" : kind === "import" ? "would be made or changed" : "would change"}.`,
	planBlocked: ({ operation, rows }: { operation: string; rows: number }) =>
		`Nothing is changed, and ${operation} can't run: ${plural(rows, "row")} can't be done, and it is to be all or nothing.`,
	planEmpty: ({ what, kind, moved }: { what: string; kind: Kind; moved: number }) =>
		kind === "undo" && moved > 0 ? `${what}: there is nothing to restore, ${plural(moved, "item")} changed since.` : `${what}: nothing would change.`,
	planWaits: () => "Nothing is changed yet. Confirm within 15 minutes.",
	planExpired: () => "Nothing was changed. This plan has expired: confirming makes it anew and asks again.",
	plannedAgain: (again: { why: "expired" } | { why: "moved"; rows: number } | { why: "settings" }) => {
		if (again.why === "expired") return "Not started: the plan had expired. This is a new one.";
		if (again.why === "settings") return "Not started: the shop's limits were changed since the preview. This is a new plan.";
		return `Not started: ${plural(again.rows, "item")} changed since the preview. This is a new plan.`;
	},
	guardRows: ({ rows, limit }: { rows: number; limit: number }) => `${plural(rows, "row")} at once, more than ${number(limit)}`,
	guardPercent: ({ rows, limit }: { rows: number; limit: number }) => `${plural(rows, "price")} moved by more than ${number(limit)} %`,
	guardValue: ({ moved, limit }: { moved: string; limit: string }) => `the stock's value moved by ${moved}, more than ${limit}`,
	fieldGuard: () => "Passes the shop's guard rails",
	fieldAtFloor: ({ floor }: { floor: string }) => `Held at the price floor of ${floor}`,
	approvalTwo: ({ others }: { others: readonly string[] }) =>
		`Nothing is changed yet. This passes a guard rail: two of ${list(others)} must confirm it. Confirm within 15 minutes.`,
	approvalSecond: ({ first, others }: { first: string; others: readonly string[] }) =>
		`Nothing is changed yet. ${first} has confirmed it; as it passes a guard rail, ${either(others)} must confirm it too, within 24 hours.`,
	approvalTotal: ({ operation, rows }: { operation: string; rows: number }) =>
		`Nothing is changed yet. This passes a guard rail: to run it, type the number of rows within 15 minutes:\n/bulk confirm ${operation} total:${rows}`,
	confirmedAlready: ({ operation, others }: { operation: string; others: readonly string[] }) =>
		`You have confirmed ${operation} already; ${either(others)} must confirm it too.`,
	totalNeeded: ({ operation }: { operation: string }) => `${operation} passes a guard rail of this shop: type how many rows it changes, and it runs.`,
	totalNeededHint: ({ operation, rows }: { operation: string; rows: number }) => `/bulk confirm ${operation} total:${rows}`,
	totalWrong: ({ operation, typed, rows }: { operation: string; typed: number; rows: number }) =>
		`Not started: ${operation} changes ${plural(rows, "row")}, not ${number(typed)}. Look at it again.`,
	operationHeld: ({ operation, what, who, done, total }: { operation: string; what: string; who: string | null; done: number; total: number }) =>
		[
			`${operation} stands still: ${what}.`,
			`${who ?? "Whoever started it"} is no longer in the team. ${total === 0 ? "" : `${number(done)} of ${number(total)} done. `}Finish it or cancel it.`,
		].join("\n"),
	operationKind: ({ kind }: { kind: Kind }) => KINDS[kind],
	finishHeldLabel: () => "Finish",
	confirmUnseen: ({ operation }: { operation: string }) => `Not started: this is not the plan of ${operation} that you saw last. Look at it and confirm it.`,

	operationQueued: ({ operation, what }: { operation: string; what: string }) =>
		`${operation} is about to begin: ${what}.\nOne operation runs at a time; /bulk show ${operation} tells how far it is.`,
	operationRunning: ({ operation, what, done, total }: { operation: string; what: string; done: number; total: number }) =>
		`${operation} is running: ${what}.\n${number(done)} of ${number(total)} done.`,
	operationDone: ({ operation, what, kind, done, moved, isByPlace }: Done) =>
		[
			`${operation} is done: ${what}.`,
			`${plural(done, isByPlace ? "line" : "item")} ${isByPlace ? "done" : AFTER_RUN[kind]}${moved > 0 ? `; ${number(moved)} left alone, for they had changed since the preview` : ""}.`,
		].join("\n"),
	operationCancelled: ({ operation, done, total }: { operation: string; done: number; total: number }) =>
		done === 0
			? `${operation} is cancelled. Nothing was changed.`
			: `${operation} is cancelled.\n${number(done)} of ${plural(total, "item")} had changed already and stay so.`,
	operationFailed: ({ operation, error, done, stays }: { operation: string; error: string; done: number; stays: boolean }) =>
		[
			`${operation} has failed: ${error}`,
			done === 0 ? "Nothing was changed." : `${plural(done, "item")} had changed already${stays ? " and stay so" : " and are given back what they had"}.`,
		].join("\n"),
	operationUndone: ({ operation, what, done }: { operation: string; what: string; done: number }) =>
		`${operation} was undone: ${what}.\nIt had changed ${plural(done, "item")}.`,
	undoOf: ({ operation }: { operation: string }) => `Undo of ${operation}`,

	fieldChanging: () => "Prices to change",
	fieldEditing: () => "Items to change",
	fieldFailed: () => "Can't be done",
	fieldPartial: () => "Done in part alone",
	fieldReasons: () => "Why not",
	reasonRows: ({ reason, rows }: { reason: string; rows: number }) => `${number(rows)} × ${reason}`,
	fieldCarried: () => "Copies to another location",
	fieldArchiving: ({ kind }: { kind: Kind }) => (kind === "undo" ? "Archived or brought back" : "To archive"),
	fieldRestored: () => "To restore",
	fieldArchived: () => "Of these, items made by the import: archived or brought back",
	fieldNew: () => "New items",
	fieldChanged: () => "Changed",
	fieldUnchanged: () => "Unchanged",
	fieldProblems: () => "Lines that can't be taken",
	fieldMoved: () => "Left alone: changed since",
	fieldTooHigh: () => "Left alone: price too high",
	fieldDiffering: () => "Known items with other details in the file (they keep theirs)",
	fieldPrices: () => "Sum of these prices",
	fieldValue: () => "Value of their stock",
	fieldCopies: () => "Copies on hand",
	fieldWarnings: () => "Look twice",
	fromTo: ({ before, after }: { before: string; after: string }) => `${before} → ${after}`,
	warnMany: ({ rows }: { rows: number }) => `${plural(rows, "item")} at once`,
	warnZero: ({ rows }: { rows: number }) => `${plural(rows, "price")} of zero`,
	warnSteep: ({ rows }: { rows: number }) => `${plural(rows, "price")} changed by more than half`,
	warnBelowCost: ({ rows }: { rows: number }) => `${plural(rows, "price")} below cost`,
	moverColumns: () => ["SKU", "Item", "Now", "New"],
	movedColumns: () => ["SKU", "Seen", "Now"],
	problemColumns: () => ["Line", "Why it can't be taken"],
	confirmLabel: () => "Confirm",
	cancelLabel: () => "Cancel",
	undoBulkLabel: () => "Undo",

	stillPlanning: ({ operation }: { operation: string }) => `${operation} is still being planned.`,
	seeOperation: ({ operation }: { operation: string }) => `/bulk show ${operation} tells how far it is.`,
	notConfirmable: ({ operation, status }: { operation: string; status: string }) => `${operation} can't be confirmed: it is ${status} already.`,
	nothingToDo: ({ operation }: { operation: string }) => `${operation} would change nothing: there is nothing to confirm.`,
	overAlready: ({ operation, status }: { operation: string; status: string }) => `${operation} is over: it is ${status}.`,
	undoneAlready: ({ operation }: { operation: string }) => `${operation} is undone already.`,
	undoNothingDone: ({ operation }: { operation: string }) => `${operation} has changed nothing: there is nothing to undo.`,
	undoWhileRunning: ({ operation }: { operation: string }) => `${operation} is not over yet.`,
	cancelFirst: ({ operation }: { operation: string }) => `Wait for it, or stop it with /bulk cancel ${operation}.`,
	undoInProgress: ({ operation, undo }: { operation: string; undo: string }) => `${operation} is being undone by ${undo}.`,

	fileEmpty: () => "The file is empty.",
	fileNotText: () => "The file is not a CSV in UTF-8.",
	saveAsUtf8: () => "In Excel: Save As, CSV UTF-8 (comma delimited).",
	fileBroken: ({ line }: { line: number }) =>
		`The file can't be read from line ${number(line)} on: a quote is opened there and never closed. Nothing was taken.`,
	fileTooBig: ({ name, megabytes }: { name: string; megabytes: number }) => `${name} is larger than ${megabytes} MB. Please split it.`,
	unknownColumns: ({ columns, near }: { columns: readonly string[]; near: string | null }) =>
		`The file has ${columns.length === 1 ? "a column" : "columns"} that I don't know: ${columns.map((name) => `"${name}"`).join(", ")}.${grammar.didYouMean(near)}`,
	columnsKnown: ({ columns }: { columns: readonly string[] }) => `Known columns: ${columns.join(", ")}.`,
	columnTwice: ({ column }: { column: string }) => `The file has the column "${column}" twice.`,
	columnMissing: ({ column }: { column: string }) => `The file has no column "${column}".`,
	cellsMiscounted: ({ cells, columns }: { cells: number; columns: number }) =>
		`it has ${plural(cells, "value")}, but the header has ${plural(columns, "column")}`,
	cellNotText: ({ value }: { value: string }) => `"${value.replace(/\0/g, "").slice(0, 80)}" has letters that are not UTF-8`,
	lineBadSku: ({ value }: { value: string }) =>
		value === "" ? "it has no SKU" : `SKU "${value.slice(0, 80)}" is longer than 64 characters or has control characters`,
	lineCurrency: ({ value, currency }: { value: string; currency: string }) => `currency: "${value.slice(0, 20)}" is not the shop's, which is ${currency}`,
	lineTitleTooLong: ({ length, max }: { length: number; max: number }) => `title: ${number(length)} characters are more than ${number(max)}`,
	lineNegative: ({ column, value }: { column: string; value: string }) => `${column}: "${value.slice(0, 40)}" is negative`,
	lineQuantity: ({ value }: { value: string }) => `quantity: "${value.slice(0, 40)}" is not a whole number from 0 to 2147483647`,
	lineArchived: ({ sku }: { sku: string }) => `${sku} is archived; restore it first, or use another SKU`,
	lineBelowCommitted: ({ quantity, committed }: { quantity: number; committed: number }) =>
		`quantity: ${number(quantity)} is fewer than the ${number(committed)} that open orders have committed`,
	lineNewNeeds: ({ sku, missing }: { sku: string; missing: readonly string[] }) => `${sku} is new and needs ${missing.join(", ")}`,
	lineTwice: ({ sku, first, second }: { sku: string; first: number; second: number }) =>
		`${sku} is on line ${number(second)} and on line ${number(first)}; the first was taken`,
};
