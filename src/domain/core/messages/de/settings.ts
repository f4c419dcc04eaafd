import type { settings as english } from "../en/settings.ts";
import type { Language } from "../languages.ts";
import type { TextsOf } from "../texts.ts";
import { grammar } from "./grammar.ts";

const TITLES: Readonly<Record<string, string>> = { omni: "Omni-Stock", shopify: "Shopify", square: "Square" };
const till = (name: string) => TITLES[name] ?? name;

/** What a shop may set, and what stands against it. */
export const settings: TextsOf<typeof english> = {
	settingsTitle: ({ name }) => `Einstellungen von ${name}`,
	settingsText: () => "Ändere sie mit ihrer Option, gern mehrere auf einmal: /shop settings low-stock:3 till:omni",
	settingsColumns: () => ["Einstellung", "Jetzt", "So änderst du sie"],
	settingsChanged: ({ count }) => (count === 1 ? "1 Einstellung geändert." : `${count} Einstellungen geändert.`),
	settingsSame: () => "Diese Einstellungen sind schon so; es wurde nichts geändert.",
	settingsChangedColumns: () => ["Einstellung", "Vorher", "Jetzt"],
	settingName: ({ option }) => SETTING_NAMES[option] ?? option,
	settingHow: ({ option }) => SETTING_EXAMPLES[option] ?? `${option}:`,
	settingNone: () => "keine",
	settingPercent: ({ value }) => `${value} %`,
	settingCopies: ({ value }) => `${value} oder weniger`,
	settingDays: ({ value }) => `${value} ${value === 1 ? "Tag" : "Tage"}`,
	languageName: ({ language }) => LANGUAGE_NAMES[language],
	settingTill: ({ value }) => till(value),
	badTimezone: ({ value, near }) =>
		`timezone: „${value.slice(0, 80)}“ ist nicht bekannt. Nimm einen Namen wie Europe/Berlin oder America/New_York.${grammar.didYouMean(near)}`,
	badLocale: ({ value }) =>
		`locale: „${value.slice(0, 80)}“ ist nicht bekannt. Nimm eine Sprache, wenn du willst mit ihrem Land: de, de-AT oder en-US (BCP 47).`,
	currencyInUse: ({ currency, items }) =>
		`Die Währung bleibt ${currency}: Der Shop hat ${items.toLocaleString("de")} Artikel, und ein Preis von 12,50 wäre ein anderer Betrag.`,
	currencyInUseHint: () => "Ein Shop in einer anderen Währung ist ein anderer Shop: Gründe ihn mit /shop setup in einem eigenen Arbeitsbereich.",
	settingInUse: ({ option, operation }) => `„${SETTING_NAMES[option] ?? option}“ lässt sich jetzt nicht ändern: ${operation} ist noch im Gange.`,
	settingInUseHint: ({ operation }) => `Warte darauf, oder stoppe es mit /bulk cancel ${operation}.`,
	tillPlace: ({ name, place }) =>
		place === null ? `${name} ist keiner Kasse zugeordnet.` : `Was die Kasse an ihrem Ort ${place} verkauft, wird zuerst aus ${name} genommen.`,
	tillPlaceMoved: ({ name }) => `Die Zuordnung von ${name} zur Kasse hat seitdem jemand geändert. Es wurde nichts rückgängig gemacht.`,
	tillPlaceTaken: ({ place, name }) => `${place} ist schon ${name}. Nimm die Zuordnung dort zuerst weg: /location till ${name} none`,
	tillOf: ({ marketplace }) => `${marketplace} POS`,
	otherTill: ({ till: name }) =>
		`Es wurde nichts verkauft: Was dieser Shop an der Theke verkauft, bucht ${till(name)}, und die Bestellungen von dort nehmen die Exemplare hier aus dem Bestand.`,
	otherTillHint: () => "Verkaufe dort. Um stattdessen hier zu buchen, tippt ein Inhaber /shop settings till:omni.",
	undoSettingsDrift: ({ option }) => `„${SETTING_NAMES[option] ?? option}“ wurde seitdem geändert. Es wurde nichts rückgängig gemacht.`,
	undoLocationGone: () => "Der frühere Standard-Lagerort ist nicht mehr in Gebrauch. Es wurde nichts rückgängig gemacht.",
	undoneSettings: ({ options }) => `${options.map((option) => `„${SETTING_NAMES[option] ?? option}“`).join(", ")} zurückgesetzt.`,
	priceBelowFloor: ({ sku, price, floor }) => `${price} für ${sku} liegt unter der Preisuntergrenze des Shops, ${floor}.`,
	priceBelowFloorHint: ({ command, sku, price }) => `Wenn du das willst: ${command} ${sku} ${price} floor:yes`,
};

const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { en: "Englisch", de: "Deutsch" };

const SETTING_NAMES: Readonly<Record<string, string>> = {
	name: "Name",
	currency: "Währung",
	timezone: "Zeitzone",
	language: "Sprache",
	locale: "Schreibweise",
	location: "Standard-Lagerort",
	"low-stock": "Niedriger Bestand",
	"price-floor": "Preisuntergrenze der Sammelregeln",
	"bulk-rows": "Freigabe bei mehr Zeilen als",
	"bulk-percent": "Freigabe, wenn sich ein Preis ändert um mehr als",
	"bulk-value": "Freigabe, wenn sich der Bestandswert ändert um mehr als",
	"market-days": "Marktpreise gelten",
	till: "Verkäufe an der Theke bucht",
	"trade-in-cash": "Ankauf, bar",
	"trade-in-credit": "Ankauf, als Guthaben",
};

const SETTING_EXAMPLES: Readonly<Record<string, string>> = {
	name: 'name:"Kartenladen"',
	currency: "currency:EUR",
	timezone: "timezone:Europe/Berlin",
	language: "language:de",
	locale: "locale:de-DE",
	location: "location:Main",
	"low-stock": "low-stock:2",
	"price-floor": "price-floor:0.25 oder none",
	"bulk-rows": "bulk-rows:50000 oder none",
	"bulk-percent": "bulk-percent:50 oder none",
	"bulk-value": "bulk-value:5000 oder none",
	"market-days": "market-days:7",
	till: "till:omni, shopify oder square",
	"trade-in-cash": "trade-in-cash:50",
	"trade-in-credit": "trade-in-credit:65",
};
