import type { Words } from "../words.ts";

/** What the commands of marketplaces say of themselves. */
export const market: Words = {
	"Connect a marketplace, so that its orders reserve your stock": "Verbinde einen Marktplatz, damit seine Bestellungen deinen Bestand reservieren",
	"Which marketplace": "Welcher Marktplatz",
	"Its name for your shop, like demo.myshopify.com": "Sein Name für deinen Shop, wie demo.myshopify.com",
	"What it signs its webhooks with; kept encrypted, shown nowhere": "Womit er seine Webhooks signiert; verschlüsselt gespeichert, nirgends gezeigt",
	"API key: WooCommerce's consumer key, eBay's App ID, Etsy's keystring": "API-Schlüssel: Consumer Key (WooCommerce), App ID (eBay), Keystring (Etsy)",
	"The key's secret: WooCommerce's consumer secret, eBay's Cert ID": "Geheimnis zum Schlüssel: Consumer Secret (WooCommerce), Cert ID (eBay)",
	"API token: Shopify's, eBay's refresh token, CardTrader's, Square's, Etsy's": "API-Token: von Shopify, CardTrader, Square, Etsy; bei eBay das Refresh Token",
	"The connected marketplaces and how their deliveries fare": "Die verbundenen Marktplätze, und wie es ihren Zustellungen geht",
	"How a marketplace's connection fares: deliveries, failures, lag, listings":
		"Wie es der Verbindung eines Marktplatzes geht: Zustellungen, Fehler, Rückstand, Angebote",
	"Its number, like M-1, or its account": "Ihre Nummer, wie M-1, oder ihr Konto",
	"Have a marketplace show what you have: on, after a preview, or off, and how much of it":
		"Lass einen Marktplatz zeigen, was du hast: an, nach einer Vorschau, oder aus, und wie viel davon",
	"Its number, like M-1": "Ihre Nummer, wie M-1",
	"Whether stock is pushed there": "Ob Bestand dorthin übertragen wird",
	"Of what is available, in percent": "Vom Verfügbaren, in Prozent",
	"Copies to keep back of each item": "Exemplare, die von jedem Artikel zurückbehalten werden",
	"The most copies that a listing shows; 0 for no limit": "So viele Exemplare zeigt ein Angebot höchstens; 0 für keine Grenze",
	"With so many available, or fewer, it shows none; 0 to sell the last one too":
		"Bei so vielen verfügbaren oder weniger zeigt es keines; 0 verkauft auch das letzte",
	"So many listings may be shown as sold out at once without asking (again)":
		"So viele Angebote dürfen ohne (weitere) Nachfrage auf einmal als ausverkauft erscheinen",
	"Yes, turn it on": "Ja, einschalten",
	"Let what a marketplace posts wait, without losing any of it": "Lass warten, was ein Marktplatz schickt, ohne etwas davon zu verlieren",
	"Let a paused connection work again; what waited is worked off": "Setze eine angehaltene Verbindung fort; was gewartet hat, wird abgearbeitet",
	"Give a connection a new signing secret (the former one stays live for a week) or new API keys":
		"Gib einer Verbindung neue API-Schlüssel oder ein neues Geheimnis (das alte gilt noch eine Woche)",
	"Take a marketplace's connection out of use; its orders stay": "Nimm die Verbindung eines Marktplatzes außer Gebrauch; seine Bestellungen bleiben",
	"Yes, remove it": "Ja, entfernen",
	"What marketplaces posted, how it went, and why it failed; or one delivery as it came":
		"Was Marktplätze schickten, wie es ging, woran es lag; oder eine Zustellung, wie sie kam",
	"One of them: its number, like D-48": "Eine davon: ihre Nummer, wie D-48",
	"Only those": "Nur diese",
	"Of one connection, like M-1": "Von einer Verbindung, wie M-1",
	"Earlier than this one, like D-48": "Früher als diese, wie D-48",
	"Read all that is for sale on a marketplace, and pair it with your items; nothing is changed there":
		"Lies alle Angebote eines Marktplatzes und ordne sie deinen Artikeln zu; dort ändert sich nichts",
	"A connection, like M-1 or its account; or a reading, like L-7, to look at it again":
		"Eine Verbindung, wie M-1 oder ihr Konto; oder ein Abruf, wie L-7, um ihn wieder anzusehen",
	"Pair all that this reading proposes": "Ordne alles zu, was dieser Abruf vorschlägt",
	"The file of the doubts with its last column filled in: yes, a SKU, or ignore":
		"Die Datei der Zweifelsfälle, letzte Spalte ausgefüllt: yes, eine SKU, oder ignore",
	"Compare what a marketplace shows with your stock, by its API or by file, and decide what holds":
		"Gleiche ab, was ein Marktplatz zeigt, per API oder Datei, und entscheide, was gilt",
	"A connection, like M-1 or tcgplayer; a comparison, like L-7, or a file, like F-12":
		"Eine Verbindung wie M-1 oder tcgplayer, ein Abgleich wie L-7 oder eine Datei wie F-12",
	"Take theirs, set ours, count; our prices, theirs; or make, have uploaded, discard a file":
		"Deren Zahl, unsere, zählen; unsere Preise, deren; Datei machen, hochgeladen, verwerfen",
	"What TCGplayer's seller portal exports: the pull sheet, or the inventory": "Was TCGplayers Verkäuferportal exportiert: die Pull Sheet oder den Bestand",
	"What the preview of a file carries": "Was die Vorschau einer Datei mitgibt",
	"The listing's id there, or all": "Id des Angebots dort, oder all",
	"Which page of what differs": "Welche Seite der Abweichungen",
	"Have a marketplace show your prices: on, after a preview, or off; marked up and rounded if you like":
		"Lass einen Marktplatz deine Preise zeigen: an, nach Vorschau, oder aus; mit Aufschlag und Rundung",
	"Whether prices are pushed there": "Ob Preise dorthin übertragen werden",
	"What it costs more there, like +5% or +0.50; none for nothing": "Was es dort mehr kostet, wie +5% oder +0.50; none für nichts",
	"To what prices there are rounded, like .99 or 0.25; none for not at all": "Worauf Preise dort gerundet werden, wie .99 oder 0.25; none für gar nicht",
	"Yes, push them": "Ja, übertragen",
	"Give one item a price of its own on a marketplace, take it away, or see what it costs there":
		"Gib einem Artikel einen eigenen Preis auf einem Marktplatz, nimm ihn weg, oder sieh ihn dir an",
	"What it costs there, like 12.50; none for the item's price; left out, it is shown":
		"Was er dort kostet, wie 12.50; none für den Preis des Artikels; ohne Angabe gezeigt",
	"Have a delivery worked off again, or all that failed; what counted already counts no second time":
		"Verarbeite eine oder alle gescheiterten Zustellungen nochmals; nichts zählt ein zweites Mal",
	"Its number, like D-48; or all that failed": "Ihre Nummer, wie D-48; oder all für alle gescheiterten",
	"Of all that failed, those that came since: 6h, 3d, 2026-11-20": "Von allen gescheiterten die seit: 6h, 3d, 2026-11-20",
	"Of all that failed, those of one connection, like M-1": "Von allen gescheiterten die einer Verbindung, wie M-1",
};
