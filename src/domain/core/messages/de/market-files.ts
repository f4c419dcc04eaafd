import type { marketFiles as english } from "../en/market-files.ts";
import type { TextsOf } from "../texts.ts";

const number = (count: number) => count.toLocaleString("de");
const plural = (count: number, one: string, many: string) => `${number(count)} ${count === 1 ? one : many}`;
const listings = (count: number) => plural(count, "Angebot", "Angebote");
/** Behind a preposition that takes the dative. */
const ofListings = (count: number) => plural(count, "Angebot", "Angeboten");
const copies = (count: number) => plural(count, "Exemplar", "Exemplare");
const ofCopies = (count: number) => plural(count, "Exemplar", "Exemplaren");
const orders = (count: number) => plural(count, "Bestellung", "Bestellungen");

interface Problem {
	line: number;
	reason: string;
}

const SHOWN = 5;

/** What can't be read, the first of it by line. */
const problemLines = (problems: readonly Problem[]) =>
	problems.length > 0 &&
	`${plural(problems.length, "Zeile ist", "Zeilen sind")} nicht lesbar und ${problems.length === 1 ? "bleibt" : "bleiben"} weg:\n${problems
		.slice(0, SHOWN)
		.map(({ line, reason }) => `Zeile ${line}: ${reason}`)
		.join("\n")}${problems.length > SHOWN ? "\n…" : ""}`;

