import type { marketplaceApi as english } from "../en/marketplace-api.ts";
import type { TextsOf } from "../texts.ts";

/** What a marketplace's API answered, and who an account is there. */
export const marketplaceApi: TextsOf<typeof english> = {
	apiAway: ({ host, reason }) => `${host} antwortet nicht so, wie es sollte (${reason}). Es wird wieder versucht.`,
	apiAnswerTooLarge: ({ host }) => `Die Antwort von ${host} ist zu groß.`,
	apiKeyRefused: ({ host, status }) => `${host} lehnt den Schlüssel ab (${status}). Gib mit /market rotate einen an, der dort sehen darf, was nötig ist.`,
	apiScopeMissing: ({ host, reason }) =>
		`${host} erlaubt diesem Schlüssel das nicht: ${reason}\nGib der App dort die Scopes, die ihr fehlen (write_inventory, read_inventory, read_locations, read_products), dann /market rotate mit ihrem Token.`,
	apiRefused: ({ host, status, body }) => `${host} lehnt die Anfrage ab (${status}): ${body}`,
	apiNoJson: ({ host, type }) =>
		`${host} antwortet mit einer Seite (${type}) und nicht mit Daten: Vielleicht wird dort gerade gewartet, oder etwas davor ist im Weg.`,
	apiUnreadable: ({ host, reason }) => `Die Antwort von ${host} lässt sich nicht lesen: ${reason}`,
	tooManyKeys: () => "In einer Minute wurden zu viele Schlüssel genannt, die niemand kennt.",
	apiUnknown: ({ marketplace }) => `${marketplace} hat keine API, die diese Version abfragen kann.`,
	credentialsMissing: ({ connection, marketplace }) =>
		`M-${connection} hat keine Schlüssel für die API von ${marketplace}. Gib sie an: /market rotate M-${connection}, dann /market replay all.`,
	ebayAlertEmailMissing: () =>
		"eBay sendet keine Benachrichtigungen, solange die Anwendung keine Alert-E-Mail hat: Trag eine auf developer.ebay.com unter Alerts & Notifications ein und versuche es noch einmal.",
	ebayTopicMissing: ({ topic }) =>
		`eBay bietet dieser Anwendung kein ${topic} an: Auf developer.ebay.com steht unter Notification topics, wer es bekommen kann.`,
	ebayTokenShape: () =>
		"eBay nimmt als Verification Token nur Geheimnisse aus 32 bis 80 Buchstaben, Ziffern, - und _ an. Gib ein solches an: /market rotate, und versuche es noch einmal.",
	badAccount: ({ account, marketplace }) => `account: „${account.slice(0, 80)}“ ist kein Konto von ${marketplace}.`,
	storeWithoutHttps: ({ account }) =>
		`${account} hat kein https: WooCommerce nimmt Schlüssel nur über https an, und anders lägen sie offen. Gib dem Shop ein Zertifikat und verbinde ihn neu.`,
	cardTraderRefuses: ({ errors }) => `CardTrader nimmt es nicht an: ${errors}`,
	cardTraderEmpty: () => "CardTrader zeigt kein Produkt dieses Kontos und damit auch nicht seine Währung. Es wird wieder versucht.",
	storeWithoutApi: () =>
		"Der Shop hat unter seiner Adresse keine REST-API von WooCommerce. Prüfe die Einstellungen von WooCommerce, und dass die Permalinks nicht auf „Einfach“ stehen.",
};
