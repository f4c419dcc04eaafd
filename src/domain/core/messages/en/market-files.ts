const number = (count: number) => count.toLocaleString("en");
const plural = (count: number, one: string, many: string) => `${number(count)} ${count === 1 ? one : many}`;
const listings = (count: number) => plural(count, "listing", "listings");
const copies = (count: number) => plural(count, "copy", "copies");
const orders = (count: number) => plural(count, "order", "orders");

interface Problem {
	line: number;
	reason: string;
}

const SHOWN = 5;

/** What can't be read, the first of it by line. */
const problemLines = (problems: readonly Problem[]) =>
	problems.length > 0 &&
	`${plural(problems.length, "line", "lines")} can't be read and ${problems.length === 1 ? "is" : "are"} left out:\n${problems
		.slice(0, SHOWN)
		.map(({ line, reason }) => `Line ${line}: ${reason}`)
		.join("\n")}${problems.length > SHOWN ? "\n…" : ""}`;

/** Marketplaces that are kept in step by file. */
export const marketFiles = {
	fileWanted: () =>
		"Give what the seller portal exports as it is: the pull sheet (Orders → Export → Pull Sheet), or the inventory (Pricing → Export from Live), whole or a part of it.",
	fileNamesNoGoods: () =>
		"This file does not say which product was sold in which order: the list of orders has totals alone, and old pull sheets name no orders.",
	fileNotTheirs: ({ columns }: { columns: readonly string[] }) =>
		`This is neither an order nor an inventory export of TCGplayer. Its columns are ${columns.slice(0, 12).join(", ")}${columns.length > 12 ? ", …" : ""}.`,
	fileLineNoId: ({ value }: { value: string }) => (value === "" ? "it has no TCGplayer id." : `"${value}" is no TCGplayer id: those are digits.`),
	fileLineCopies: ({ value }: { value: string }) => `"${value}" is no number of copies.`,
	fileLineNoOrder: ({ value }: { value: string }) => `"${value}" is no order with its copies, like 62955D06-23CAFE-565FC:2.`,
	fileTooManyLines: ({ lines, most }: { lines: number; most: number }) =>
		`This inventory has ${number(lines)} lines, and at most ${number(most)} are taken at once. Export it in parts, by product line or set: what is not in a file stays as it is.`,
	fileEmptyOfLines: () => "There is no line in this file that can be read.",
	fileProblem: ({ line, reason }: Problem) => `Line ${line}: ${reason}`,
	fileLookLabel: ({ file }: { file: string }) => `Back to ${file}`,
	fileNotUpload: ({ file }: { file: string }) => `${file} is no file that was made to be uploaded.`,
	fileUnknown: ({ file }: { file: string }) => `There is no file ${file}.`,
	fileMoved: ({ file, status }: { file: string; status: string }) =>
		({
			previewed: `${file} has not been confirmed yet.`,
			done: `${file} has been taken already: nothing more comes of it.`,
			discarded: `${file} was discarded, or another file was given after it. Give it again if it still counts.`,
			offered: `${file} is an upload file of which nobody has said yet whether it is uploaded.`,
			uploaded: `${file} is an upload file, and was uploaded.`,
		})[status] ?? `${file} is ${status}.`,
	filePlanMoved: ({ file }: { file: string }) => `Something else would come of ${file} by now than was shown. Nothing was done.`,
	filePlanMovedHint: ({ file }: { file: string }) => `Look again: /market sync ${file}`,
	fileSyncElsewhere: ({ connection, marketplace }: { connection: number; marketplace: string }) =>
		`M-${connection} on ${marketplace} is not kept in step by file: its API tells what sells there. Compare with /market sync M-${connection}.`,
	connectFirst: ({ marketplace }: { marketplace: string }) => `Connect it first: /market connect ${marketplace} <its name for your shop>`,
	fileVerbNeedsFile: () => "Name the file, like F-12, as the message about it does.",
	fileVerbUnknown: ({ file }: { file: string }) => `Of ${file} it can be said that it was uploaded, or that it is to be discarded.`,
	fileTitle: ({ file, kind, connection, marketplace, account }: { file: string; kind: string; connection: number; marketplace: string; account: string }) =>
		`${file} · ${{ orders: "Orders", inventory: "Inventory", upload: "Upload" }[kind] ?? kind} · M-${connection} · ${marketplace} · ${account}`,
	filePreviewOrders: ({
		marketplace,
		fresh,
		grown,
		known,
		copies: sold,
		unknown,
		missing,
		problems,
	}: {
		marketplace: string;
		fresh: number;
		grown: number;
		known: number;
		copies: number;
		unknown: number;
		missing: number;
		problems: readonly Problem[];
	}) =>
		[
			`${orders(fresh)} of ${marketplace} with ${copies(sold)} ${fresh === 1 ? "is" : "are"} new${grown > 0 ? `, ${number(grown)} of them as more copies of what is known` : ""}${known > 0 ? `; ${number(known)} ${known === 1 ? "is" : "are"} known already` : ""}.`,
			unknown > 0 && `No item is known for ${plural(unknown, "line", "lines")}: they wait for one, as those of other marketplaces do.`,
			missing > 0 && `Up to ${copies(missing)} ${missing === 1 ? "is" : "are"} not available: sold is sold, and the shop is told of each.`,
			problemLines(problems),
			"Nothing is recorded yet.",
		]
			.filter(Boolean)
			.join("\n"),
	fileOrderColumns: () => ["Order", "SKU", "Title", "Copies"],
	fileAllKnown: ({ known, problems }: { known: number; problems: readonly Problem[] }) =>
		[`All ${orders(known)} of this file are recorded already: nothing is new.`, problemLines(problems)].filter(Boolean).join("\n"),
	fileRecordLabel: ({ count }: { count: number }) => `Record ${orders(count)}`,
	fileDiscardLabel: () => "Discard",
	filePreviewInventory: ({
		lines,
		same,
		sold,
		copies: gone,
		more,
		fresh,
		doubtful,
		upload,
		verdict,
		problems,
	}: {
		lines: number;
		same: number;
		sold: number;
		copies: number;
		more: number;
		fresh: number;
		doubtful: number;
		/** The last upload file, and what became of it by the looks. */
		upload: string | null;
		verdict: string | null;
		problems: readonly Problem[];
	}) =>
		[
			`${listings(lines)}: ${number(same)} as they should be.`,
			sold > 0 &&
				`${listings(sold)} ${sold === 1 ? "shows" : "show"} fewer: ${copies(gone)} sold since, to be recorded as one order until the pull sheet tells whose they are.`,
			more > 0 && `${listings(more)} ${more === 1 ? "shows" : "show"} more than was known here, which is no sale: it is taken as it stands.`,
			fresh > 0 && `${listings(fresh)} ${fresh === 1 ? "is" : "are"} told of for the first time.`,
			doubtful > 0 &&
				`${listings(doubtful)} ${doubtful === 1 ? "shows" : "show"} more although orders took copies since: this file may be older than they are. Left alone until the next one.`,
			upload !== null &&
				{
					uploaded: `${upload} is on TCGplayer, by the looks of it.`,
					discarded: `${upload} never went live, by the looks of it: what it adds is taken for no sale, and ${upload} is discarded. Do not upload it any more.`,
					open: `Whether ${upload} was uploaded can't be told from this file, and what was sold depends on it. Say so first.`,
				}[verdict ?? ""],
			problemLines(problems),
			"Nothing is changed yet.",
		]
			.filter(Boolean)
			.join("\n"),
	fileInventoryColumns: () => ["SKU", "Title", "Should be", "There", "Sold"],
	fileTakeLabel: ({ copies: gone }: { copies: number }) => (gone === 0 ? "Take it" : `Take it, ${copies(gone)} sold`),
	fileTakenOrders: ({ orders: count, copies: sold, left }: { orders: number; copies: number; left: number }) =>
		`${orders(count)} with ${copies(sold)} recorded.${left > 0 ? ` ${number(left)} more wait: go on.` : ""}`,
	fileGoOnLabel: () => "Go on",
	fileTakenInventory: ({ order, copies: sold, unpaired, left, read }: { order: string | null; copies: number; unpaired: number; left: number; read: string }) =>
		[
			order === null ? "The inventory is taken: nothing was sold that was not known." : `The inventory is taken: ${copies(sold)} sold, as ${order}.`,
			unpaired > 0 && `No item is known for ${listings(unpaired)} yet. See what is proposed: /market match ${read}`,
			left > 0 && `${listings(left)} ${left === 1 ? "was" : "were"} left alone until the next inventory.`,
		]
			.filter(Boolean)
			.join("\n"),
	fileDiscarded: ({ file }: { file: string }) => `${file} is discarded. Nothing came of it.`,
	uploadUnclear: ({ upload }: { upload: string }) =>
		`Whether ${upload} was uploaded can't be told from this file. Say so first: /market sync ${upload} uploaded, or /market sync ${upload} discard.`,
	uploadNone: ({ marketplace }: { marketplace: string }) => `${marketplace} shows what it should, as far as is known: there is nothing to upload.`,
	uploadPaused: ({ connection }: { connection: number }) =>
		`M-${connection} is paused, so there is no file to upload. Let it go on: /market resume M-${connection}`,
	uploadCurrency: ({ currency }: { currency: string }) =>
		`TCGplayer's prices are in USD and yours in ${currency}: no file to upload can be made, since each of its lines needs the price.`,
	uploadOffered: ({ file, name, listings: count }: { file: string; name: string; listings: number }) =>
		`${file} brings ${listings(count)} into step: upload ${name} once (Pricing → Import → Move to Live), then press the button. It adds and takes away, so uploading it twice does so twice.`,
	uploadOpen: ({ file, listings: count, at }: { file: string; listings: number; at: string }) =>
		`${file} of ${at} with ${listings(count)} waits for your word: was it uploaded? Only then can another one be made, for it would count the same copies again.`,
	uploadedLabel: () => "It is uploaded",
	uploadNotLabel: () => "Not uploaded: discard it",
	uploadTold: ({ file, listings: count }: { file: string; listings: number }) =>
		`${file} counts as uploaded: ${listings(count)} on TCGplayer. The next inventory tells whether it is so.`,
	uploadDiscarded: ({ file }: { file: string }) => `${file} is discarded: do not upload it any more. What differs is in the next one.`,
	fileState: ({ marketplace, last, waiting }: { marketplace: string; last: string | null; waiting: number }) =>
		[
			last === null
				? `No file of ${marketplace} has been taken yet. Export the inventory there and give it: /market sync tcgplayer file:…`
				: `The last file of ${marketplace} was taken on ${last}.`,
			waiting === 0
				? "Nothing is to be sent, as far as is known."
				: `${listings(waiting)} ${waiting === 1 ? "shows" : "show"} another number there than ${waiting === 1 ? "it" : "they"} should.`,
		].join("\n"),
	uploadLabel: () => "Make the upload file",
	fileOverdue: ({ connection, marketplace, hours, waiting }: { connection: number; marketplace: string; hours: number; waiting: number }) =>
		`${listings(waiting)} on ${marketplace} (M-${connection}) ${waiting === 1 ? "shows" : "show"} another number than ${waiting === 1 ? "it" : "they"} should, and the last file was ${number(hours)} h ago: what is sold out here may be bought there. Export the pull sheet or the inventory and give it: /market sync M-${connection} file:…`,
	fileSyncField: () => "By file",
	connectedByFile: ({ account, connection, marketplace }: { account: string; connection: number; marketplace: string }) =>
		`${account} is connected as M-${connection}. ${marketplace} tells its sellers' programs nothing: it is kept in step by file.\nExport the inventory there (Pricing → Export from Live), and give it: /market sync M-${connection} file:…`,
};
