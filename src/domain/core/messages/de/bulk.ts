import type { bulk as english } from "../en/bulk.ts";
import type { TextsOf } from "../texts.ts";
import { grammar } from "./grammar.ts";

const number = (value: number) => value.toLocaleString("de");
const plural = (value: number, one: string, many: string) => `${number(value)} ${value === 1 ? one : many}`;
const rowsOf = (value: number) => plural(value, "Zeile", "Zeilen");
const pricesOf = (value: number) => plural(value, "Preis", "Preise");
const itemsOf = (value: number) => `${number(value)} Artikel`;
const would = (value: number) => (value === 1 ? "würde" : "würden");

const list = (names: readonly string[]) => (names.length > 5 ? `${names.slice(0, 4).join(", ")} und ${number(names.length - 4)} weiteren` : names.join(", "));
/** At most a few by name: a message is no register. */
const either = (names: readonly string[]) =>
	names.length > 5 ? `${names.slice(0, 4).join(", ")} oder jemand von ${number(names.length - 4)} weiteren` : names.join(" oder ");

const KINDS = { price: "Preisänderung", edit: "Bearbeitung", import: "Import", undo: "Rückgängig" } as const;

const STATES: Readonly<Record<string, string>> = {
	draft: "wird geplant",
	previewed: "wartet auf Bestätigung",
	queued: "startet gleich",
	running: "läuft",
	done: "fertig",
	cancelled: "abgebrochen",
	failed: "fehlgeschlagen",
	undone: "rückgängig gemacht",
};
const state = (status: string) => STATES[status] ?? status;

const VALUES = { price: "Preis", stock: "Menge", kind: "Kategorie und Zustand", bin: "Fach", archive: "Archivierung" } as const;

const OUTCOMES = { planned: "würde sich ändern", done: "erledigt", waiting: "nicht erreicht", moved: "ausgelassen", failed: "fehlgeschlagen" } as const;

const AFTER_RUN = { price: "geändert", edit: "geändert", import: "geändert", undo: "wiederhergestellt" } as const;

