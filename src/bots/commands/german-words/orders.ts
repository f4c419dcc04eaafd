import type { Words } from "../words.ts";

/** What the commands of orders and customers say of themselves. */
export const orders: Words = {
	"The orders, the newest first": "Die Bestellungen, die neuesten zuerst",
	"One state only; open is placed and paid": "Nur ein Status; open ist placed und paid",
	"From when on: 24h, 7d, today, 2026-11-01": "Ab wann: 24h, 7d, today, 2026-11-01",
	"One customer's only: C-12, an email or a name": "Nur von einem Kunden: C-12, eine E-Mail-Adresse oder ein Name",
	"Only those with this item": "Nur die mit diesem Artikel",
	"Only orders with smaller numbers than this one": "Nur Bestellungen mit kleineren Nummern als dieser",
	"Show one order: its lines, what is short, its money, what happened": "Zeige eine Bestellung: ihre Positionen, was fehlt, ihr Geld, was geschah",
	"Its number, like O-12, or its name on the marketplace, like #1001": "Ihre Nummer, wie O-12, oder ihr Name auf dem Marktplatz, wie #1001",
	"Mark an order as sent, or copies of it: they leave the stock": "Melde eine Bestellung oder Exemplare daraus als versendet: sie verlassen den Bestand",
	"One line only: its number in /order show, or its SKU": "Nur eine Position: ihre Nummer in /order show, oder ihre SKU",
	"How many copies of that line; all that are open when left out": "Wie viele Exemplare dieser Position; sonst alle, die offen sind",
	"Cancel an order here, or copies of it: what they held is free again": "Storniere eine Bestellung hier, oder Exemplare daraus: Reserviertes ist wieder frei",
	"Take sent copies back: into stock, in another condition, or written off":
		"Nimm versendete Exemplare zurück: in den Bestand, in anderem Zustand oder abgeschrieben",
	"How many copies of that line; all that were sent when left out": "Wie viele Exemplare dieser Position; sonst alle, die versendet sind",
	"restock (as sold), a condition like LP, or write-off; asked for when left out":
		"restock (wie verkauft), ein Zustand wie LP, oder write-off; sonst wird gefragt",
	"Take an order by phone or mail: it holds its copies until they are sent":
		"Nimm eine Bestellung per Telefon oder Post an: sie reserviert ihre Exemplare bis zum Versand",
	"Who orders: C-12, an email or a name": "Wer bestellt: C-12, eine E-Mail-Adresse oder ein Name",
	"Whatever you want to remember": "Was du dir merken willst",
	"Take it although copies are missing": "Nimm sie an, obwohl Exemplare fehlen",
	"Say which item a line with an unknown SKU means; it holds stock from then on":
		"Sage, welchen Artikel eine Position mit unbekannter SKU meint; ab dann reserviert sie Bestand",
	"The line's number in /order show": "Nummer der Position in /order show",
	"Say that a line with an unknown SKU concerns no stock of yours, now and the next time":
		"Sage, dass eine Position mit unbekannter SKU keinen Bestand von dir betrifft, jetzt und künftig",
	"Sell another item for an order's line, as agreed with the buyer; what it held is free again":
		"Verkaufe für eine Position wie vereinbart einen anderen Artikel; Reserviertes ist wieder frei",
	"The line's number in /order show, or its SKU": "Nummer der Position in /order show, oder ihre SKU",
	"The SKU of the other item": "SKU des anderen Artikels",
	"Show what is known of a customer, and what they bought": "Zeige, was über einen Kunden bekannt ist, und was er gekauft hat",
	"C-12, an email or a name": "C-12, eine E-Mail-Adresse oder ein Name",
	"Take a customer's personal data out, for good; the books stay": "Entferne die persönlichen Daten eines Kunden, endgültig; die Bücher bleiben",
	"Yes, for good": "Ja, endgültig",
};
