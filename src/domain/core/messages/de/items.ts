import type { items as english } from "../en/items.ts";
import type { TextsOf } from "../texts.ts";

/** Behind the values that were possible: what was probably meant. */
const meant = (near: string | null) => (near === null ? "" : ` (meintest du ${near}?)`);

/** What an edit calls an item's own fields; attributes keep the names that are typed. */
const FIELD_NAMES: Readonly<Record<string, string>> = {
	title: "Titel",
	category: "Kategorie",
	condition: "Zustand",
	cost: "Einkaufspreis",
	barcode: "Barcode",
	notes: "Notizen",
	"low-stock": "niedriger Bestand",
};

/** What items are: their attributes, editing them, archiving them, copies of them. */
export const items: TextsOf<typeof english> = {
	newItemForm: () => "Neuer Artikel",
	newItemSubmit: () => "Anlegen",
	newItemLabels: () => ({ category: "Art der Ware", price: "Preis, etwa 12,50", condition: "Zustand, etwa NM", quantity: "Exemplare, die jetzt da sind" }),
	attributeChoices: ({ choices, near }) => `möglich sind ${choices.join(", ")}${meant(near)}`,
	attributeDigits: ({ min, max }) => `erlaubt sind ${min} bis ${max} Ziffern und sonst nichts`,
	attributeLanguage: ({ near }) => `eine Sprache ist ein Name wie Japanisch oder zwei Buchstaben wie ja (ISO 639-1)${meant(near)}`,
	attributeUuid: () => "das ist keine ID wie e3285e6b-3e79-4d7c-bf96-d920f973b122",
	attributeGrade: () => "eine Note ist eine Zahl wie 9 oder 9.5",
	attributesTooMany: ({ count, max }) => `ein Artikel hat höchstens ${max} Merkmale, nicht ${count}`,
	attributeBadName: () => "der Name eines Merkmals hat 1 bis 40 Buchstaben, Ziffern und _, und beginnt mit einem Buchstaben",
	finishOfGame: ({ game, finishes, near }) => `bei ${game} gibt es ${finishes.join(", ")}${meant(near)}`,
	gradeNeedsGrader: () => "dazu gehört, wer gegradet hat, etwa grader=PSA",
	gradedAfterAll: ({ grader }) => `als grader ist ${grader} angegeben`,
	gradeCard: ({ grader }) => `${grader} vergibt 1 bis 10, in halben Schritten`,
	gradeWata: () => "WATA vergibt 0.5 bis 10 in halben Schritten, und 9.2, 9.4, 9.6, 9.8",
	gradeVga: () => "VGA vergibt 10 bis 100 in Fünferschritten, dazwischen mit einem Plus, etwa 85+",
	conditionNotGraded: ({ marketplace, category }) => `${marketplace} hat für ${category} keine Zustandsstufen`,
	conditionHasNoWord: ({ marketplace, condition }) =>
		`${marketplace} kennt den Zustand ${condition} nicht, und die nächste Stufe würde das Exemplar besser machen, als es ist`,
	conditionUnclear: ({ value, choices }) => `condition: „${value}“ kann ${choices.join(" oder ")} heißen. Schreib, was du meinst.`,
	conditionNotKnownFrom: ({ marketplace, category, word }) => `„${word}“ ist für ${category} kein Zustand, der von ${marketplace} bekannt wäre`,
	conditionTakenFor: ({ marketplace, word, condition }) => `${word} von ${marketplace} gibt es hier nicht; es gilt als ${condition}`,
	attributesForeign: ({ category, names }) =>
		`Artikel der Kategorie ${category} haben ${names.length === 1 ? "kein Merkmal" : "keine Merkmale"} ${names.join(", ")}. Es wurde nichts geändert.`,
	attributesForeignHint: ({ names }) =>
		`Entferne ${names.length === 1 ? "es" : "sie"} mit demselben Befehl: attributes:"${names.map((name) => `${name}=none`).join("; ")}"`,

	singleCopy: ({ sku, wanted, onHand }) =>
		onHand > 0
			? `${sku} ist ein gegradetes Exemplar und schon da: Es gibt nur eines.`
			: `${sku} ist ein gegradetes Exemplar: ${wanted.toLocaleString("de")} davon können nicht eingehen, es gibt nur eines.`,
	singleCopyHas: ({ sku, onHand }) =>
		`Von ${sku} ${onHand === 1 ? "ist" : "sind"} ${onHand.toLocaleString("de")} vorhanden, und ein Zertifikat gehört zu einem einzigen Exemplar. Es wurde nichts geändert.`,
	singleCopyHint: ({ sku }) => `Leg für das gegradete Exemplar einen eigenen Artikel an: /item copy ${sku} <neue SKU>`,

	itemArchivedHint: ({ sku }) => `/item restore ${sku} holt den Artikel zurück.`,
	archivedAlready: ({ sku }) => `${sku} ist schon archiviert.`,
	notArchived: ({ sku }) => `${sku} ist nicht archiviert.`,
	archiveRefused: ({ sku, stock, orders, more }) => {
		const there = stock.map(({ location, onHand }) => `${onHand.toLocaleString("de")} vorhanden in ${location}`);
		const held = orders.map(({ order, quantity }) => `${quantity.toLocaleString("de")} reserviert für ${order}`);
		return `${sku} lässt sich nicht archivieren: ${[...there, ...held, ...(more ? ["und mehr"] : [])].join(", ")}.`;
	},
	archiveRefusedHint: ({ sku, stock }) =>
		stock ? `Verkaufe den Bestand zuerst, lagere ihn um oder buche ihn aus: /stock remove ${sku} …` : "Versende oder storniere diese Bestellungen zuerst.",
	itemArchivedNow: ({ sku, title }) => `${title} (${sku}) ist archiviert.\nSKU und Verlauf bleiben; /item restore ${sku} holt den Artikel zurück.`,
	itemRestored: ({ sku, title }) => `${title} (${sku}) ist wieder im Katalog.`,
	undoneRestore: ({ sku }) => `${sku} ist wieder im Katalog.`,

	twinThere: ({ sku, title, condition, available, price, archived }) =>
		`Das ist schon im Katalog, als ${sku}: ${title}, ${condition}, ${archived ? "archiviert" : `${available.toLocaleString("de")} verfügbar zu ${price}`}. Es wurde nichts angelegt.`,
	twinHint: ({ sku }) => `Weitere Exemplare davon: /stock receive ${sku} <Menge>. Ist es trotzdem ein anderer Artikel, ergänze duplicate:yes.`,
	twinLabel: () => "Trotzdem anlegen",
	itemCopied: ({ sku, title, of }) => `${title} ist als ${sku} im Katalog, eine Kopie von ${of}.`,

	edited: ({ sku, version }) => `${sku} ist geändert, jetzt in Version ${version}.`,
	editedNothing: ({ sku }) => `${sku} war schon so; es wurde nichts geändert.`,
	editChange: ({ name, was, now }) => `${name}: ${quoted(was)} → ${quoted(now)}`,
	editName: ({ field }) => FIELD_NAMES[field] ?? field,
	editBin: ({ location }) => (location === null ? "Fach" : `Fach in ${location}`),
	/** Of a cost that the person may not see. */
	editHidden: () => "•••",
	editStale: ({ sku, seen, now, fields }) =>
		[
			`${sku} wurde geändert, seit du nachgesehen hast: Es gilt Version ${now}, du hast ${seen} gesehen. Es wurde nichts geändert.`,
			...fields.map(({ name, was, now: yours }) => `${name}: von dir ${quoted(yours)}, jetzt ${quoted(was)}`),
		].join("\n"),
	editStaleHint: ({ now }) => `Zum Überschreiben tippe dasselbe mit seen:${now}.`,
	overwriteLabel: () => "Überschreiben",
	editNeedsSomething: () => "Sag, was sich ändern soll.",
	editLocationAlone: () => "location: sagt, wo das Fach ist. Gib auch bin: an.",
	editForm: () => "Artikel bearbeiten",
	editSubmit: () => "Speichern",
	editLabels: () => ({ title: "Titel", condition: "Zustand", attributes: "Merkmale", barcode: "Barcode", notes: "Notizen" }),
	editPlaceholderNone: () => "none entfernt den Wert",
	editPlaceholderPairs: () => "finish=holo; language=en; name=none entfernt eines",
	restoreLabel: () => "Zurückholen",
	badLowStock: () => "nötig ist eine ganze Zahl von 0 bis 1000000, oder none für die des Shops",
	undoneEdit: ({ sku, restored, kept }) =>
		[
			`${sku}: ${restored.map(({ name, was, now }) => `${name} ${quoted(was)} → ${quoted(now)}`).join(", ")}.`,
			...kept.map(({ name, was, now }) => `${name} bleibt ${quoted(now)}: Seitdem hat es jemand geändert, vorher war es ${quoted(was)}.`),
		].join("\n"),
	undoEditDrift: ({ sku, kept }) =>
		[
			`${sku} wurde seitdem geändert, von dieser Bearbeitung lässt sich nichts zurücknehmen.`,
			...kept.map(({ name, was, now }) => `${name}: gesetzt auf ${quoted(was)}, jetzt ${quoted(now)}`),
		].join("\n"),

	fieldCostMargin: () => "Einkaufspreis und Marge",
	fieldBarcode: () => "Barcode",
	fieldNotes: () => "Notizen",
	fieldBin: () => "Fach",
	fieldStock: () => "Bestand",
	fieldLowStock: () => "Niedrig ab",
	fieldGraded: () => "Gegradet",
	fieldVersion: () => "Version",
	lowStockFrom: ({ copies }) => `${copies.toLocaleString("de")} ${copies === 1 ? "Exemplar" : "Exemplare"}`,
	priceLocked: ({ price }) => `${price} (festgehalten)`,
	levelAt: ({ location, onHand, committed, bin }) =>
		`${location}: ${onHand.toLocaleString("de")}${committed > 0 ? `, ${committed.toLocaleString("de")} reserviert` : ""}${bin === null ? "" : ` · ${bin}`}`,
	gradedAs: ({ grader, grade, cert }) => [[grader, grade].filter(Boolean).join(" "), cert === null ? null : `Zertifikat ${cert}`].filter(Boolean).join(", "),
};

function quoted(value: string | null): string {
	return value === null ? "nichts" : `„${value}“`;
}
