import type { home as english } from "../en/home.ts";
import type { TextsOf } from "../texts.ts";
import { inventory } from "./inventory.ts";

const { copies } = inventory;
const number = (value: number) => value.toLocaleString("de");
const plural = (count: number, one: string, many: string) => `${number(count)} ${count === 1 ? one : many}`;
const orders = (count: number) => plural(count, "Bestellung", "Bestellungen");

/** A shop at a glance: /shop home, and each morning's digest. */
export const home: TextsOf<typeof english> = {
	homeTitle: ({ name }) => name,
	homeToday: ({ orders: count, copies: sold, sums }) =>
		count === 0 ? "Heute wurde noch nichts verkauft." : `Heute: ${orders(count)}, ${copies(sold)}, ${sums.join(" und ")}.`,
	homeNothing: () => "Im Moment wartet nichts auf dich.",
	homeOversold: ({ lines, order }) =>
		`${plural(lines, "Position hat", "Positionen haben")} zu wenig Exemplare, die älteste in ${order}: Storniere sie oder verkaufe einen anderen Artikel.`,
	homeUnknown: ({ lines, order }) =>
		`${plural(lines, "Position wartet", "Positionen warten")} auf einen Artikel, die älteste in ${order}: Sag, welcher gemeint ist.`,
	homeTroubled: ({ connection, marketplace }) => `${marketplace} (${connection}) braucht dich.`,
	homeConfirm: ({ operation }) => `${operation} wartet auf Bestätigung.`,
	homeOpenOrders: ({ count }) => `${plural(count, "Bestellung wartet", "Bestellungen warten")} auf den Versand.`,
	homeLow: ({ count }) => `${plural(count, "Artikel wird", "Artikel werden")} knapp.`,
	homeSales: () => "Heute verkauft",
	homeSalesThen: () => "Verkauft",
	homeSalesLine: ({ name, orders: count, copies: sold, net }) => `${name}: ${orders(count)}, ${copies(sold)}, ${net}`,
	homeLowField: ({ count }) => `Niedriger Bestand (${number(count)})`,
	homeLowLine: ({ sku, title, available }) => `${title} (${sku}): ${available <= 0 ? "keins mehr" : `noch ${number(available)}`}`,
	homeMore: ({ count }) => `und ${number(count)} mehr`,
	homeOrders: () => "Bestellungen",
	homeOrdersLine: ({ open, unknown, oversold }) =>
		[
			`${number(open)} zu versenden`,
			...(unknown > 0 ? [`${plural(unknown, "Position wartet", "Positionen warten")} auf einen Artikel`] : []),
			...(oversold > 0 ? [`${plural(oversold, "Position hat", "Positionen haben")} zu wenig Exemplare`] : []),
		].join(", "),
	homeBulk: () => "Sammeländerungen",
	homeBulkLine: ({ operation, status, done, total }) =>
		status === "previewed"
			? `${operation} wartet auf Bestätigung`
			: `${operation} ${status === "queued" ? "wartet, bis es an der Reihe ist" : `läuft: ${number(done)} von ${number(total)}`}`,
	homeConnections: () => "Verbindungen",
	homeConnectionLine: ({ connection, marketplace, trouble, dead }) => {
		const stuck = dead > 0 ? [`${plural(dead, "Zustellung ließ", "Zustellungen ließen")} sich nicht verarbeiten`] : [];
		return `${marketplace} (${connection}): ${[...(trouble === null ? [] : [trouble]), ...stuck].join("; ")}`;
	},
	reportLabel: () => "Verkaufsbericht",
	findLabel: () => "Artikel suchen",
	helpLabel: () => "Was ich kann",
	operationLabel: ({ operation }) => `${operation} zeigen`,
	orderLabelShow: ({ order }) => `${order} zeigen`,
	connectionLabel: ({ connection }) => `${connection} ansehen`,
	digestSold: ({ period, orders: count, copies: sold, sums }) =>
		count === 0 ? `${period}: nichts verkauft.` : `${period}: ${orders(count)}, ${copies(sold)}, ${sums.join(" und ")}.`,
	digestNothing: ({ period }) => `${period}: nichts verkauft, und nichts wartet auf dich.`,
	digestAlt: ({ day, amount }) => `Was an jedem der letzten 14 Tage verkauft wurde; am ${day} waren es ${amount}.`,
};