/** Marketplaces that are kept in step by file. */
export const marketFiles: TextsOf<typeof english> = {
	fileWanted: () =>
		"Gib, was das Verkäuferportal exportiert, so wie es ist: die Pull Sheet (Orders → Export → Pull Sheet) oder den Bestand (Pricing → Export from Live), ganz oder einen Teil davon.",
	fileNamesNoGoods: () =>
		"Diese Datei sagt nicht, welches Produkt in welcher Bestellung verkauft wurde: Die Bestellliste hat nur Summen, und alte Pull Sheets nennen keine Bestellungen.",
	fileNotTheirs: ({ columns }) =>
		`Das ist weder ein Bestell- noch ein Bestandsexport von TCGplayer. Die Spalten sind ${columns.slice(0, 12).join(", ")}${columns.length > 12 ? ", …" : ""}.`,
	fileLineNoId: ({ value }) => (value === "" ? "ohne TCGplayer-ID." : `„${value}“ ist keine TCGplayer-ID: Die besteht aus Ziffern.`),
	fileLineCopies: ({ value }) => `„${value}“ ist keine Anzahl von Exemplaren.`,
	fileLineNoOrder: ({ value }) => `„${value}“ ist keine Bestellung mit ihren Exemplaren, wie 62955D06-23CAFE-565FC:2.`,
	fileTooManyLines: ({ lines, most }) =>
		`Dieser Bestand hat ${number(lines)} Zeilen, auf einmal werden höchstens ${number(most)} übernommen. Exportiere ihn in Teilen, nach Produktlinie oder Set: Was nicht in der Datei steht, bleibt, wie es ist.`,
	fileEmptyOfLines: () => "In dieser Datei ist keine lesbare Zeile.",
	fileProblem: ({ line, reason }) => `Zeile ${line}: ${reason}`,
	fileLookLabel: ({ file }) => `Zurück zu ${file}`,
	fileNotUpload: ({ file }) => `${file} ist keine Datei, die zum Hochladen gemacht wurde.`,
	fileUnknown: ({ file }) => `Die Datei ${file} gibt es nicht.`,
	fileMoved: ({ file, status }) =>
		({
			previewed: `${file} ist noch nicht bestätigt.`,
			done: `${file} ist schon übernommen: Mehr kommt davon nicht.`,
			discarded: `${file} wurde verworfen, oder danach kam eine andere Datei. Gib sie noch einmal, wenn sie noch gilt.`,
			offered: `${file} ist eine Datei zum Hochladen, und noch hat niemand gesagt, ob sie hochgeladen ist.`,
			uploaded: `${file} ist eine Datei zum Hochladen und wurde hochgeladen.`,
		})[status] ?? `${file} ist ${status}.`,
	filePlanMoved: ({ file }) => `Aus ${file} käme inzwischen etwas anderes, als gezeigt wurde. Es wurde nichts getan.`,
	filePlanMovedHint: ({ file }) => `Sieh noch einmal nach: /market sync ${file}`,
	fileSyncElsewhere: ({ connection, marketplace }) =>
		`M-${connection} auf ${marketplace} wird nicht per Datei abgeglichen: Was sich dort verkauft, sagt seine API. Gleiche mit /market sync M-${connection} ab.`,
	connectFirst: ({ marketplace }) => `Verbinde ihn zuerst: /market connect ${marketplace} <Name deines Shops dort>`,
	fileVerbNeedsFile: () => "Nenne die Datei, etwa F-12, wie sie in der Nachricht steht.",
	fileVerbUnknown: ({ file }) => `Von ${file} lässt sich sagen, dass sie hochgeladen ist (uploaded) oder verworfen werden soll (discard).`,
	fileTitle: ({ file, kind, connection, marketplace, account }) =>
		`${file} · ${{ orders: "Bestellungen", inventory: "Bestand", upload: "Zum Hochladen" }[kind] ?? kind} · M-${connection} · ${marketplace} · ${account}`,
	filePreviewOrders: ({ marketplace, fresh, grown, known, copies: sold, unknown, missing, problems }) =>
		[
			`${orders(fresh)} von ${marketplace} mit ${ofCopies(sold)} ${fresh === 1 ? "ist" : "sind"} neu${grown > 0 ? `, davon ${number(grown)} mit mehr Exemplaren als bisher bekannt` : ""}${known > 0 ? `; ${number(known)} ${known === 1 ? "ist" : "sind"} schon bekannt` : ""}.`,
			unknown > 0 &&
				`Zu ${plural(unknown, "Position", "Positionen")} ist kein Artikel bekannt: ${unknown === 1 ? "Sie wartet" : "Sie warten"} auf einen, wie bei anderen Marktplätzen.`,
			missing > 0 && `Bis zu ${copies(missing)} ${missing === 1 ? "ist" : "sind"} nicht verfügbar: Verkauft ist verkauft, und der Shop erfährt von jedem.`,
			problemLines(problems),
			"Noch ist nichts verbucht.",
		]
			.filter(Boolean)
			.join("\n"),
	fileOrderColumns: () => ["Bestellung", "SKU", "Titel", "Exemplare"],
	fileAllKnown: ({ known, problems }) =>
		[
			known === 1
				? "Die eine Bestellung dieser Datei ist schon verbucht: Es gibt nichts Neues."
				: `Alle ${orders(known)} dieser Datei sind schon verbucht: Es gibt nichts Neues.`,
			problemLines(problems),
		]
			.filter(Boolean)
			.join("\n"),
	fileRecordLabel: ({ count }) => `${orders(count)} verbuchen`,
	fileDiscardLabel: () => "Verwerfen",
	filePreviewInventory: ({ lines, same, sold, copies: gone, more, fresh, doubtful, upload, verdict, problems }) =>
		[
			`${listings(lines)}: ${number(same)} wie erwartet.`,
			sold > 0 &&
				`${listings(sold)} ${sold === 1 ? "zeigt" : "zeigen"} weniger: seitdem ${copies(gone)} verkauft, zu verbuchen als eine Bestellung, bis die Pull Sheet sagt, wessen sie sind.`,
			more > 0 &&
				`${listings(more)} ${more === 1 ? "zeigt" : "zeigen"} mehr, als hier bekannt war; das ist kein Verkauf und wird übernommen, wie es dort steht.`,
			fresh > 0 && `Von ${ofListings(fresh)} ist zum ersten Mal die Rede.`,
			doubtful > 0 &&
				`${listings(doubtful)} ${doubtful === 1 ? "zeigt" : "zeigen"} mehr, obwohl Bestellungen seitdem Exemplare genommen haben: Diese Datei ist vielleicht älter als sie. Bis zur nächsten bleibt das, wie es ist.`,
			upload !== null &&
				{
					uploaded: `${upload} ist allem Anschein nach auf TCGplayer.`,
					discarded: `${upload} wurde allem Anschein nach nie live: Was sie hinzufügt, gilt nicht als Verkauf, und ${upload} wird verworfen. Lade sie nicht mehr hoch.`,
					open: `Ob ${upload} hochgeladen wurde, ist an dieser Datei nicht zu erkennen, und davon hängt ab, was verkauft wurde. Sag es zuerst.`,
				}[verdict ?? ""],
			problemLines(problems),
			"Noch ist nichts geändert.",
		]
			.filter(Boolean)
			.join("\n"),
	fileInventoryColumns: () => ["SKU", "Titel", "Erwartet", "Dort", "Verkauft"],
	fileTakeLabel: ({ copies: gone }) => (gone === 0 ? "Übernehmen" : `Übernehmen, ${copies(gone)} verkauft`),
	fileTakenOrders: ({ orders: count, copies: sold, left }) =>
		`${orders(count)} mit ${ofCopies(sold)} verbucht.${left > 0 ? ` ${number(left)} weitere ${left === 1 ? "wartet" : "warten"}: Mach weiter.` : ""}`,
	fileGoOnLabel: () => "Weiter",
	fileTakenInventory: ({ order, copies: sold, unpaired, left, read }) =>
		[
			order === null
				? "Der Bestand ist übernommen: Verkauft wurde nichts, was nicht bekannt war."
				: `Der Bestand ist übernommen: ${copies(sold)} verkauft, als ${order}.`,
			unpaired > 0 && `Zu ${ofListings(unpaired)} ist noch kein Artikel bekannt. Sieh dir die Vorschläge an: /market match ${read}`,
			left > 0 && `${listings(left)} ${left === 1 ? "bleibt" : "bleiben"} bis zum nächsten Bestand, wie ${left === 1 ? "es ist" : "sie sind"}.`,
		]
			.filter(Boolean)
			.join("\n"),
	fileDiscarded: ({ file }) => `${file} ist verworfen. Es kam nichts davon.`,
	uploadUnclear: ({ upload }) =>
		`Ob ${upload} hochgeladen wurde, ist an dieser Datei nicht zu erkennen. Sag es zuerst: /market sync ${upload} uploaded, oder /market sync ${upload} discard.`,
	uploadNone: ({ marketplace }) => `${marketplace} zeigt, was es soll, soweit bekannt: Es gibt nichts hochzuladen.`,
	uploadPaused: ({ connection }) =>
		`M-${connection} ist angehalten, deshalb gibt es keine Datei zum Hochladen. Setze die Verbindung fort: /market resume M-${connection}`,
	uploadCurrency: ({ currency }) =>
		`TCGplayers Preise sind in USD, deine in ${currency}: Eine Datei zum Hochladen lässt sich nicht machen, denn jede Zeile braucht den Preis.`,
	uploadOffered: ({ file, name, listings: count }) =>
		`${file} bringt ${listings(count)} in Einklang: Lade ${name} einmal hoch (Pricing → Import → Move to Live) und drück dann den Knopf. Die Datei fügt hinzu und nimmt weg; zweimal hochgeladen, tut sie es zweimal.`,
	uploadOpen: ({ file, listings: count, at }) =>
		`${file} vom ${at} mit ${ofListings(count)} wartet auf dein Wort: Ist sie hochgeladen? Erst dann lässt sich eine andere machen, denn die würde dieselben Exemplare noch einmal zählen.`,
	uploadedLabel: () => "Sie ist hochgeladen",
	uploadNotLabel: () => "Nicht hochgeladen: verwerfen",
	uploadTold: ({ file, listings: count }) => `${file} gilt als hochgeladen: ${listings(count)} auf TCGplayer. Der nächste Bestand zeigt, ob es stimmt.`,
	uploadDiscarded: ({ file }) => `${file} ist verworfen: Lade sie nicht mehr hoch. Was abweicht, steht in der nächsten.`,
	fileState: ({ marketplace, last, waiting }) =>
		[
			last === null
				? `Von ${marketplace} wurde noch keine Datei übernommen. Exportiere dort den Bestand und gib ihn: /market sync tcgplayer file:…`
				: `Die letzte Datei von ${marketplace} wurde am ${last} übernommen.`,
			waiting === 0
				? "Soweit bekannt, ist nichts zu senden."
				: `${listings(waiting)} ${waiting === 1 ? "zeigt" : "zeigen"} dort eine andere Zahl, als ${waiting === 1 ? "es sollte" : "sie sollten"}.`,
		].join("\n"),
	uploadLabel: () => "Datei zum Hochladen",
	fileOverdue: ({ connection, marketplace, hours, waiting }) =>
		`${listings(waiting)} auf ${marketplace} (M-${connection}) ${waiting === 1 ? "zeigt" : "zeigen"} eine andere Zahl, als ${waiting === 1 ? "es sollte" : "sie sollten"}, und die letzte Datei ist ${number(hours)} h alt: Was hier ausverkauft ist, lässt sich dort vielleicht kaufen. Exportiere die Pull Sheet oder den Bestand und gib die Datei: /market sync M-${connection} file:…`,
	fileSyncField: () => "Per Datei",
	connectedByFile: ({ account, connection, marketplace }) =>
		`${account} ist als M-${connection} verbunden. ${marketplace} sagt den Programmen seiner Verkäufer nichts: Es wird per Datei abgeglichen.\nExportiere dort den Bestand (Pricing → Export from Live) und gib ihn: /market sync M-${connection} file:…`,
};
