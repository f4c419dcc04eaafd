import type { report as english } from "../en/report.ts";
import type { TextsOf } from "../texts.ts";

const number = (n: number | bigint) => n.toLocaleString("de");
const copies = (n: bigint) => `${number(n)} ${n === 1n || n === -1n ? "Exemplar" : "Exemplare"}`;
const orders = (n: number) => `${number(n)} ${n === 1 ? "Bestellung" : "Bestellungen"}`;

const BY: Readonly<Record<string, string>> = {
	channel: "Verkaufskanal",
	day: "Tag",
	month: "Monat",
	item: "Artikel",
	category: "Kategorie",
	location: "Lagerort",
	condition: "Zustand",
};

/** "Brutto" and "netto" are with tax and without it in German, which is not what is meant here. */
const SALES_FIELDS = {
	gross: "Umsatz vor Abzügen",
	discount: "Rabatte",
	returned: "Zurückgegeben",
	net: "Umsatz",
	sellerTax: "Steuer, die du einnimmst",
	marketplaceTax: "Steuer, die Marktplätze einziehen",
	otherTax: "Steuer, unklar wer sie einzieht",
	fee: "Gebühren",
	cost: "Wareneinsatz",
	margin: "Marge",
	cancelled: "Storniert",
} as const;

/** Sales and the stock's value. */
export const report: TextsOf<typeof english> = {
	reportBackwards: ({ since, until }) => `until: „${until.slice(0, 80)}“ liegt nicht nach since: „${since.slice(0, 80)}“.`,
	reportPeriod: ({ from, to }) => (to === null ? `Seit ${from}` : from === to ? `Am ${from}` : `Vom ${from} bis ${to}`),
	salesNone: ({ period }) => `${period}: keine Bestellungen.`,
	salesNoneHint: () => "Frag nach einem längeren Zeitraum: /report sales since:365d.",
	salesText: (sold) => `${sold.period}: ${orders(sold.orders)}, ${copies(sold.copies)}, ${sold.net} nach Rabatten und Rückgaben.`,
	salesMargin: ({ margin, without, of }) =>
		without === 0
			? `Marge ${margin}, nach Gebühren und Wareneinsatz.`
			: `Marge ${margin}, nach Gebühren und Wareneinsatz; ${number(without)} von ${number(of)} ${of === 1 ? "Position" : "Positionen"} ${without === 1 ? "hat" : "haben"} keinen Einkaufspreis und ${without === 1 ? "zählt" : "zählen"} darin nicht mit.`,
	salesBesides: (sold) => `Außerdem, in ${sold.currency}: ${orders(sold.orders)}, ${copies(sold.copies)}, ${sold.net}.`,
	salesField: ({ figure, currency }) => (currency === null ? SALES_FIELDS[figure] : `${SALES_FIELDS[figure]} (${currency})`),
	salesApart: ({ amount, count }) => `${amount} (${copies(count)})`,
	salesColumns: ({ by }) => [BY[by] ?? by, "Bestellungen", "Exemplare", "Umsatz", "Marge"],
	salesFileColumns: () => [
		"Bereich",
		"Name",
		"Währung",
		"Bestellungen",
		"Positionen",
		"Exemplare",
		"Umsatz vor Abzügen",
		"Rabatte",
		"Steuer (Verkäufer)",
		"Steuer (Marktplatz)",
		"Steuer (unklar)",
		"Gebühren",
		"Zurückgegebene Exemplare",
		"Zurückgegeben",
		"Stornierte Exemplare",
		"Storniert",
		"Umsatz",
		"Wareneinsatz",
		"Positionen ohne Einkaufspreis",
		"Marge",
	],
	salesTopCut: ({ count }) => `Die Datei enthält die ${number(count)} umsatzstärksten Artikel jeder Währung.`,
	salesTotal: () => "Gesamt",
	salesCounter: () => "Theke",
	salesChannel: (channel) => `M-${channel.connection} ${channel.marketplace} ${channel.account}`,
	salesItem: ({ sku, title }) => (sku === "" ? title : `${title} (${sku})`),
	valueNone: ({ at }) => (at === null ? "Es gibt keinen Bestand." : `Am Ende des ${at} gab es keinen Bestand.`),
	valueText: (stock) =>
		`${stock.at === null ? "" : `Am Ende des ${stock.at}: `}${copies(stock.copies)} von ${number(stock.items)} ${stock.items === 1 ? "Artikel" : "Artikeln"}, zum Verkaufspreis ${stock.price} wert.`,
	valueCost: ({ cost, without, past }) =>
		`${cost} zum ${past ? "heutigen " : ""}Einkaufspreis${without === 0n ? "" : `; ${copies(without)} ${without === 1n ? "hat" : "haben"} keinen und ${without === 1n ? "zählt" : "zählen"} darin nicht mit`}.`,
	valueSince: ({ since, copies: more, price }) => `Seit ${since}: ${more > 0n ? "+" : ""}${copies(more)}, ${price} zum Verkaufspreis.`,
	valueColumns: ({ by }) => [BY[by] ?? by, "Artikel", "Exemplare", "Zum Verkaufspreis", "Zum Einkaufspreis"],
	valueFileColumns: () => ["Bereich", "Name", "Währung", "Artikel", "Exemplare", "Zum Verkaufspreis", "Zum Einkaufspreis", "Exemplare ohne Einkaufspreis"],
};
