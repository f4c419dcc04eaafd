import type { customers as english } from "../en/customers.ts";
import type { TextsOf } from "../texts.ts";

const orders = (count: number) => `${count.toLocaleString("de")} ${count === 1 ? "Bestellung" : "Bestellungen"}`;

/** Customers, as little of them as is known. */
export const customers: TextsOf<typeof english> = {
	customerNotFound: ({ typed }) => `Den Kunden „${typed.slice(0, 80)}“ gibt es nicht.`,
	customerGone: () => "Diesen Kunden gibt es nicht.",
	customerNotFoundHint: () => "Nenn ihn mit C-12, mit der E-Mail oder mit dem Namen. Bestellungen zeigen, wem sie gehören.",
	customerSeveral: ({ typed, customers: found }) =>
		`„${typed.slice(0, 80)}“ kann ${found.map(({ number, name }) => `C-${number}${name === null ? "" : ` (${name})`}`).join(", ")} sein. Nenn die Nummer, die du meinst.`,
	customerText: ({ customer, name, orders: count, since }) =>
		`${customer}${name === null ? "" : `: ${name}`}\n${count === 0 ? "Noch keine Bestellungen." : `${orders(count)} seit ${since ?? ""}.`}`,
	customerRedactedText: ({ customer, when, orders: count }) =>
		`${customer}: Die persönlichen Daten wurden am ${when} entfernt.\n${orders(count)} ${count === 1 ? "bleibt" : "bleiben"} für die Bücher.`,
	fieldEmail: () => "E-Mail",
	fieldBoughtOn: () => "Kauft bei",
	fieldSpent: () => "Gekauft für",
	boughtHere: () => "im Shop selbst",
	customerOrderColumns: () => ["Bestellung", "Status", "Bestellt am"],
	redactLabel: () => "Daten entfernen",
	redactConfirmLabel: () => "Endgültig entfernen",
	redactAsk: ({ customer, orders: count }) =>
		`Das entfernt den Namen, die E-Mail und die Notizen zu ${orders(count)} von ${customer}, auch aus gespeicherten Zustellungen dazu. Es lässt sich nicht rückgängig machen.\nBeträge, Steuer, Land und Bundesland bleiben für die Bücher.`,
	redacted: ({ customer, deliveries }) =>
		`Die Daten von ${customer} sind entfernt. Hier ist nichts mehr von der Person${deliveries === 0 ? "" : `, auch nicht in ${deliveries === 1 ? "1 gespeicherten Zustellung" : `${deliveries.toLocaleString("de")} gespeicherten Zustellungen`}`}.\nDer Marktplatz und deine Chats haben eigene Aufzeichnungen: Kümmere dich dort selbst darum.`,
	redactedBefore: ({ customer }) => `Die Daten von ${customer} waren schon entfernt; es war nichts mehr da.`,
};
