/** What items are: their attributes, editing them, archiving them, copies of them. */
export const items = {
	newItemForm: () => "New item",
	newItemSubmit: () => "Add it",
	newItemLabels: () => ({ category: "What kind of goods", price: "Price, like 12.50", condition: "Condition, like NM", quantity: "Copies that are there now" }),
	attributeChoices: ({ choices, near }: { choices: readonly string[]; near: string | null }) =>
		`it is none of ${choices.join(", ")}${near === null ? "" : ` (did you mean ${near}?)`}`,
	attributeDigits: ({ min, max }: { min: number; max: number }) => `it has ${min} to ${max} digits and nothing else`,
	attributeLanguage: ({ near }: { near: string | null }) =>
		`a language is a name like Japanese, or two letters like ja (ISO 639-1)${near === null ? "" : ` (did you mean ${near}?)`}`,
	attributeUuid: () => "it is no id like e3285e6b-3e79-4d7c-bf96-d920f973b122",
	attributeGrade: () => "a grade is a number like 9 or 9.5",
	attributesTooMany: ({ count, max }: { count: number; max: number }) => `an item has at most ${max} attributes, not ${count}`,
	attributeBadName: () => "an attribute's name has 1 to 40 letters, digits and _, and begins with a letter",
	finishOfGame: ({ game, finishes, near }: { game: string; finishes: readonly string[]; near: string | null }) =>
		`${game} has ${finishes.join(", ")}${near === null ? "" : ` (did you mean ${near}?)`}`,
	gradeNeedsGrader: () => "it needs a grader, like grader=PSA",
	gradedAfterAll: ({ grader }: { grader: string }) => `${grader} is given as its grader`,
	gradeCard: ({ grader }: { grader: string }) => `${grader} grades from 1 to 10, by halves`,
	gradeWata: () => "WATA grades from 0.5 to 10 by halves, and 9.2, 9.4, 9.6, 9.8",
	gradeVga: () => "VGA grades from 10 to 100 by fives, with a plus in between, like 85+",
	conditionNotGraded: ({ marketplace, category }: { marketplace: string; category: string }) => `${marketplace} has no scale of conditions for ${category}`,
	conditionHasNoWord: ({ marketplace, condition }: { marketplace: string; condition: string }) =>
		`${marketplace} has no word for ${condition}, and the next one would make the copy better than it is`,
	conditionUnclear: ({ value, choices }: { value: string; choices: readonly string[] }) =>
		`condition: "${value}" can be ${choices.join(" or ")}. Type the one that you mean.`,
	conditionNotKnownFrom: ({ marketplace, category, word }: { marketplace: string; category: string; word: string }) =>
		`"${word}" is no condition of ${category} that ${marketplace} is known to send`,
	conditionTakenFor: ({ marketplace, word, condition }: { marketplace: string; word: string; condition: string }) =>
		`${marketplace}'s ${word} has no equal here; it is taken for ${condition}`,
	attributesForeign: ({ category, names }: { category: string; names: readonly string[] }) =>
		`Items of ${category} have no ${names.join(", ")}. Nothing was changed.`,
	attributesForeignHint: ({ names }: { names: readonly string[] }) =>
		`Take ${names.length === 1 ? "it" : "them"} away in the same command: attributes:"${names.map((name) => `${name}=none`).join("; ")}"`,

	singleCopy: ({ sku, wanted, onHand }: { sku: string; wanted: number; onHand: number }) =>
		onHand > 0
			? `${sku} is a graded copy, and it is here already: there is only one.`
			: `${sku} is a graded copy: ${wanted.toLocaleString("en")} of it can't come in, there is only one.`,
	singleCopyHas: ({ sku, onHand }: { sku: string; onHand: number }) =>
		`${sku} has ${onHand.toLocaleString("en")} on hand, and a certificate belongs to one copy. Nothing was changed.`,
	singleCopyHint: ({ sku }: { sku: string }) => `Make an item of its own for the graded copy: /item copy ${sku} <new sku>`,

	itemArchivedHint: ({ sku }: { sku: string }) => `/item restore ${sku} brings it back.`,
	archivedAlready: ({ sku }: { sku: string }) => `${sku} is archived already.`,
	notArchived: ({ sku }: { sku: string }) => `${sku} is not archived.`,
	archiveRefused: ({
		sku,
		stock,
		orders,
		more,
	}: {
		sku: string;
		stock: readonly { location: string; onHand: number }[];
		orders: readonly { order: string; quantity: number }[];
		more: boolean;
	}) => {
		const there = stock.map(({ location, onHand }) => `${onHand.toLocaleString("en")} on hand at ${location}`);
		const held = orders.map(({ order, quantity }) => `${quantity.toLocaleString("en")} committed to ${order}`);
		return `${sku} can't be archived: ${[...there, ...held, ...(more ? ["and more"] : [])].join(", ")}.`;
	},
	archiveRefusedHint: ({ sku, stock }: { sku: string; stock: boolean }) =>
		stock ? `Sell, move or remove the stock first: /stock remove ${sku} …` : "Fulfil or cancel these orders first.",
	itemArchivedNow: ({ sku, title }: { sku: string; title: string }) =>
		`${title} (${sku}) is archived.\nIts SKU and its history stay; /item restore ${sku} brings it back.`,
	itemRestored: ({ sku, title }: { sku: string; title: string }) => `${title} (${sku}) is back in the catalogue.`,
	undoneRestore: ({ sku }: { sku: string }) => `${sku} is back in the catalogue.`,

	twinThere: ({
		sku,
		title,
		condition,
		available,
		price,
		archived,
	}: {
		sku: string;
		title: string;
		condition: string;
		available: number;
		price: string;
		archived: boolean;
	}) =>
		`This is in the catalogue already, as ${sku}: ${title}, ${condition}, ${archived ? "archived" : `${available.toLocaleString("en")} available at ${price}`}. Nothing was made.`,
	twinHint: ({ sku }: { sku: string }) => `More copies of it: /stock receive ${sku} <quantity>. If it is another item all the same, add duplicate:yes.`,
	twinLabel: () => "Make it anyway",
	itemCopied: ({ sku, title, of }: { sku: string; title: string; of: string }) => `${title} is in the catalogue as ${sku}, a copy of ${of}.`,

	edited: ({ sku, version }: { sku: string; version: number }) => `${sku} is changed; it is at version ${version} now.`,
	editedNothing: ({ sku }: { sku: string }) => `${sku} was so already; nothing was changed.`,
	editChange: ({ name, was, now }: EditedField) => `${name}: ${quoted(was)} → ${quoted(now)}`,
	editName: ({ field }: { field: string }) => field,
	editBin: ({ location }: { location: string | null }) => (location === null ? "bin" : `bin at ${location}`),
	/** Of a cost that the person may not see. */
	editHidden: () => "•••",
	editStale: ({ sku, seen, now, fields }: { sku: string; seen: number; now: number; fields: readonly EditedField[] }) =>
		[
			`${sku} was changed since you looked: it is at version ${now}, you saw ${seen}. Nothing was changed.`,
			...fields.map(({ name, was, now: yours }) => `${name}: yours ${quoted(yours)}, now ${quoted(was)}`),
		].join("\n"),
	editStaleHint: ({ now }: { now: number }) => `To overwrite it, type the same with seen:${now}.`,
	overwriteLabel: () => "Overwrite",
	editNeedsSomething: () => "Say what is to change.",
	editLocationAlone: () => "location: says where the bin is. Give bin: as well.",
	editForm: () => "Edit the item",
	editSubmit: () => "Save",
	editLabels: () => ({ title: "Title", condition: "Condition", attributes: "Attributes", barcode: "Barcode", notes: "Notes" }),
	editPlaceholderNone: () => "none takes it away",
	editPlaceholderPairs: () => "finish=holo; language=en; name=none takes one away",
	restoreLabel: () => "Restore",
	badLowStock: () => "it is a whole number from 0 to 1000000, or none for the shop's own",
	undoneEdit: ({ sku, restored, kept }: { sku: string; restored: readonly EditedField[]; kept: readonly EditedField[] }) =>
		[
			`${sku}: ${restored.map(({ name, was, now }) => `${name} ${quoted(was)} → ${quoted(now)}`).join(", ")}.`,
			...kept.map(({ name, was, now }) => `${name} stays ${quoted(now)}: somebody changed it since from ${quoted(was)}.`),
		].join("\n"),
	undoEditDrift: ({ sku, kept }: { sku: string; kept: readonly EditedField[] }) =>
		[
			`${sku} was changed since, and nothing of that edit can be taken back.`,
			...kept.map(({ name, was, now }) => `${name}: set to ${quoted(was)}, now ${quoted(now)}`),
		].join("\n"),

	fieldCostMargin: () => "Cost and margin",
	fieldBarcode: () => "Barcode",
	fieldNotes: () => "Notes",
	fieldBin: () => "Bin",
	fieldStock: () => "Stock",
	fieldLowStock: () => "Low from",
	fieldGraded: () => "Graded",
	fieldVersion: () => "Version",
	lowStockFrom: ({ copies }: { copies: number }) => `${copies.toLocaleString("en")} ${copies === 1 ? "copy" : "copies"}`,
	priceLocked: ({ price }: { price: string }) => `${price} (locked)`,
	levelAt: ({ location, onHand, committed, bin }: { location: string; onHand: number; committed: number; bin: string | null }) =>
		`${location}: ${onHand.toLocaleString("en")}${committed > 0 ? `, ${committed.toLocaleString("en")} committed` : ""}${bin === null ? "" : ` · ${bin}`}`,
	gradedAs: ({ grader, grade, cert }: { grader: string; grade: string | null; cert: string | null }) =>
		[[grader, grade].filter(Boolean).join(" "), cert === null ? null : `certificate ${cert}`].filter(Boolean).join(", "),
};

interface EditedField {
	name: string;
	was: string | null;
	now: string | null;
}

function quoted(value: string | null): string {
	return value === null ? "none" : `“${value}”`;
}
