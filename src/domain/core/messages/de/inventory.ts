import type { inventory as english } from "../en/inventory.ts";
import type { TextsOf } from "../texts.ts";
import { grammar } from "./grammar.ts";

const copies = (count: number) => `${count.toLocaleString("de")} ${count === 1 ? "Exemplar" : "Exemplare"}`;

/** Items, prices and stock. */
export const inventory: TextsOf<typeof english> = {
	copies,
	skuNotFound: ({ sku, near }) => `SKU ${sku} nicht gefunden.${grammar.didYouMean(near)}`,
	itemArchived: ({ sku }) => `${sku} ist archiviert.`,
	itemGone: () => "Diesen Artikel gibt es nicht.",
	skuTaken: ({ sku, title }) => `Die SKU ${sku} gehört schon zu ${title}. SKUs werden nie wiederverwendet.`,
	badSku: () => "eine SKU hat 1 bis 64 Zeichen und keine Leerzeichen am Anfang oder Ende",
	badAttributePair: ({ pair }) => `attributes: „${pair}“ hat nicht die Form name=wert. Trenne mehrere durch Semikolons: set_name=Base Set; rarity=Rare.`,
	itemText: ({ sku, title, available, price }) => `${title} (${sku})\n${available} verfügbar zu ${price}`,
	itemMade: ({ sku, title }) => `${title} steht als ${sku} im Katalog.`,
	fieldPrice: () => "Preis",
	fieldCost: () => "Einkaufspreis",
	fieldCategory: () => "Kategorie",
	fieldCondition: () => "Zustand",
	fieldOnHand: () => "Vorhanden",
	fieldCommitted: () => "Reserviert",
	fieldAvailable: () => "Verfügbar",
	fieldWas: () => "Vorher",
	fieldReason: () => "Grund",
	priceSet: ({ sku, was, now }) => `${sku}: ${was} → ${now}`,
	priceSame: ({ sku, price }) => `${sku} kostet schon ${price}; es wurde nichts geändert.`,
	priceMoved: ({ sku }) => `Der Preis von ${sku} hat sich geändert, seit du nachgesehen hast. Es wurde nichts geändert.`,
	priceZero: ({ sku }) => `Ein Preis von null würde ${sku} verschenken.`,
	priceZeroHint: ({ sku }) => `Wenn du das willst: /price set ${sku} 0 zero:yes`,
	sold: ({ sku, title, count, total, left, order }) =>
		`${count} × ${title} (${sku}) für ${total} verkauft, als ${order}.\n${left === 0 ? "Keins mehr übrig." : `Noch ${left} übrig.`}`,
	showLabel: () => "Zeigen",
	undoLabel: () => "Rückgängig",
	historyLabel: () => "Preisverlauf",
	undoNothing: () => "In den letzten 24 Stunden gibt es von dir nichts, was sich rückgängig machen lässt.",
	undoBulk: ({ operation }) => `Deine letzte Änderung war die Sammeländerung ${operation}.`,
	undoBulkHint: ({ operation }) => `/bulk undo ${operation} zeigt, was dabei wiederhergestellt würde.`,
	undoTooOld: () => "Nur Änderungen der letzten 24 Stunden lassen sich rückgängig machen.",
	undoUnknown: ({ change }) => `Eine Änderung ${change} von dir gibt es nicht.`,
	undoNotPossible: ({ action }) => `Diese Änderung (${action}) lässt sich nicht mit einem Befehl rückgängig machen.`,
	undoTwice: () => "Diese Änderung ist schon rückgängig gemacht.",
	undoDrift: ({ sku, set, now }) =>
		`${sku} wurde auf ${set} gesetzt und steht jetzt auf ${now}: Jemand hat es seitdem geändert. Es wurde nichts rückgängig gemacht.`,
	undone: ({ what }) => `Rückgängig gemacht: ${what}`,
	undoneItem: ({ sku }) => `${sku} ist archiviert.`,
	undoneSale: ({ order }) => `Verkauf ${order}; die Exemplare sind zurück.`,
	undoReason: ({ change }) => `Änderung ${change} rückgängig gemacht`,
};
