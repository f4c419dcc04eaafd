import type { importFiles as english } from "../en/import-files.ts";
import type { TextsOf } from "../texts.ts";
import { grammar } from "./grammar.ts";

const number = (value: number) => value.toLocaleString("de");
const clip = (value: string) => value.slice(0, 80);
const FORMATS = {
	omni: "unsere eigenen Spalten",
	tcgplayer: "Preis-Export von TCGplayer",
	shopify: "Produkt-CSV von Shopify",
	"shopify-inventory": "Bestands-CSV von Shopify",
	ebay: "Preis- und Mengendatei von eBay",
	mapped: "Spalten, nach ihren Namen erraten",
} as const;

/** Files of other programs: what is read of them, and how. */
export const importFiles: TextsOf<typeof english> = {
	fileArchive: () => "Die Datei ist eine Excel-Mappe oder ein Archiv, keine CSV.",
	fieldFormat: () => "Gelesen als",
	formatSaid: ({ format, mapping, encoding }) =>
		`${mapping === null ? FORMATS[format] : `Zuordnung „${mapping}“`}${encoding === null ? "" : `, in ${encoding}`}`,
	encodingName: ({ encoding }) =>
		({ "utf-8": "UTF-8", "utf-16le": "UTF-16", "utf-16be": "UTF-16", "windows-1252": "Windows-1252 (die Datei ist kein UTF-8)" })[encoding],
	fieldColumns: () => "Spalten",
	fileMappingSaid: ({ pairs, ignored, more }) =>
		[pairs.join(", "), ignored.length === 0 ? null : `ignoriert: ${ignored.join(", ")}${more > 0 ? ` und ${number(more)} mehr` : ""}`]
			.filter(Boolean)
			.join("; "),
	fieldQuantities: () => "Mengen",
	quantitiesSaid: ({ quantities }) => (quantities === "set" ? "ersetzen die vorhandenen Exemplare" : "kommen zu den vorhandenen Exemplaren dazu"),
	quantitiesAsked: () =>
		"Noch ist nichts geändert. In der Datei stehen Mengen: Ersetzen sie die vorhandenen Exemplare, oder kommen sie dazu? Die Zahlen hier gelten fürs Ersetzen.",
	quantitiesOpen: ({ operation }) => `${operation} kann noch nicht starten: Sag erst, ob die Mengen die vorhandenen Exemplare ersetzen oder dazukommen.`,
	quantitiesHow: ({ operation }) => `/bulk quantities ${operation} set (ersetzen) oder /bulk quantities ${operation} add (dazuzählen)`,
	quantitiesNone: ({ operation }) => `${operation} hat keine Mengen aus einer Datei, die sich ersetzen oder dazuzählen ließen.`,
	setLabel: () => "Ersetzen",
	addLabel: () => "Dazuzählen",
	fieldMatched: () => "Zugeordnet",
	fieldDoubtful: () => "Unklar (nicht erledigt)",

	mapNoSign: ({ value }) => `map: „${clip(value)}“ nennt kein Feld.`,
	mapForm: () => 'So ordnest du Spalten zu: map:"Qty=quantity, Foo=skip".',
	mapNoColumn: ({ column, near }) => `map: Die Datei hat keine Spalte „${clip(column)}“.${grammar.didYouMean(near)}`,
	mapNoField: ({ field, near }) => `map: Ein Feld „${clip(field)}“ gibt es nicht.${grammar.didYouMean(near)}`,
	fileMappingBadName: () => "der Name enthält Steuerzeichen",
	fileMappingNone: () => 'Keine Zuordnung ist gespeichert. Speichere eine mit /bulk import file: map:"Qty=quantity" save:<name>.',
	fileMappingList: ({ count }) =>
		`${number(count)} gespeicherte ${count === 1 ? "Zuordnung" : "Zuordnungen"}; eine Datei mit derselben Kopfzeile wird danach gelesen.`,
	fileMappingColumns: () => ["Zuordnung", "Spalten"],
	fileMappingNotFound: ({ name, near }) => `Eine Zuordnung „${clip(name)}“ gibt es nicht.${grammar.didYouMean(near)}`,
	fileMappingsShow: () => "/mapping list zeigt sie.",
	fileMappingTooMany: ({ most }) => `Ein Shop behält höchstens ${number(most)} Zuordnungen. Entferne eine mit /mapping remove.`,
	fileMappingSaved: ({ name }) => `Die Spalten sind als „${name}“ gespeichert, für Dateien mit derselben Kopfzeile.`,
	fileMappingDrift: ({ name }) => `Die Zuordnung „${name}“ wurde seitdem geändert oder entfernt; sie bleibt, wie sie ist.`,
	fileMappingUndone: ({ name, gone }) => (gone ? `Die Zuordnung „${name}“ ist wieder vergessen.` : `Die Zuordnung „${name}“ ist wieder wie vorher.`),
	fileMappingBack: ({ name }) => `Die Zuordnung „${name}“ ist wieder da.`,
	fileMappingTaken: ({ name }) => `Inzwischen heißt eine andere Zuordnung „${name}“; sie bleibt.`,
	fileMappingRemoved: ({ name }) => `Die Zuordnung „${name}“ ist entfernt. Importe, die danach gelesen wurden, bleiben, wie sie sind.`,

	lineTcgCondition: ({ value }) => `condition: „${clip(value)}“ ist kein Zustand mit Druckvariante, wie TCGplayer ihn schreibt`,
	lineAttributes: ({ value }) => `attributes: „${clip(value)}“ ist kein JSON-Objekt aus Texten`,
	lineDetail: ({ column, value, reason }) => `${column}: „${clip(value)}“ passt nicht: ${reason}`,
	lineDate: ({ value }) => `market_date: „${clip(value)}“ ist kein Tag wie 2026-11-28`,
	lineDateAhead: ({ value }) => `market_date: „${clip(value)}“ liegt noch in der Zukunft`,
	lineLocation: ({ value, names }) =>
		`location: kein Lagerort heißt „${clip(value)}“; es gibt ${names.join(", ")}. Leg ihn an, oder importiere mit location:"${names[0] ?? ""}"`,
	lineOtherAmount: ({ sku, column, line }) => `${column}: anders als bei ${sku} in Zeile ${number(line)}; lass es leer, oder schreib dasselbe`,
	fieldPlaces: () => "Nach Lagerort",
	placeSaid: ({ name, before, after, rows }) => `${name}: ${before} → ${after} Exemplare (${number(rows)} ${rows === 1 ? "Zeile" : "Zeilen"})`,
	placesMore: ({ more }) => `und ${number(more)} ${more === 1 ? "weiterer Lagerort" : "weitere Lagerorte"}`,
	fieldLocation: () => "Lagerort für alles",
	lineUnknown: () => "ohne SKU, und kein Artikel passt nach Barcode oder nach Titel, Set, Nummer und Zustand",
	lineDoubtful: ({ skus }) =>
		`unklar: gemeint sein kann ${skus.slice(0, 5).join(", ")}${skus.length > 5 ? " oder etwas anderes" : ""}; schreib die SKU in die Zeile`,
	lineOtherTitle: ({ sku, title }) => `unklar: ${sku} ist hier „${clip(title)}“ und hat mit dem Titel der Zeile kein Wort gemeinsam`,
};
