import type { counter as english } from "../en/counter.ts";
import type { TextsOf } from "../texts.ts";
import { inventory } from "./inventory.ts";

const { copies } = inventory;

const TENDERS: Readonly<Record<string, string>> = { cash: "bar", card: "Karte", credit: "Guthaben", other: "anders" };
const PAID: Readonly<Record<string, string>> = { cash: "bar", card: "mit Karte", credit: "mit Guthaben", other: "auf andere Weise" };
const PAID_OUT: Readonly<Record<string, string>> = { cash: "bar", card: "auf die Karte", credit: "als Guthaben", other: "auf andere Weise" };

const STATES: Readonly<Record<string, string>> = { open: "offen", done: "abgeschlossen", dropped: "verworfen", undone: "rückgängig gemacht" };
const state = (status: string) => STATES[status] ?? status;

interface Named {
	quantity: number;
	title: string;
}

/** What is named in one line; the rest is counted. */
const MOST_NAMED = 3;

const named = (lines: readonly Named[]) => {
	const names = lines.slice(0, MOST_NAMED).map(({ quantity, title }) => (quantity === 1 ? clip(title) : `${quantity} × ${clip(title)}`));
	const more = lines.length - MOST_NAMED;
	return `${names.join(", ")}${more > 0 ? ` und ${more} ${more === 1 ? "weiterer Artikel" : "weitere Artikel"}` : ""}`;
};

