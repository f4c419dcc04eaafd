import type { shop as english } from "../en/shop.ts";
import type { TextsOf } from "../texts.ts";
import { aRole } from "./a-role.ts";
import { grammar } from "./grammar.ts";

const oneOf = (names: readonly string[]) => (names.length === 0 ? "einen Inhaber des Shops" : names.join(" oder "));

/** Shops, people and what they may do. */
export const shop: TextsOf<typeof english> = {
	mayNot: ({ permission }) => `Das darfst du in diesem Shop nicht (nötig ist ${permission}).`,
	notMember: () => "Du bist kein Mitglied des Shops, mit dem dieser Arbeitsbereich verknüpft ist.",
	askOwner: ({ owners }) => `Frag ${oneOf(owners)}: /shop invite erstellt einen Code, der dich hineinlässt.`,
	connectionGone: () => "Die Verbindung zum Marktplatz wurde entfernt.",
	workspaceNotLinked: ({ workspace }) => `${workspace} ist noch mit keinem Shop verknüpft.`,
	setupFirst: () => 'Gründe einen mit /shop setup "Mein Shop" currency:EUR, oder verknüpfe einen bestehenden mit /shop link <code>.',
	setupNeedsRight: () =>
		"Nur wer diesen Arbeitsbereich verwaltet („Server verwalten“ auf Discord, Admin in Slack), kann hier einen Shop gründen oder verknüpfen.",
	alreadyLinked: ({ vendor }) => `Dieser Arbeitsbereich ist schon mit ${vendor} verknüpft.`,
	alreadyLinkedElsewhere: () => "Dieser Arbeitsbereich ist schon mit einem anderen Shop verknüpft.",
	replaceDemo: ({ name }) =>
		`Diese Konsole zeigt den Demo-Shop. Durch „${name}“ ersetzen?\nDie Artikel der Demo sind dann nicht mehr zu sehen; dein Shop beginnt leer.`,
	replaceDemoLabel: () => "Demo ersetzen",
	badCurrency: ({ value, near }) => `currency: „${value}“ ist kein Währungscode (ISO 4217, etwa EUR oder USD).${grammar.didYouMean(near)}`,
	founded: ({ name, currency }) =>
		`${name} ist gegründet, mit Preisen in ${currency}, und du bist Inhaber.\nWeiter geht es mit /item new, oder mit /bulk import und einer CSV deines Bestands.`,
	inviteMade: ({ code, role, minutes }) =>
		`Code ${code}, ${minutes} Minuten lang einmal gültig.\nIm anderen Arbeitsbereich: /shop link ${code}. Wer ihn tippt, wird ${aRole(role)}.`,
	badInvite: () => "Diesen Code gibt es nicht, er wurde schon verwendet oder ist älter als 15 Minuten. Lass dir einen neuen geben: /shop invite.",
	linked: ({ vendor, role }) => `Dieser Arbeitsbereich ist mit ${vendor} verknüpft; du bist dort ${aRole(role)}.`,
	joined: ({ vendor, role }) => `Willkommen bei ${vendor}; du bist dort ${aRole(role)}.`,
	shopText: ({ name, items, copies }) => `${name}: ${items} Artikel, ${copies} ${copies === "1" ? "Exemplar" : "Exemplare"} vorhanden.`,
	fieldCurrency: () => "Währung",
	fieldTimezone: () => "Zeitzone",
	fieldWorkspaces: () => "Arbeitsbereiche",
	fieldTeam: () => "Team",
	helpTitle: () => "Befehle",
	helpText: ({ count }) => `${count} Befehle. /help <Wörter> zeigt einen mit seinen Optionen und Beispielen.`,
	helpNone: ({ words, near }) => `Kein Befehl handelt von „${words}“.${grammar.didYouMean(near)} /help zeigt alle.`,
	helpColumns: () => ["Befehl", "Was er tut"],
	helpOptionColumns: () => ["Option", "Was sie ist"],
	helpExamples: () => "Beispiele",
	optional: ({ description }) => `${description} (optional)`,
};
