import type { orders as english } from "../en/orders.ts";
import type { TextsOf } from "../texts.ts";

interface NamedLine {
	sku: string;
	title: string;
	quantity: number;
}

const copies = (count: number) => `${count.toLocaleString("de")} ${count === 1 ? "Exemplar" : "Exemplare"}`;
const isAre = (count: number) => (count === 1 ? "ist" : "sind");
const named = ({ sku, title, quantity }: NamedLine) => `${quantity.toLocaleString("de")} × ${title}${sku === "" || sku === title ? "" : ` (${sku})`}`;
/** "Es fehlt 1 Exemplar", with the verb in front. */
const lacking = (count: number) => `${count === 1 ? "Es fehlt" : "Es fehlen"} ${copies(count)}`;

type Kind = "fulfilled" | "cancelled" | "returned";

/** Behind "hat 2 × Snorlax". */
const DONE: Readonly<Record<Kind, string>> = { fulfilled: "versendet", cancelled: "storniert", returned: "zurückgenommen" };
/** Of a whole order. */
const DONE_WHOLE: Readonly<Record<Kind | "gone" | "restored", string>> = {
	fulfilled: "hat die ganze Bestellung versendet",
	cancelled: "hat die Bestellung storniert",
	returned: "hat die ganze Bestellung zurückgenommen",
	gone: "hat die Bestellung gelöscht",
	restored: "hat die Bestellung wiederhergestellt",
};
/** What is left for a kind, where there is none. */
const OPEN: Readonly<Record<Kind, string>> = { fulfilled: "zu versenden", cancelled: "zu stornieren", returned: "zurückzunehmen" };

const STATES: Readonly<Record<string, string>> = {
	open: "offen",
	placed: "eingegangen",
	paid: "bezahlt",
	fulfilled: "versendet",
	cancelled: "storniert",
	returned: "zurückgegeben",
};
const state = (status: string) => STATES[status] ?? status;

const TAX_COLLECTORS: Readonly<Record<string, string>> = { seller: "von dir", marketplace: "vom Marktplatz" };

interface Counts {
	quantity: number;
	fulfilled: number;
	cancelled: number;
	returned: number;
}

