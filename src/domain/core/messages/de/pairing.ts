import type { pairing as english } from "../en/pairing.ts";
import type { TextsOf } from "../texts.ts";

const number = (count: number) => count.toLocaleString("de");
const listings = (count: number) => `${number(count)} ${count === 1 ? "Angebot" : "Angebote"}`;
/** Behind a preposition that takes the dative. */
const ofListings = (count: number) => `${number(count)} ${count === 1 ? "Angebot" : "Angeboten"}`;

/** Listings on marketplaces, and which items they are. */
export const pairing: TextsOf<typeof english> = {
	listingsNotRead: ({ marketplace }) => `Diese Version kann nicht abrufen, was auf ${marketplace} zum Verkauf steht.`,
	listingsReadOf: (marketplaces) => `Abrufen kann sie es auf ${marketplaces.join(", ")}.`,
	keysMissing: ({ connection, marketplace }) =>
		`M-${connection} hat keine Schlüssel für die API von ${marketplace}, und ohne sie lässt sich dort nichts abrufen. Gib sie an: /market rotate M-${connection}`,
	readNotFound: ({ read }) => `Einen Abruf ${read} gibt es nicht. Beginne einen: /market match M-1`,
	readTitle: ({ read, connection, marketplace, account }) => `${read} · Angebote von M-${connection} · ${marketplace} · ${account}`,
	readReading: ({ marketplace, listings: count, total }) =>
		`Was auf ${marketplace} zum Verkauf steht, wird abgerufen: bisher ${listings(count)}${total === null ? "" : ` von ${number(total)}`}.\nDort wird nichts geändert.`,
	readPairing: ({ listings: count }) => `${listings(count)} abgerufen. Jetzt ${count === 1 ? "wird das Angebot" : "werden sie"} Artikeln zugeordnet.`,
	readFailed: ({ read, listings: count, error }) =>
		`${read} brach nach ${ofListings(count)} ab: ${error}\nWas abgerufen wurde, bleibt, und nichts wurde beendet.`,
	readGaveUp: ({ marketplace }) => `${marketplace} hat immer wieder nicht so geantwortet, wie es sollte.`,
	readSawNothing: ({ marketplace }) =>
		`${marketplace} sagt, dass dort nichts zum Verkauf steht; das kann an den Rechten des Schlüssels liegen. Deshalb wurde nichts beendet.`,
	readDone: ({ active, paired, pairedNow, proposed, unpaired, ended, isLossy, isNewest }) =>
		[
			`${listings(active)} dort im Verkauf: ${number(paired)} zugeordnet${pairedNow > 0 ? `, davon ${number(pairedNow)} jetzt` : ""}; ${number(proposed)} vorgeschlagen; ${number(unpaired)} ohne Artikel.`,
			ended > 0 && `${listings(ended)} beendet: seitdem dort verschwunden.`,
			isLossy && "Die Liste dort hat sich während des Abrufs geändert: Es wurde nichts beendet.",
			!isNewest && "Inzwischen gibt es einen neueren Abruf: Dessen Vorschläge gelten.",
			isNewest &&
				proposed + unpaired > 0 &&
				"Schick die Datei der Zweifelsfälle mit ausgefüllter letzter Spalte zurück: /market match, mit der Verbindung und file:",
		]
			.filter(Boolean)
			.join("\n"),
	readLabel: () => "Angebote zuordnen",
	readAgain: () => "Erneut abrufen",
	pairingFields: () => ({ paired: (count) => `Jetzt zugeordnet (${number(count)})`, unpaired: (count) => `Ohne Artikel (${number(count)})` }),
	pairingLine: ({ title, sku, item }) => `${title}${sku === "" ? "" : ` (${sku})`}${item === null ? "" : ` → ${item.sku}`}`,
	proposalColumns: () => ["Vorgeschlagen für", "SKU dort", "Preis dort", "Artikel", "Titel des Artikels"],
	acceptLabel: ({ count }) => (count === 1 ? "Den Vorschlag annehmen" : `Alle ${number(count)} annehmen`),
	doubtsLabel: () => "Zweifelsfälle als Datei",
	doubtsFile: ({ read }) => `${read}-zweifelsfaelle.csv`,
	/** The file comes back with these: "listing id", "proposed sku" and "decision" are found by their names. */
	doubtColumns: () => ["listing id", "Titel", "SKU dort", "Preis", "proposed sku", "vorgeschlagener Artikel", "decision"],
	doubtsMore: ({ most }) => `Die Datei enthält die ersten ${number(most)}; die nächsten kommen, sobald diese entschieden sind.`,
	readNotDone: ({ read }) => `${read} ist noch nicht fertig: Es gibt nichts anzunehmen.`,
	readOutdated: ({ read, newest }) => `${read} ist überholt: Seitdem hat ${newest} die Angebote abgerufen. Es wurde nichts angenommen.`,
	readOutdatedHint: ({ newest }) => `Sieh dir an, was jetzt vorgeschlagen ist: /market match ${newest}`,
	nothingProposed: ({ read }) => `Nichts von dem, was ${read} vorgeschlagen hat, wartet noch auf eine Antwort.`,
	accepted: ({ count, connection }) =>
		`${listings(count)} von M-${connection} ${count === 1 ? "ist" : "sind"} wie vorgeschlagen zugeordnet. Positionen, die darauf gewartet haben, werden jetzt verarbeitet.`,
	decided: ({ connection, paired, ignored, left, problems }) =>
		[
			`M-${connection}: ${listings(paired)} zugeordnet, ${number(ignored)} ignoriert, ${number(left)} unverändert.`,
			problems > 0 &&
				`${number(problems)} ${problems === 1 ? "Zeile lässt" : "Zeilen lassen"} sich nicht ausführen und ${problems === 1 ? "steht" : "stehen"} unten und in der Datei: Berichtige die Datei und schick sie.`,
		]
			.filter(Boolean)
			.join("\n"),
	/** The file comes back with these: the first two are found by their names. */
	problemFileColumns: () => ["listing id", "decision", "Warum nicht"],
	unmatchedColumns: () => ["Zeile", "Angebot", "Warum nicht"],
	problemsFile: () => "zu-berichtigende-zeilen.csv",
	decisionsEmpty: () => "Die Datei entscheidet nichts: Ihre letzte Spalte ist in jeder Zeile leer.",
	decisionsTooMany: ({ most }) => `Die Datei hat mehr als ${number(most)} Entscheidungen. Schick sie in Teilen.`,
	decisionsHint: () =>
		"In die Spalte „decision“ gehört: yes für die vorgeschlagene SKU, eine andere SKU, ignore für das, was nicht zu deinem Bestand gehört, oder nichts, um es offen zu lassen.",
	decisionColumns: ({ missing }) => `Der Datei ${missing.length === 1 ? "fehlt" : "fehlen"} ${missing.map((name) => `die Spalte „${name}“`).join(" und ")}.`,
	decisionUnreadable: ({ line }) =>
		`Ab Zeile ${line} lässt sich die Datei nicht lesen: Dort ist ein Anführungszeichen offen, oder die Zeile hat zu viele Spalten.`,
	decisionMangled: ({ id }) => `„${id}“ war eine lange Zahl: Eine Tabellenkalkulation hat sie gekürzt. Nimm die ID als Text aus der Datei, wie sie kam.`,
	decisionNoListing: ({ id }) => `Kein Angebot dieser Verbindung hat die ID „${id}“.`,
	decisionTwice: () => "Das Angebot steht in zwei Zeilen.",
	decisionNoProposal: () => "yes, aber in dieser Zeile ist kein Artikel vorgeschlagen: Schreib seine SKU.",
	decisionNoItem: ({ sku }) => `Kein Artikel hat die SKU „${sku}“.`,
	decisionPaired: ({ sku }) => `Das Angebot ist schon ${sku} zugeordnet.`,
	acceptNamesRead: () => "accept: Was wird angenommen? Nenne den Abruf, der es vorgeschlagen hat, etwa L-7: Seine Schaltfläche tut das.",
	decisionConflict: () => "file: und accept: sind zwei Arten zu antworten. Gib eine davon an.",
	undonePairings: ({ connection, count, sold }) =>
		`${listings(count)} von M-${connection} ${count === 1 ? "hat" : "haben"} wieder keinen Artikel.${sold > 0 ? ` ${listings(sold)} ${sold === 1 ? "bleibt" : "bleiben"} zugeordnet: Bestellungen dafür reservieren Exemplare des Artikels.` : ""}`,
	pairingsSold: ({ sold }) =>
		`Bestellungen für ${sold === 1 ? "das Angebot" : `alle ${listings(sold)}`} reservieren inzwischen Exemplare des Artikels. Es wurde nichts geändert.`,
	pairingsMoved: () => "Die Zuordnungen wurden seitdem geändert; es war nichts mehr zurückzunehmen.",
};