/** Repricing, imports and their undo: plans, progress, outcomes. */
export const bulk: TextsOf<typeof english> = {
	changeUnsigned: ({ value }) => `change: „${value}“ beginnt weder mit + noch mit - noch mit =.`,
	changeForms: () => "Schreib +5% oder -5%, +0.25 oder -0.50, =12.00, x0.85 oder market*0.95.",
	changeTooFar: ({ value }) => `change: „${value}“ geht zu weit: Erlaubt ist -100 % bis +1.000 %.`,
	badPercent: ({ value }) => `change: „${value}“ ist keine Prozentzahl mit höchstens 4 Nachkommastellen.`,
	badEnding: ({ value, currency, exponent }) =>
		exponent === 0
			? `round: „${value}“ passt nicht: ${currency} hat keine Nachkommastellen.`
			: `round: „${value}“ hat mehr Nachkommastellen als ${currency}; dort sind es ${exponent}.`,
	badStep: ({ value }) => `round: „${value}“ ist keine Stufe, auf die sich runden lässt.`,
	roundForms: () => "Schreib .99 für Preise, die so enden, oder eine Stufe wie 0.25, 0.50, 1 oder 5.",
	floorAboveCeiling: ({ floor, ceiling }) => `floor: ${floor} liegt über ceiling: ${ceiling}.`,
	roundedTo: ({ step }) => `gerundet auf ${step}`,
	endingIn: ({ ending }) => `mit Endung ${ending}`,
	atLeast: ({ amount }) => `mindestens ${amount}`,
	atMost: ({ amount }) => `höchstens ${amount}`,

	badOperation: ({ value }) => `„${value}“ ist keine Nummer einer Sammeländerung. Solche Nummern sehen aus wie B-41.`,
	badPlan: () => "ein Plan wird mit mindestens 8 der Zeichen 0-9 und a-f genannt",
	operationNotFound: ({ operation }) => `Die Sammeländerung ${operation} gibt es nicht.`,
	operationsShow: () => "Die Nummern der neuesten erscheinen, wenn du /bulk show tippst.",
	operationGone: () => "Diese Sammeländerung gibt es nicht.",
	operationSuggestion: ({ operation, kind, status, rows }) =>
		`${operation} · ${KINDS[kind as keyof typeof KINDS] ?? kind} · ${state(status)} · ${rowsOf(rows)}`,
	operationTitle: ({ operation, kind }) => `${operation} · ${KINDS[kind]}`,

	aimReprice: ({ rule, filter }) => `${rule} für ${filter === "" ? "alle Artikel" : filter}`,
	aimImport: ({ file }) => `Import von ${file}`,
	aimUndo: ({ operation }) => `${operation} rückgängig machen`,

	bulkEdit: () => "Sammeländerung",
	aimQuantity: ({ by, copies }) => (by === "set" ? `Menge = ${number(copies)}` : `Menge ${copies < 0 ? "-" : "+"}${number(Math.abs(copies))}`),
	aimPrice: ({ rule }) => `Preis ${rule}`,
	aimCondition: ({ condition }) => `Zustand ${condition}`,
	aimCategory: ({ category }) => `Kategorie ${category}`,
	aimBin: ({ bin }) => (bin === null ? "kein Fach" : `Fach ${bin}`),
	aimLocation: ({ location }) => `freie Exemplare nach ${location}`,
	aimArchive: () => "archivieren",
	editNothing: () => "Sag, was sich ändern soll: Es ist nichts angegeben.",
	editForms: () => "Zum Beispiel change:+5%, quantity:+2, to-condition:LP, to-category:other, to-location:Main, to-bin:B-12 oder archive:yes.",
	editNowhere: ({ location }) => `to-location: Die Exemplare liegen schon in ${location}.`,
	editNowhereHint: () => "location: sagt, von wo sie kommen; ohne Angabe ist es der Standard-Lagerort.",
	badQuantityChange: ({ option, value }) => `${option}: „${value.slice(0, 40)}“ ist keine Änderung einer Menge.`,
	quantityForms: () => "Schreib +2 oder -1 zum Dazuzählen oder Abziehen, oder =5 für genau so viele.",
	skusUnknown: ({ named, others }) =>
		[
			`skus: ${named.length + others === 1 ? "Diesen Artikel" : "Diese Artikel"} gibt es nicht: ${named.map(({ sku }) => `„${sku.slice(0, 64)}“`).join(", ")}${others > 0 ? ` und ${plural(others, "weiterer", "weitere")}` : ""}.`,
			...named.flatMap(({ sku, near }) => (near === null ? [] : [`Meintest du mit „${sku.slice(0, 64)}“ ${near}?`])),
		].join("\n"),
	skusTooMany: ({ max }) => `skus: höchstens ${number(max)} in einer Liste. Schick mehr als CSV: /bulk import.`,
	skusNone: () => "skus: In der Liste steht keine SKU.",

	rowTooFew: ({ copies }) => `quantity: es gibt nur ${copies}`,
	rowTooMany: () => "quantity: mehr als 2147483647",
	rowBelowCommitted: ({ wanted, committed }) => `quantity: ${wanted} ist weniger, als für offene Bestellungen reserviert ist (${committed})`,
	rowSingleCopy: () => "quantity: ein gegradetes Exemplar gibt es nur einmal",
	rowTooDear: () => "price: mehr, als ein Artikel kosten kann",
	rowHeld: ({ copies }) => `archive: für offene Bestellungen reserviert: ${copies}`,
	rowInStock: ({ copies }) => `archive: noch im Bestand: ${copies}`,
	rowChangedSince: () => "seitdem geändert: %s",
	valueName: ({ value }) => VALUES[value],
	rowOutcome: ({ outcome }) => OUTCOMES[outcome],
	resultColumns: () => [
		...["SKU", "Titel", "Preis vorher", "Preis nachher", "Lagerort", "Menge vorher", "Menge nachher", "Umgelagert nach", "Umgelagerte Exemplare"],
		...["Zustand vorher", "Zustand nachher", "Kategorie vorher", "Kategorie nachher"],
		...["Fach vorher", "Fach nachher", "Archiviert vorher", "Archiviert nachher"],
		...["Ergebnis", "Grund"],
	],
	yesOrNo: ({ yes }) => (yes ? "ja" : "nein"),
	resultTooLong: ({ rows, max }) =>
		`${rowsOf(rows)} sind mehr, als hier in eine Datei passen (${number(max)}): Angehängt ist eine mit den Zeilen, die nicht erledigt wurden, falls es welche gibt. /bulk export gibt dir die Artikel, wie sie jetzt sind.`,
	troubleColumns: () => ["SKU", "Artikel", "Warum nicht"],
	stockMoverColumns: () => ["SKU", "Artikel", "Exemplare", "Neu"],

	rejectedAtConfirm: ({ operation, rows }) =>
		`${operation} kann nicht laufen: ${rowsOf(rows)} ${rows === 1 ? "lässt" : "lassen"} sich nicht ausführen, und mit errors:reject-all darf keine fehlen.`,
	rejectedHint: ({ operation }) => `/bulk show ${operation} listet sie in einer Datei auf. Mit errors:reject-rows würden die übrigen erledigt.`,
	rejectedAtRun: ({ rows, undo }) =>
		`${rowsOf(rows)} ${rows === 1 ? "hatte" : "hatten"} sich seit der Vorschau geändert, und mit errors:reject-all darf keine fehlen.${undo === null ? "" : ` ${undo} nimmt zurück, was schon erledigt war.`}`,

	operationsNone: () => "Es gibt keine Sammeländerungen.",
	operationsNoneHint: () => "/bulk price, /bulk edit und /bulk import beginnen eine.",
	operationsFound: ({ count, more, status }) =>
		`${more ? `Die neuesten ${number(count)} Sammeländerungen` : plural(count, "Sammeländerung", "Sammeländerungen")}${status === null ? "" : `: ${state(status)}`}.`,
	operationColumns: () => ["Nummer", "Was", "Status", "Zeilen", "Begonnen"],
	operationState: ({ status, rowsTotal }) => (status === "previewed" && rowsTotal === 0 ? "nichts zu ändern" : state(status)),

	planning: ({ operation, what, rows }) =>
		`${operation} wird geplant: ${what}.\nBisher ${plural(rows, "Änderung", "Änderungen")}. Es ändert sich nichts, bevor du bestätigst.`,
	planReady: ({ what, kind, rows, isByPlace }) => {
		if (isByPlace) return `${what}: ${rowsOf(rows)} ${would(rows)} etwas ändern.`;
		const counted = kind === "price" ? pricesOf(rows) : itemsOf(rows);
		return `${what}: ${counted} ${would(rows)} ${kind === "undo" ? "wiederhergestellt" : kind === "import" ? "angelegt oder geändert" : "sich ändern"}.`;
	},
	planBlocked: ({ operation, rows }) =>
		`Es ist nichts geändert, und ${operation} kann nicht laufen: ${rowsOf(rows)} ${rows === 1 ? "lässt" : "lassen"} sich nicht ausführen, und es soll alles oder nichts sein.`,
	planEmpty: ({ what, kind, moved }) =>
		kind === "undo" && moved > 0
			? `${what}: Es gibt nichts wiederherzustellen, ${itemsOf(moved)} ${moved === 1 ? "hat" : "haben"} sich seitdem geändert.`
			: `${what}: Nichts würde sich ändern.`,
	planWaits: () => "Noch ist nichts geändert. Bestätige innerhalb von 15 Minuten.",
	planExpired: () => "Es wurde nichts geändert. Dieser Plan ist abgelaufen: Wenn du bestätigst, wird er neu erstellt und noch einmal vorgelegt.",
	plannedAgain: (again) => {
		if (again.why === "expired") return "Nicht gestartet: Der Plan war abgelaufen. Hier ist ein neuer.";
		if (again.why === "settings") return "Nicht gestartet: Die Grenzen des Shops wurden seit der Vorschau geändert. Hier ist ein neuer Plan.";
		return `Nicht gestartet: ${itemsOf(again.rows)} ${again.rows === 1 ? "hat" : "haben"} sich seit der Vorschau geändert. Hier ist ein neuer Plan.`;
	},
	guardRows: ({ rows, limit }) => `${rowsOf(rows)} auf einmal, mehr als ${number(limit)}`,
	guardPercent: ({ rows, limit }) => `${pricesOf(rows)} um mehr als ${number(limit)} % geändert`,
	guardValue: ({ moved, limit }) => `Bestandswert um ${moved} geändert, mehr als ${limit}`,
	fieldGuard: () => "Über den Schutzgrenzen des Shops",
	fieldAtFloor: ({ floor }) => `An der Untergrenze von ${floor} gehalten`,
	approvalTwo: ({ others }) =>
		`Noch ist nichts geändert. Das geht über eine Schutzgrenze hinaus: Zwei von ${list(others)} müssen es bestätigen. Bestätige innerhalb von 15 Minuten.`,
	approvalSecond: ({ first, others }) =>
		`Noch ist nichts geändert. ${first} hat bestätigt; weil es über eine Schutzgrenze hinausgeht, muss auch ${either(others)} bestätigen, innerhalb von 24 Stunden.`,
	approvalTotal: ({ operation, rows }) =>
		`Noch ist nichts geändert. Das geht über eine Schutzgrenze hinaus: Damit es läuft, tippe innerhalb von 15 Minuten die Zahl der Zeilen:\n/bulk confirm ${operation} total:${rows}`,
	confirmedAlready: ({ operation, others }) => `Du hast ${operation} schon bestätigt; auch ${either(others)} muss bestätigen.`,
	totalNeeded: ({ operation }) => `${operation} geht über eine Schutzgrenze dieses Shops hinaus: Tippe, wie viele Zeilen sich ändern, dann läuft es.`,
	totalNeededHint: ({ operation, rows }) => `/bulk confirm ${operation} total:${rows}`,
	totalWrong: ({ operation, typed, rows }) => `Nicht gestartet: ${operation} ändert ${rowsOf(rows)}, nicht ${number(typed)}. Sieh es dir noch einmal an.`,
	operationHeld: ({ operation, what, who, done, total }) =>
		[
			`${operation} steht still: ${what}.`,
			`${who ?? "Wer das gestartet hat,"} ist nicht mehr im Team. ${total === 0 ? "" : `${number(done)} von ${number(total)} erledigt. `}Führ es zu Ende oder brich es ab.`,
		].join("\n"),
	operationKind: ({ kind }) => KINDS[kind],
	finishHeldLabel: () => "Zu Ende führen",
	confirmUnseen: ({ operation }) => `Nicht gestartet: Das ist nicht der Plan von ${operation}, den du zuletzt gesehen hast. Sieh ihn dir an und bestätige ihn.`,

	operationQueued: ({ operation, what }) =>
		`${operation} startet gleich: ${what}.\nEs läuft immer nur eine Sammeländerung; /bulk show ${operation} zeigt, wie weit sie ist.`,
	operationRunning: ({ operation, what, done, total }) => `${operation} läuft: ${what}.\n${number(done)} von ${number(total)} erledigt.`,
	operationDone: ({ operation, what, kind, done, moved, isByPlace }) =>
		[
			`${operation} ist fertig: ${what}.`,
			`${isByPlace ? `${rowsOf(done)} erledigt` : `${itemsOf(done)} ${AFTER_RUN[kind]}`}${moved > 0 ? `; ${number(moved)} ausgelassen, weil seit der Vorschau geändert` : ""}.`,
		].join("\n"),
	operationCancelled: ({ operation, done, total }) =>
		done === 0
			? `${operation} ist abgebrochen. Es wurde nichts geändert.`
			: `${operation} ist abgebrochen.\n${number(done)} von ${number(total)} Artikeln ${done === 1 ? "war schon geändert und bleibt" : "waren schon geändert und bleiben"} so.`,
	operationFailed: ({ operation, error, done, stays }) => {
		const [were, stay, get] = done === 1 ? ["war", "bleibt", "bekommt"] : ["waren", "bleiben", "bekommen"];
		const then = stays ? `${stay} so` : `${get} den früheren Stand zurück`;
		return [
			`${operation} ist fehlgeschlagen: ${error}`,
			done === 0 ? "Es wurde nichts geändert." : `${itemsOf(done)} ${were} schon geändert und ${then}.`,
		].join("\n");
	},
	operationUndone: ({ operation, what, done }) => `${operation} wurde rückgängig gemacht: ${what}.\nEs hatte ${itemsOf(done)} geändert.`,
	undoOf: ({ operation }) => `${operation} rückgängig gemacht`,

	fieldChanging: () => "Preise, die sich ändern",
	fieldEditing: () => "Artikel, die sich ändern",
	fieldFailed: () => "Nicht möglich",
	fieldPartial: () => "Nur zum Teil möglich",
	fieldReasons: () => "Warum nicht",
	reasonRows: ({ reason, rows }) => `${number(rows)} × ${reason}`,
	fieldCarried: () => "Exemplare an einen anderen Lagerort",
	fieldArchiving: ({ kind }) => (kind === "undo" ? "Archiviert oder zurückgeholt" : "Zu archivieren"),
	fieldRestored: () => "Wiederherzustellen",
	fieldArchived: () => "Davon vom Import angelegt: archiviert oder zurückgeholt",
	fieldNew: () => "Neue Artikel",
	fieldChanged: () => "Geändert",
	fieldUnchanged: () => "Unverändert",
	fieldProblems: () => "Zeilen mit Fehlern",
	fieldMoved: () => "Ausgelassen: seitdem geändert",
	fieldTooHigh: () => "Ausgelassen: Preis zu hoch",
	fieldDiffering: () => "Bekannte Artikel mit anderen Angaben in der Datei (sie behalten ihre)",
	fieldPrices: () => "Summe dieser Preise",
	fieldValue: () => "Wert ihres Bestands",
	fieldCopies: () => "Vorhandene Exemplare",
	fieldWarnings: () => "Sieh genau hin",
	fromTo: ({ before, after }) => `${before} → ${after}`,
	warnMany: ({ rows }) => `${itemsOf(rows)} auf einmal`,
	warnZero: ({ rows }) => `${pricesOf(rows)} von null`,
	warnSteep: ({ rows }) => `${pricesOf(rows)} um mehr als die Hälfte geändert`,
	warnBelowCost: ({ rows }) => `${pricesOf(rows)} unter dem Einkaufspreis`,
	moverColumns: () => ["SKU", "Artikel", "Jetzt", "Neu"],
	movedColumns: () => ["SKU", "Gesehen", "Jetzt"],
	problemColumns: () => ["Zeile", "Fehler"],
	confirmLabel: () => "Bestätigen",
	cancelLabel: () => "Abbrechen",
	undoBulkLabel: () => "Rückgängig",

	stillPlanning: ({ operation }) => `${operation} wird noch geplant.`,
	seeOperation: ({ operation }) => `/bulk show ${operation} zeigt, wie weit es ist.`,
	notConfirmable: ({ operation, status }) => `${operation} lässt sich nicht bestätigen. Status: ${state(status)}.`,
	nothingToDo: ({ operation }) => `${operation} würde nichts ändern: Es gibt nichts zu bestätigen.`,
	overAlready: ({ operation, status }) => `${operation} ist vorbei. Status: ${state(status)}.`,
	undoneAlready: ({ operation }) => `${operation} ist schon rückgängig gemacht.`,
	undoNothingDone: ({ operation }) => `${operation} hat nichts geändert: Es gibt nichts rückgängig zu machen.`,
	undoWhileRunning: ({ operation }) => `${operation} ist noch nicht vorbei.`,
	cancelFirst: ({ operation }) => `Warte, bis es fertig ist, oder stoppe es mit /bulk cancel ${operation}.`,
	undoInProgress: ({ operation, undo }) => `${operation} wird gerade durch ${undo} rückgängig gemacht.`,

	fileEmpty: () => "Die Datei ist leer.",
	fileNotText: () => "Die Datei ist keine CSV in UTF-8.",
	saveAsUtf8: () => "In Excel: Speichern unter, CSV UTF-8 (durch Trennzeichen getrennt).",
	fileBroken: ({ line }) =>
		`Die Datei ist ab Zeile ${number(line)} nicht lesbar: Dort steht ein öffnendes Anführungszeichen ohne schließendes. Es wurde nichts übernommen.`,
	fileTooBig: ({ name, megabytes }) => `${name} ist größer als ${megabytes} MB. Bitte teile die Datei auf.`,
	unknownColumns: ({ columns, near }) =>
		`Die Datei hat ${columns.length === 1 ? "eine Spalte" : "Spalten"}, die ich nicht kenne: ${columns.map((name) => `„${name}“`).join(", ")}.${grammar.didYouMean(near)}`,
	columnsKnown: ({ columns }) => `Bekannte Spalten: ${columns.join(", ")}.`,
	columnTwice: ({ column }) => `Die Datei hat die Spalte „${column}“ zweimal.`,
	columnMissing: ({ column }) => `Der Datei fehlt die Spalte „${column}“.`,
	cellsMiscounted: ({ cells, columns }) => `sie hat ${plural(cells, "Wert", "Werte")}, die Kopfzeile aber ${plural(columns, "Spalte", "Spalten")}`,
	cellNotText: ({ value }) => `„${value.replace(/\0/g, "").slice(0, 80)}“ enthält Zeichen, die kein UTF-8 sind`,
	lineBadSku: ({ value }) => (value === "" ? "die SKU fehlt" : `SKU „${value.slice(0, 80)}“ ist länger als 64 Zeichen oder enthält Steuerzeichen`),
	lineCurrency: ({ value, currency }) => `currency: „${value.slice(0, 20)}“ ist nicht die Währung des Shops (${currency})`,
	lineTitleTooLong: ({ length, max }) => `title: ${number(length)} Zeichen sind mehr als ${number(max)}`,
	lineNegative: ({ column, value }) => `${column}: „${value.slice(0, 40)}“ ist negativ`,
	lineQuantity: ({ value }) => `quantity: „${value.slice(0, 40)}“ ist keine ganze Zahl von 0 bis 2147483647`,
	lineArchived: ({ sku }) => `${sku} ist archiviert; hol den Artikel erst zurück, oder nimm eine andere SKU`,
	lineBelowCommitted: ({ quantity, committed }) =>
		`quantity: ${number(quantity)} ist weniger, als für offene Bestellungen reserviert ist (${number(committed)})`,
	lineNewNeeds: ({ sku, missing }) => `${sku} ist neu und braucht ${missing.join(", ")}`,
	lineTwice: ({ sku, first, second }) => `${sku} steht in Zeile ${number(second)} und in Zeile ${number(first)}; die erste gilt`,
};