/** Orders: what is sent, called off and brought back. */
export const orders: TextsOf<typeof english> = {
	orderLineGone: ({ order }) => `Diese Position gibt es in ${order} nicht.`,
	orderUnknown: ({ typed }) => `Es gibt keine Bestellung „${typed.slice(0, 80)}“.`,
	orderUnknownHint: () => "Bestellungen heißen O-12, oder so, wie der Marktplatz sie nennt: #1001. /order list zeigt die neuesten.",
	orderSeveral: ({ typed, orders: found }) => `„${typed}“ kann ${found.join(" oder ")} sein: Nenne die, die du meinst.`,
	orderLineUnknown: ({ order, typed, lines }) => `${order} hat keine Position „${typed.slice(0, 80)}“. Es gibt ${lines.join(", ")}.`,
	orderLineName: ({ position, sku, title }) => `${position} (${sku || title})`,
	orderWhichLine: ({ order, lines }) =>
		lines.length === 0
			? `${order} hat keine Positionen.`
			: `${order} hat mehrere Positionen: ${lines.join(", ")}. Sag neben quantity: auch mit line:, welche du meinst.`,
	orderNothingLeft: ({ order, kind, status }) =>
		kind === "returned"
			? `Bei ${order} gibt es nichts ${OPEN[kind]}: Von dem, was versendet wurde, ist nichts mehr beim Kunden.`
			: `${order} ist ${state(status)}: Es gibt nichts mehr ${OPEN[kind]}.`,
	orderLineLess: ({ sku, kind, most, wanted }) =>
		most === 0
			? `Von ${sku} gibt es in dieser Bestellung nichts ${OPEN[kind]}.`
			: `Von ${sku} ${isAre(most)} in dieser Bestellung ${copies(most)} ${OPEN[kind]}, nicht ${wanted ?? 0}.`,
	orderLineMapped: ({ line, sku }) => `Position ${line} ist schon ${sku} zugeordnet.`,
	orderLineMoved: ({ order, line }) =>
		`Position ${line} von ${order} ist inzwischen weiter: Exemplare davon wurden versendet, oder sie ist einem anderen Artikel zugeordnet.`,
	orderMovedOn: ({ order }) => `${order} ist inzwischen weiter: Exemplare davon wurden versendet oder storniert. Es wurde nichts rückgängig gemacht.`,
	orderEventGone: ({ order }) => `Diese Änderung von ${order} gibt es nicht mehr.`,
	orderEventDrift: ({ order, kind }) =>
		kind === "fulfilled"
			? `${order} ist inzwischen weiter: Der Marktplatz meldet dieselben Exemplare, oder seitdem kamen welche zurück. Es wurde nichts rückgängig gemacht.`
			: `${order} ist inzwischen weiter: Der Marktplatz meldet dieselben Exemplare, oder sie wurden seitdem versendet. Es wurde nichts rückgängig gemacht.`,
	returnedSoldSince: ({ sku }) => `Die Exemplare von ${sku}, die zurückkamen, sind inzwischen verkauft oder nicht mehr da. Es wurde nichts rückgängig gemacht.`,
	returnUnknownItem: ({ sku }) => `Zu ${sku} ist kein Artikel bekannt: Schreib es ab, oder ordne es zuerst mit /order map zu.`,
	siblingSkuTaken: ({ sku, condition, taken, title }) =>
		`${sku} gibt es noch nicht im Zustand ${condition}, und die SKU ${taken}, die dafür vorgesehen wäre, gehört schon zu ${title}.`,
	siblingSkuTakenHint: ({ sku, condition }) => `Leg ihn zuerst an: /item copy ${sku} <neue SKU> condition:"${condition}"`,
	missingReason: ({ order }) => `nicht in den Büchern, als ${order} versendet wurde`,
	writtenOffReason: ({ order }) => `abgeschrieben: kam mit ${order} zurück`,
	orderRefunded: ({ order, marketplace, cancelled, returned }) =>
		[
			cancelled.length > 0 && `Auf ${marketplace} storniert: ${cancelled.map(named).join(", ")}.`,
			returned.length > 0 && `Auf ${marketplace} zurückgegeben und wieder im Bestand: ${returned.map(named).join(", ")}.`,
			`Bestellung ${order}.`,
		]
			.filter(Boolean)
			.join("\n"),

	orderStatus: ({ status, ...counts }) => [state(status), ...partly(counts, status)].join(", "),
	orderLineState: ({ short, unknown, ...counts }) =>
		[...partly(counts, ""), short > 0 ? `${short} ${short === 1 ? "fehlt" : "fehlen"}` : "", unknown ? "unbekannte SKU" : ""].filter(Boolean).join(", ") ||
		"offen",
	orderTitle: ({ order, name, marketplace }) => [order, name, marketplace].filter(Boolean).join(" · "),
	orderText: ({ state: told, when, copies: count, total }) => `${told.charAt(0).toUpperCase()}${told.slice(1)}.\n${copies(count)} für ${total}, ${when}.`,
	orderShort: ({ lines }) => `Es fehlt: ${lines.map(named).join(", ")}. Finde die Exemplare, oder storniere sie.`,
	orderLineWaits: ({ order, position, sku, title }) =>
		`Position ${position} ${sku === "" ? `hat keine SKU (${title})` : `hat die unbekannte SKU ${sku}`} und reserviert keinen Bestand: /order map ${order} ${position} <sku>`,
	orderLineColumns: () => ["#", "SKU", "Artikel", "Exemplare", "Preis", "Status"],
	fieldCustomer: () => "Kunde",
	fieldGoods: () => "Ware",
	fieldDiscount: () => "Rabatt",
	fieldTax: () => "Steuer",
	fieldFees: () => "Gebühren",
	fieldSentTo: () => "Versand nach",
	fieldNote: () => "Notiz",
	fieldStory: () => "Verlauf",
	taxText: ({ amount, collectedBy }) => (collectedBy === null ? amount : `${amount}, abzuführen ${TAX_COLLECTORS[collectedBy] ?? `von ${collectedBy}`}`),
	orderEvent: ({ when, who, kind, lines, undone }) =>
		`${when}: ${who} hat ${lines.map(named).join(", ")} ${DONE[kind]}${undone ? " (rückgängig gemacht)" : ""}`,
	orderEventAll: ({ when, who, what, isOver }) => `${when}: ${who} ${DONE_WHOLE[what]}${isOver ? "; später ging sie weiter" : ""}`,
	orderEventsMore: () => "… und weitere davor",
	somebody: () => "jemand",
	orderFulfilLabel: () => "Versenden",
	orderCancelLabel: () => "Stornieren",
	orderReturnLabel: () => "Zurücknehmen",
	customerOfOrder: ({ customer }) => `Kunde ${customer}`,

	ordersNone: () => "Keine Bestellungen gefunden.",
	ordersNoneHint: () => "Versuche es mit weniger Filtern. /order new nimmt eine per Telefon oder Mail auf.",
	ordersFound: ({ count, more, about }) =>
		more ? `Die neuesten ${count} Bestellungen${about}.` : `${count} ${count === 1 ? "Bestellung" : "Bestellungen"}${about}.`,
	ordersAbout: ({ status, sku, customer, since }) => {
		const parts = [status && state(status), sku && `mit ${sku}`, customer && `von ${customer}`, since && `seit ${since}`].filter(Boolean);
		return parts.length === 0 ? "" : ` (${parts.join(", ")})`;
	},
	orderColumns: () => ["Bestellung", "Status", "Eingang", "Was", "Summe"],
	orderWhat: ({ title, copies: count, lines }) => (lines > 1 ? `${count} × ${title} und ${lines - 1} weitere` : `${count} × ${title}`),
	orderSuggestion: ({ order, name, status, title }) => [order, name, state(status), title].filter(Boolean).join(" · "),

	orderFulfilled: ({ order, lines, state: told }) => `Versendet: ${lines.map(named).join(", ")}.\n${order} ist ${told}.`,
	orderLinesCancelled: ({ order, lines, state: told, freed }) =>
		`Storniert: ${lines.map(named).join(", ")}; ${freed === 0 ? "dafür war kein Bestand reserviert" : `${copies(freed)} ${isAre(freed)} wieder frei`}.\n${order} ist ${told}.`,
	orderReturned: ({ order, lines, state: told, outcome }) => `Zurückgenommen, ${outcome}: ${lines.map(named).join(", ")}.\n${order} ist ${told}.`,
	restocked: () => "wieder im Bestand",
	restockedAs: ({ skus }) => `im Bestand als ${skus.join(", ")}`,
	writtenOff: () => "abgeschrieben",
	linesWithoutItem: () => "Positionen mit unbekannter SKU haben keinen Bestand bewegt.",
	cancelThereToo: ({ marketplace, name }) =>
		`Das gibt nur hier den Bestand frei: Storniere ${name} auch auf ${marketplace}, denn ${marketplace} erfährt nichts davon, und der Kunde wartet noch.`,
	fulfilThereToo: ({ marketplace, name }) => `Markiere ${name} auch auf ${marketplace} als versendet: ${marketplace} erfährt nichts davon.`,
	refundThereToo: ({ marketplace, name }) =>
		`Erstatte ${name} auch auf ${marketplace}: ${marketplace} erfährt nichts davon. Meldet es dieselben Exemplare als wieder im Bestand, zählen sie einmal.`,
	returnAsk: ({ order, lines }) => `Rückgabe zu ${order}: ${lines.map(named).join(", ")}. In welchem Zustand?`,
	returnRestock: () => "Wie verkauft",
	returnWriteOff: () => "Abschreiben",
	orderTaken: ({ order, count, title, sku, total, left, customer }) =>
		`${order}: ${named({ sku, title, quantity: count })} für ${total}${customer === null ? "" : `, ${customer}`}.\n${count === 1 ? "Das Exemplar ist" : "Die Exemplare sind"} reserviert; ${left} übrig.`,
	orderTakenShort: ({ lacking: missing }) => `Überverkauft: ${lacking(missing)}.`,
	orderOversellHint: () => "Mit oversell:yes wird die Bestellung trotzdem angenommen.",
	orderOversellLabel: () => "Trotzdem annehmen",
	lineMapped: ({ order, position, sku, held, short }) =>
		`Position ${position} von ${order} ist jetzt ${sku} zugeordnet${held > 0 ? ` und reserviert ${copies(held)}` : ""}.${short > 0 ? `\n${lacking(short)}: überverkauft.` : ""}`,
	skuFormSubmit: () => "Das ist er",
	skuFormLabel: () => "SKU des Artikels",
	mapLineForm: () => "Welcher Artikel ist es?",
	substituteForm: () => "Anderer Artikel",
	orderLineSent: ({ order, line }) =>
		`Exemplare von Position ${line} in ${order} wurden schon versendet: Nimm sie zuerst zurück, oder storniere den Rest und verkaufe den anderen Artikel mit /order new.`,
	lineSubstituted: ({ order, line, was, sku, held, short }) =>
		`Position ${line} von ${order} bekommt ${sku} statt ${was} und reserviert ${copies(held)}.${short > 0 ? `\n${lacking(short)}: überverkauft.` : ""}`,
	undoneSubstitution: ({ order, line, sku }) => `Position ${line} von ${order} bekommt wieder ${sku}.`,
	lineIgnored: ({ order, line }) =>
		`Position ${line} von ${order} wird ignoriert: Sie betrifft deinen Bestand nicht, und künftige Bestellungen davon auch nicht.`,
	lineIgnoredSame: ({ order, line }) => `Position ${line} von ${order} wird schon ignoriert; es wurde nichts geändert.`,
	troubleResolved: ({ what, who }) => `Erledigt${who === null ? "" : ` von ${who}`}: ${what}`,
	resolvedByMapping: ({ order, position, sku }) => `Position ${position} von ${order} ist ${sku} zugeordnet.`,
	resolvedByIgnoring: ({ order, position, what }) => `Position ${position} von ${order} (${what}) wird ignoriert.`,
	resolvedBySubstituting: ({ order, position, was, sku }) => `Position ${position} von ${order} bekommt ${sku} statt ${was}.`,
	resolvedByCancelling: ({ order, lines }) => `Von ${order} ${isAre(lines.length)} ${lines.map(named).join(", ")} storniert.`,
	lineMappedSame: ({ order, position, sku }) => `Position ${position} von ${order} ist schon ${sku} zugeordnet; es wurde nichts geändert.`,
	undoneOrderEvent: ({ order, kind, copies: count }) =>
		kind === "returned"
			? `${copies(count)} von ${order} ${isAre(count)} wieder beim Kunden.`
			: `${copies(count)} von ${order} ${isAre(count)} wieder offen und reserviert.`,
	undoneOrder: ({ order }) => `${order} ist storniert; was reserviert war, ist frei.`,
	undoneLineMapping: ({ order, line }) => `Position ${line} von ${order} wartet wieder auf ihren Artikel.`,
};

function partly({ quantity, fulfilled, cancelled, returned }: Counts, status: string): string[] {
	const open = quantity - cancelled;
	return [
		cancelled > 0 && status !== "cancelled" ? `${cancelled} von ${quantity} storniert` : "",
		fulfilled > 0 && (fulfilled < open || status === "") && status !== "returned" ? `${fulfilled} von ${open} versendet` : "",
		returned > 0 && status !== "returned" ? `${returned} von ${fulfilled} zurückgegeben` : "",
	].filter(Boolean);
}
