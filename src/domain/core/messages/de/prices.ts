import type { prices as english } from "../en/prices.ts";
import type { TextsOf } from "../texts.ts";

/** Prices: locks, margins, history. */
export const prices: TextsOf<typeof english> = {
	priceConfirm: () => "Bestätigen",
	marginText: ({ margin, percent }) => `Marge ${margin}${percent === null ? "" : ` (${percent})`}`,
	costAndMargin: ({ cost, margin, percent }) => `${cost} · Marge ${margin}${percent === null ? "" : ` (${percent})`}`,
	belowCost: ({ cost }) => `Sieh genau hin: Das liegt unter dem Einkaufspreis von ${cost}.`,
	priceIsLocked: ({ sku, price }) => `Der Preis von ${sku} ist bei ${price} festgehalten.`,
	priceIsLockedHint: ({ sku }) => `Gib ihn mit /price lock ${sku} off frei, oder setz ihn nur dieses eine Mal mit force:yes.`,
	priceForceLabel: () => "Trotzdem setzen",
	lockedNow: ({ sku, price }) => `Der Preis von ${sku} ist jetzt bei ${price} festgehalten.\nSammeländerungen und Importe lassen ihn in Ruhe.`,
	unlockedNow: ({ sku, price }) => `Der Preis von ${sku} ist nicht mehr festgehalten; er beträgt ${price}.`,
	lockedAlready: ({ sku, locked }) => `Der Preis von ${sku} ist ${locked ? "schon" : "nicht"} festgehalten; es wurde nichts geändert.`,
	undoneLock: ({ sku, locked }) => `Der Preis von ${sku} ist ${locked ? "wieder" : "nicht mehr"} festgehalten.`,
	undoLockDrift: ({ sku, locked }) =>
		`Der Preis von ${sku} ist jetzt ${locked ? "" : "nicht "}festgehalten: Jemand hat das seitdem geändert. Es wurde nichts rückgängig gemacht.`,
	unlockLabel: () => "Preis freigeben",
	lockLabel: () => "Preis festhalten",
	lineLocked: ({ sku }) => `price: festgehalten; gib den Preis erst frei (/price lock ${sku} off), oder lass ihn leer`,
	lineBarcode: ({ value }) => `barcode: „${value.slice(0, 80)}“ ist länger als 64 Zeichen`,
	lineSingleCopy: ({ quantity }) => `quantity: ${quantity.toLocaleString("de")} Exemplare eines gegradeten Artikels, den es nur einmal gibt`,
	lineSingleElsewhere: () => "quantity: dieses gegradete Exemplar liegt an einem anderen Lagerort; es gibt nur eins",
	fieldLocked: () => "Ausgelassen: Preis festgehalten",
	historyText: ({ sku, title, count, more }) =>
		count === 0
			? `${title} (${sku}) hatte bisher nur einen Preis.`
			: `${title} (${sku}): ${more ? "mehr als " : ""}${count.toLocaleString("de")} ${count === 1 ? "Preisänderung" : "Preisänderungen"}.`,
	historyColumns: () => ["Wann", "Alt", "Neu", "Wer", "Warum"],
	chartMissing: () => "Das Diagramm ließ sich diesmal nicht zeichnen.",
	historySpan: ({ low, high, days }) =>
		low === high ? `in den letzten ${days} Tagen durchgehend ${low}` : `${days} Tage: ${low} am niedrigsten, ${high} am höchsten`,
	historyNow: ({ price, since }) => `${price} seit ${since}`,
	chartLow: ({ price }) => `30-Tage-Tief ${price}`,
	chartAlt: ({ sku, from, low, high, now }) => `Preis von ${sku} seit ${from}: am niedrigsten ${low}, am höchsten ${high}, jetzt ${now}.`,
};
