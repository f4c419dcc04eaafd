import type { priceRules as english } from "../en/price-rules.ts";
import type { TextsOf } from "../texts.ts";
import { grammar } from "./grammar.ts";

const clip = (value: string) => (value.length > 80 ? `${value.slice(0, 79)}…` : value);
/** "7,5" from "7.5". */
const decimal = (value: string) => value.replace(".", ",");

/** Rules that make prices: how they are written, what is wrong with one, and those that are kept by name. */
export const priceRules: TextsOf<typeof english> = {
	ruleUnknown: ({ part }) => `change: „${clip(part)}“ ist keine Änderung, die ich kenne.`,
	ruleForms: () =>
		"Schreib +5%, -0.50, =12, x0.85, market*0.95, ask oder keep; davor, für wen es gilt: NM x1.00, LP x0.85, under 0.40 -> 0.40, over 50 -> ask. Ein Komma zwischen zwei Ziffern ist ein Dezimalkomma.",
	/** An error about one part of several. */
	inRulePart: ({ part, message }) => `In „${clip(part)}“: ${message}`,
	rulePartUnknown: ({ value, near }) =>
		`change: „${clip(value)}“ ist weder Zustand noch Kategorie, Ausführung, Sprache oder Preisspanne.${grammar.didYouMean(near)}`,
	rulePartForms: () =>
		"Schreib NM or LP, tcg-single, holo, language ja, under 5, over 50, 5..20 oder else; Verschiedenes verbindest du mit and: LP and over 20 -> -5%.",
	ruleMixed: ({ value }) => `change: „${clip(value)}“ verbindet Dinge verschiedener Art mit or. Schreib für jedes eine Zeile, oder verbinde sie mit and.`,
	ruleTwice: ({ value }) => `change: „${clip(value)}“ verlangt zweimal etwas von derselben Art, und nichts ist beides. Verbinde es mit or.`,
	ruleElseAlone: ({ value }) => `change: „${clip(value)}“ verbindet else mit etwas anderem. Es steht für sich allein.`,
	ruleNoPrice: ({ value }) => `change: In „${clip(value)}“ liegt kein Preis.`,
	ruleNotAlone: ({ part }) => `change: „${clip(part)}“ ist ein Zusatz zu einer Regel, und hier ist keine Regel.`,
	ruleDetailTwice: ({ detail }) => `change: ${detail} steht zweimal da.`,
	ruleTooMany: ({ lines, most }) => `change: ${lines} Zeilen sind mehr, als eine Regel haben darf (${most}).`,
	badFactor: ({ value }) => `change: „${clip(value)}“ ist kein Faktor von x0 bis x11 mit höchstens 6 Nachkommastellen.`,
	badRulePercent: ({ option, value, max }) => `${option}: „${clip(value)}“ ist keine Prozentzahl bis ${max} % mit höchstens 4 Nachkommastellen.`,
	ruleNeeded: () => "Hier fehlt change oder der Name einer gespeicherten Regel.",
	ruleNeededHint: () =>
		"Schreib eine Änderung, etwa /bulk price +5%, oder nenn eine gespeicherte Regel, etwa /bulk price rule:weekly. /rule list zeigt die gespeicherten.",
	ruleUnquoted: ({ change }) =>
		`change: Eine Liste von Zeilen steht in Anführungszeichen, sonst ist nur „${clip(change)}“ davon die Änderung, und der Rest sind Suchwörter.`,
	ruleUnquotedHint: ({ rule }) => `Tippe es so: /bulk price "${rule}"`,
	ruleAndChange: ({ change }) => `Du hast eine Änderung („${clip(change)}“) und rule: angegeben. Was davon gilt?`,
	ruleAndChangeHint: () => "Lass eins weg. Suchwörter stehen hinter words:, wenn du eine gespeicherte Regel nimmst.",

	aboveCost: ({ percent }) => `mindestens Einkaufspreis + ${decimal(percent)} %`,
	skippingBelow: ({ percent }) => `Änderungen unter ${decimal(percent)} % ausgelassen`,
	ruleMarket: ({ move }) => (move === null ? "Marktpreis" : `Marktpreis ${move}`),
	ruleAsk: () => "nachfragen",
	ruleKeep: () => "so lassen",
	ruleElse: () => "sonst",
	ruleAnd: () => " und ",
	ruleOr: () => " oder ",
	ruleUnder: ({ amount }) => `unter ${amount}`,
	ruleOver: ({ amount }) => `über ${amount}`,
	ruleFrom: ({ amount }) => `mindestens ${amount}`,
	ruleBetween: ({ from, to }) => `${from} bis ${to}`,
	ruleLanguage: ({ code }) => `Sprache ${code}`,
	ruleLine: ({ when, effect }) => `${when}: ${effect}`,
	ruleMoreLines: ({ count }) => `und ${count} ${count === 1 ? "weitere Zeile" : "weitere Zeilen"}`,

	fieldNoMarket: () => "Ausgelassen: kein Marktpreis",
	fieldFutureMarket: () => "Ausgelassen: Marktpreis von einem künftigen Tag",
	fieldStaleMarket: ({ days }) => `Ausgelassen: Marktpreis älter als ${days} ${days === 1 ? "Tag" : "Tage"}`,
	fieldSkipped: () => "Ausgelassen: Änderung zu klein",
	fieldNoRule: () => "Ausgelassen: keine Zeile der Regel passt",
	fieldAsked: () => "Das entscheidest du",
	askedSkus: ({ count, skus }) =>
		`${count.toLocaleString("de")}: ${skus.join(", ")}${count > skus.length ? ` und ${(count - skus.length).toLocaleString("de")} mehr` : ""}`,

	fieldMarket: () => "Marktpreis",
	marketOn: ({ price, day }) => `${price} am ${day}`,

	ruleSaved: ({ name, rule }) => `Gespeichert als ${name}: ${rule}.\nSo wendest du sie an: /bulk price rule:${name}`,
	ruleReplaced: ({ name, was, rule }) => `${name} war „${clip(was)}“. Jetzt ist es: ${rule}.`,
	ruleSame: ({ name }) => `${name} sagt das schon; es wurde nichts geändert.`,
	ruleExists: ({ name, text }) => `Eine Regel ${name} gibt es schon: ${clip(text)}`,
	ruleExistsHint: () => "Zum Ersetzen schreib replace:yes dazu; oder speichere diese hier unter einem anderen Namen.",
	ruleReplaceLabel: () => "Ersetzen",
	ruleTooLong: ({ max }) => `Die Regel ist länger als ${max} Zeichen.`,
	rulesTooMany: ({ most }) => `Der Shop hat schon ${most} Regeln; entferne erst eine.`,
	ruleNotFound: ({ name, near }) => `Eine Regel namens „${clip(name)}“ gibt es nicht.${grammar.didYouMean(near)}`,
	ruleNotFoundHint: () => "/rule list zeigt alle.",
	ruleRemoved: ({ name, text }) => `Die Regel ${name} ist weg. Sie lautete: ${clip(text)}`,
	ruleList: ({ count }) => `${count} gespeicherte ${count === 1 ? "Regel" : "Regeln"}.`,
	ruleListNone: () => "Noch ist keine Regel gespeichert. /rule save weekly NM x1.00, LP x0.85, over 50 -> ask",
	ruleColumns: () => ["Name", "Regel"],
	ruleShown: ({ name, text }) => `${name}: ${text}`,
	fieldMeans: () => "In Worten",
	undoneRule: ({ name, gone }) => `Die Regel ${name} ist ${gone ? "wieder weg" : "wie vorher"}.`,
	undoRuleDrift: ({ name }) => `Die Regel ${name} wurde seitdem geändert. Es wurde nichts rückgängig gemacht.`,
};
