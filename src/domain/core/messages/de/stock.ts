import type { stock as english } from "../en/stock.ts";
import type { TextsOf } from "../texts.ts";
import { grammar } from "./grammar.ts";
import { inventory } from "./inventory.ts";

const { copies } = inventory;
const number = (value: number | bigint) => value.toLocaleString("de");
const isAre = (count: number) => (count === 1 ? "ist" : "sind");
/** Behind a preposition that takes the dative. */
const ofItems = (count: number) => `${number(count)} ${count === 1 ? "Artikel" : "Artikeln"}`;
/** " in Hinterzimmer"; nothing in a shop that has one location. */
const inside = (location: string | null) => (location === null ? "" : ` in ${location}`);
const quoted = (location: string | null) => (location === null ? "" : ` location:"${location}"`);

/** What happened, told of so many copies: below zero what went out. */
const EVENTS: Readonly<Record<string, (quantity: number) => string>> = {
	received: (count) => `${count} eingebucht`,
	sold: (count) => `${-count} verkauft`,
	returned: (count) => `${count} zurückgekommen`,
	adjusted: (count) => (count < 0 ? `${-count} ausgebucht` : `${count} hinzugefügt`),
	counted: (count) => `gezählt, ${count < 0 ? "−" : "+"}${Math.abs(count)}`,
	transferred: (count) => (count < 0 ? `${-count} weggelagert` : `${count} hergelagert`),
	reserved: (count) => `${count} reserviert`,
	released: (count) => `${count} wieder frei`,
	fulfilled: (count) => `${count} versendet`,
};