/** The counter: tickets and what becomes of them. */
export const counter: TextsOf<typeof english> = {
	badTicket: ({ value }) => `„${value.slice(0, 80)}“ ist kein Bon. Bons heißen zum Beispiel T-77.`,
	ticketNotFound: ({ ticket }) => `Den Bon ${ticket} gibt es nicht.`,
	ticketGone: () => "Diesen Bon gibt es nicht.",
	ticketNoLine: ({ ticket, line, lines }) => `${ticket} hat keine Zeile ${line}: Es ${lines === 1 ? "ist nur 1 Zeile" : `sind ${lines} Zeilen`}.`,
	ticketEmpty: () => "Auf diesem Bon steht keine Karte.",
	ticketLineHint: () => "Schreib eine Karte pro Zeile: snorlax pgo holo, 2 snorlax, < pikachu @ 3,00 für einen Ankauf.",
	ticketTooLong: ({ lines, most }) => `Das sind ${lines} Zeilen; auf einen Bon passen ${most}. Mach zwei Bons daraus.`,
	ticketLineEmpty: () => "es ist keine Karte genannt",
	ticketLineQuantity: ({ most }) => `erlaubt sind 1 bis ${most.toLocaleString("de")} Exemplare`,
	ticketLine: ({ line, text }) => `Zeile ${line}: ${text}`,
	ticketWhich: ({ count, hasMore, isTradeIn }) => {
		const more = hasMore ? " Es gibt noch mehr davon: Mit dem Set oder der Nummer wird es klar." : "";
		return `${count === 1 ? "ist es dieser Artikel?" : "welcher Artikel ist es?"}${more}${isTradeIn ? " Ist er neu, leg ihn erst mit /item new an." : ""}`;
	},
	ticketUnknown: ({ isTradeIn }) =>
		isTradeIn
			? "steht nicht im Katalog. Leg den Artikel mit /item new an und nenn dann seine SKU"
			: "im Bestand heißt nichts so. Bearbeite die Zeile oder nenn die SKU",
	ticketShort: ({ wanted, available }) => `${wanted} gewünscht, hier ${available === 0 ? "keins" : `nur ${available}`} verfügbar`,
	ticketTooMuch: ({ amount }) => `${amount} ist mehr, als auf einen Bon passt.`,
	ticketDiscount: ({ problem }) => `Rabatt: ${problem}`,
	discountTooMuch: ({ value }) => `${value} ist mehr als 100 %.`,
	ticketOver: ({ ticket, status }) => (status === "open" ? `${ticket} ist schon wieder offen.` : `${ticket} ist schon ${state(status)}.`),
	ticketMoved: ({ ticket, total }) => `${ticket} macht inzwischen ${total}, gesehen hast du etwas anderes. Es ist nichts passiert.`,
	ticketShowHint: ({ ticket }) => `Sieh ihn dir noch einmal an: /sell ticket:${ticket}`,
	ticketReturned: ({ ticket, order }) =>
		`${ticket} lässt sich nicht im Ganzen rückgängig machen: Aus ${order} ist seitdem etwas zurückgekommen. Nimm den Rest mit /order return ${order} zurück.`,
	ticketUndoMissing: ({ ticket, missing }) =>
		`${ticket} wurde nicht rückgängig gemacht, denn das Angekaufte ist nicht mehr vollständig da. ${missing.join(" ")}`,
	undoReasonTicket: ({ ticket }) => `${ticket} rückgängig gemacht`,
	undoneTicket: ({ ticket, isOpen }) =>
		isOpen ? `${ticket} ist wieder offen.` : `${ticket}; das Verkaufte ist wieder da und das Angekaufte wieder aus dem Bestand.`,
	ticketFormTitle: () => "Verkaufen",
	ticketFormSubmit: () => "Bon zeigen",
	ticketFormLines: () => "Karten, eine pro Zeile (< für Ankauf)",
	ticketFormLinesHint: () => "2 snorlax pgo holo\ncharizard base @ 240\n< pikachu jungle @ 3",
	ticketFormDiscount: () => "Rabatt",
	ticketFormDiscountHint: () => "10% oder 5,00",
	ticketFormTender: () => "Zahlungsart",
	ticketTitle: ({ ticket, status }) => (status === "open" ? `Bon ${ticket}` : `Bon ${ticket} (${state(status)})`),
	ticketOpen: ({ counted, total, isPaidOut }) => `${toMove(counted)}.\n${isPaidOut ? `Du zahlst ${total} aus.` : `Der Kunde zahlt ${total}.`}`,
	ticketUnsettled: ({ doubts, count }) =>
		[
			count === 1 ? "Eins ist noch zu klären, bevor bezahlt werden kann." : `${count} Dinge sind noch zu klären, bevor bezahlt werden kann.`,
			...doubts,
			...(count > doubts.length ? [`… und ${count - doubts.length} mehr.`] : []),
		].join("\n"),
	ticketDoubt: ({ line, text, why, command }) => `Zeile ${line}, „${clip(text)}“: ${why}${command === null ? "" : `: ${command}`}`,
	ticketColumns: () => ["Karte", "Menge", "Preis", "Summe", "Verf."],
	ticketCard: ({ line, card, isTradeIn }) => `${line}. ${isTradeIn ? "< " : ""}${card}`,
	ticketSubtotal: () => "Zwischensumme",
	ticketDiscountName: () => "Rabatt",
	ticketTradeInName: () => "Ankauf",
	ticketToPay: () => "Zu zahlen",
	ticketToPayOut: () => "Auszuzahlen",
	ticketTender: ({ tender, total, isPaidOut }) => {
		const name = capital(TENDERS[tender] ?? tender);
		return isPaidOut ? `${name}: ${total} auszahlen` : `${name} ${total}`;
	},
	ticketChoice: ({ line, card, price }) => `${line}: ${card} · ${price}`,
	ticketEdit: () => "Bearbeiten",
	ticketDrop: () => "Verwerfen",
	ticketDropped: ({ ticket }) => `${ticket} ist verworfen; es wurde nichts verkauft.`,
	sellNotOfTicket: ({ option }) => `${option}: passt nicht zu ticket:. Ändere stattdessen die Zeilen des Bons: /sell ticket:T-77 do:edit`,
	sellOfTicket: ({ option }) => `${option}: gehört zu einem Bon, etwa zu ticket:T-77.`,
	sellNotOfLines: ({ option }) => `${option}: passt nicht zu lines:. Schreib es in eine Zeile: 2 snorlax @ 5,00`,
	sellOfLines: ({ option }) => `${option}: gehört zu einem Bon. Schreib die SKU stattdessen in lines:, also /sell lines:"2 snorlax" discount:10%`,
	sellLineAndSku: () => "line: und sku: gehören zusammen: line:2 sku:PKM-BS-4 sagt, was mit der zweiten Zeile gemeint ist.",
	ticketClosed: ({ ticket, sold, tradedIn, total, isPaidOut, tender, discount, tradeIn }) => {
		const ways = isPaidOut ? PAID_OUT : PAID;
		return [
			`${ticket}: ${[sold.length > 0 && `${named(sold)} verkauft`, tradedIn.length > 0 && `${named(tradedIn)} angekauft`].filter(Boolean).join("; ")}.`,
			`${total} ${ways[tender] ?? tender} ${isPaidOut ? "ausgezahlt" : "bezahlt"}${notes([discount && `Rabatt ${discount}`, tradeIn && `Ankauf ${tradeIn}`])}.`,
		].join("\n");
	},
};

function toMove({ sold, tradedIn }: { sold: number; tradedIn: number }): string {
	return [...(sold > 0 ? [`${copies(sold)} zu verkaufen`] : []), ...(tradedIn > 0 ? [`${copies(tradedIn)} anzukaufen`] : [])].join(", ");
}

function notes(parts: readonly (string | null)[]): string {
	const said = parts.filter(Boolean);
	return said.length === 0 ? "" : ` (${said.join(", ")})`;
}

function clip(text: string): string {
	return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}

function capital(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}