/** Stock and where it lies. */
export const stock: TextsOf<typeof english> = {
	locationGone: () => "Diesen Lagerort gibt es nicht.",
	locationNotFound: ({ name, near }) => `Es gibt keinen Lagerort „${name}“.${grammar.didYouMean(near)}`,
	locationsKnown: ({ names }) => `Es gibt: ${names.join(", ")}.`,
	locationTaken: ({ name }) => `Einen Lagerort „${name}“ gibt es schon.`,
	locationsTooMany: ({ most }) => `Ein Shop hat höchstens ${most} Lagerorte. Archiviere einen, der nicht mehr gebraucht wird.`,
	locationArchived: ({ name }) => `${name} ist archiviert.`,
	locationArchivedHint: ({ name }) => `/location add "${name}" nimmt den Lagerort wieder in Gebrauch.`,
	locationDrift: ({ name }) => `Der Lagerort ${name} wurde seitdem geändert. Es wurde nichts rückgängig gemacht.`,
	locationIsDefault: ({ name }) => `${name} ist der Standard-Lagerort und lässt sich nicht archivieren.`,
	locationIsDefaultHint: () => "Mach zuerst einen anderen zum Standard: /shop settings location:<Name>",
	locationNotEmpty: ({ name, items, copies: held, committed }) =>
		`In ${name} ${held === 1n ? "liegt 1 Exemplar" : `liegen ${number(held)} Exemplare`} von ${ofItems(items)}${
			committed > 0n ? `, und ${number(committed)} ${committed === 1n ? "ist" : "sind"} für offene Bestellungen reserviert` : ""
		}: Der Lagerort lässt sich nicht archivieren.`,
	locationNotEmptyHint: ({ name }) => `Lagere sie zuerst um: /stock move <sku> <n> from:"${name}" to:<anderer>`,
	locationAdded: ({ name }) => `${name} ist jetzt ein Lagerort.\nBestand kommt dorthin mit /stock receive … location:"${name}" oder /stock move.`,
	locationBack: ({ name }) => `${name} ist wieder in Gebrauch.`,
	locationRenamed: ({ was, now }) => `${was} heißt jetzt ${now}.`,
	locationSame: ({ name }) => `${name} heißt schon so; es wurde nichts geändert.`,
	locationPutAway: ({ name }) => `${name} ist archiviert.`,
	locationCount: ({ count }) =>
		count === 1
			? "Ein Lagerort: Dort liegt der ganze Bestand.\n/location add legt einen weiteren an."
			: `${count} Lagerorte. Wo keiner genannt ist, ist der erste gemeint.`,
	locationColumns: () => ["Lagerort", "Artikel", "Exemplare", "Reserviert"],
	locationDefault: ({ name }) => `${name} (Standard)`,
	received: ({ sku, count, onHand, location }) =>
		`${copies(count)} von ${sku}${inside(location)} eingebucht.\nJetzt ${isAre(onHand)}${inside(location)} ${onHand} vorhanden.`,
	receivedAs: ({ receipt }) => `Wareneingang ${receipt}.`,
	costNow: ({ cost }) => `Ein Exemplar kostet im Einkauf jetzt durchschnittlich ${cost}.`,
	removed: ({ sku, count, onHand, location }) =>
		`${copies(count)} von ${sku}${inside(location)} ausgebucht.\nJetzt ${isAre(onHand)}${inside(location)} ${onHand} vorhanden.`,
	counted: ({ sku, was, now, location }) => `${sku}${inside(location)} gezählt: ${was} → ${now} vorhanden.`,
	countedSame: ({ sku, now, location }) => `${sku}${inside(location)} gezählt: ${now} vorhanden, wie erwartet.`,
	countStale: ({ sku, seen, now }) => `Von ${sku} ${isAre(now)} ${now} vorhanden, nicht ${seen}: Der Bestand hat sich geändert, seit du nachgesehen hast.`,
	countStaleHint: ({ sku, counted, now, location }) => `Zähle noch einmal, dann: /stock count ${sku} ${counted} seen:${now}${quoted(location)}`,
	countBelowCommitted: ({ sku, counted, committed }) =>
		`${sku}: ${counted} gezählt, aber ${committed} ${isAre(committed)} für offene Bestellungen reserviert. Storniere oder versende erst welche.`,
	countSeen: ({ sku, onHand, location }) => `Von ${sku} ${isAre(onHand)}${inside(location)} laut Büchern ${onHand} vorhanden.`,
	countAsk: ({ counted }) => `Du hast ${counted} gezählt. Wenn sich inzwischen nichts bewegt hat, setze es so:`,
	countLabel: ({ counted }) => `Auf ${counted} setzen`,
	stockShort: ({ sku, wanted, available, committed, location }) =>
		`Zu wenig von ${sku}${inside(location)}: ${available} verfügbar, ${wanted} gewünscht${committed > 0 ? ` (${committed} für offene Bestellungen reserviert)` : ""}.`,
	stockElsewhere: ({ levels }) => `Anderswo: ${levels.map(({ location, available }) => `${available} in ${location}`).join(", ")}. /stock move holt sie her.`,
	stockTooMuch: ({ sku }) => `Von ${sku} gäbe es mehr Exemplare, als sich zählen lassen.`,
	moveNowhere: ({ name }) => `from und to sind beide ${name}.`,
	moveReference: ({ from, to }) => `${from} → ${to}`,
	moved: ({ sku, count, from, to }) =>
		`${copies(count)} von ${sku} umgelagert, von ${from.name} nach ${to.name}.\n${from.onHand} vorhanden in ${from.name}, ${to.onHand} in ${to.name}.`,
	undoneStock: ({ sku, delta, onHand, costMoved }) =>
		`${sku} ${delta > 0 ? "+" : ""}${delta}, jetzt ${onHand} vorhanden.${costMoved ? " Der Einkaufspreis wurde seitdem geändert und bleibt." : ""}`,
	undoneTransfer: ({ sku, count, from, to }) => `${copies(count)} von ${sku} ${isAre(count)} wieder in ${to.name}, aus ${from.name}.`,
	undoneLocation: ({ was, now }) => {
		if (was.archived !== now.archived) return `${now.name} ist wieder ${now.archived ? "archiviert" : "in Gebrauch"}.`;
		return `${was.name} heißt wieder ${now.name}.`;
	},
	levelText: ({ location, onHand, committed, bin }) =>
		`${location}${bin === null ? "" : ` (${bin})`}: ${onHand}${committed > 0 ? `, ${committed} reserviert` : ""}`,
	badReceipt: ({ value }) => `„${value.slice(0, 80)}“ ist kein Wareneingang. Sie heißen R-12; /stock receive … seller:<Name> legt einen an.`,
	receiptNotFound: ({ receipt }) => `Es gibt keinen Wareneingang ${receipt}.`,
	receiptTwice: () => "receipt: nennt einen Wareneingang, den es schon gibt, während seller: und document: einen neuen anlegen.",
	receiptTwiceHint: () => "Lass eins von beiden weg.",
	receiptReference: ({ receipt, seller }) => (seller === null ? receipt : `${receipt} (${seller})`),
	receiptText: (receipt) => {
		const { seller, document, when, who } = receipt;
		const from = `${seller === null ? "" : ` von ${seller}`}${document === null ? "" : `, ${document}`}`;
		return `${receipt.receipt}${from}: ${copies(receipt.copies)}${receipt.cost === null ? "" : ` für ${receipt.cost}`}.\n${when}${who === null ? "" : `, ${who}`}`;
	},
	receiptColumns: () => ["SKU", "Artikel", "Exemplare", "Einkaufspreis", "Wo", "Notiz"],
	receiptMore: ({ lines }) => `Mehr von ${number(lines)} Zeilen`,
	orderReference: ({ number: order, name, marketplace }) => {
		const elsewhere = [marketplace, name].filter(Boolean).join(" ");
		return `O-${order}${elsewhere === "" ? "" : ` (${elsewhere})`}`;
	},
	badPage: ({ value }) => `page: „${value.slice(0, 80)}“ ist keine Seite. Nimm die Schaltfläche unter der vorigen Seite, oder lass page: weg.`,
	stockEvent: ({ event, quantity }) => EVENTS[event]?.(quantity) ?? `${event} ${quantity}`,
	stockLeft: ({ onHand, location }) => `${number(onHand)} übrig${inside(location)}`,
	/** Whoever runs the program, at its terminal. */
	stockOperator: () => "der Betreiber",
	stockWho: ({ who, surface }) => `${who} (${surface})`,
	storyFigures: ({ sku, onHand, committed, available }) =>
		`${sku}: ${number(onHand)} vorhanden, ${number(committed)} reserviert, ${number(available)} verfügbar.`,
	storySum: ({ onHand, movements, sum, orders, more }) => {
		const ledger =
			sum === onHand
				? `Vorhanden ist die Summe aus ${number(movements)} ${movements === 1 ? "Bewegung" : "Bewegungen"}.`
				: `${movements === 1 ? "1 Bewegung ergibt" : `${number(movements)} Bewegungen ergeben`} zusammen ${number(sum)}: Die Bücher stimmen nicht. Wer Omni-Stock betreibt, berichtigt sie mit: admin -- ledger repair.`;
		if (orders.length === 0) return ledger;
		const others = more > 0 ? `, und noch ${number(more)} ${more === 1 ? "Bestellung" : "Bestellungen"}` : "";
		return `${ledger} Reserviert: ${orders.map(({ held, order }) => `${number(held)} für ${order}`).join(", ")}${others}.`;
	},
	storyOversold: ({ orders }) =>
		`Überverkauft: ${orders.map(({ lacking, order }) => `${order} ${lacking === 1 ? "fehlt" : "fehlen"} ${number(lacking)}`).join(", ")}.`,
	storyEarlier: ({ sku }) => `${sku}, früher:`,
	storyColumns: () => ["Wann", "Was", "Übrig", "Wer", "Warum"],
	storyFileColumns: () => ["Wann", "Was", "Exemplare", "Danach vorhanden", "Lagerort", "Wer", "Warum"],
	storyMore: () => "Mehr",
	storyFileLabel: () => "Als Datei",
	storyFile: ({ sku, count, next }) =>
		next === null
			? `Die Datei enthält alle Ereignisse von ${sku}: ${number(count)}.`
			: `Die Datei enthält die neuesten ${number(count)} Ereignisse von ${sku}. Weiter geht es mit page:${next}`,
	lowNone: () =>
		"Nirgends ist der Bestand niedrig.\nNiedrig ist er, wenn nicht mehr Exemplare verfügbar sind als der Schwellenwert: der des Artikels, oder der des Shops.",
	lowText: ({ count, isFirst }) =>
		isFirst
			? `${number(count)} Artikel mit niedrigem Bestand, die wenigsten verfügbaren zuerst.`
			: `${number(count)} ${count === 1 ? "weiterer" : "weitere"} Artikel.`,
	lowColumns: () => ["SKU", "Artikel", "Zust.", "Verf.", "Reserviert", "Niedrig ab"],
	repairReason: ({ reason }) => `Berichtigung der Bücher: ${reason}`,
};
