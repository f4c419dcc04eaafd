import type { grammar as english } from "../en/grammar.ts";
import type { TextsOf } from "../texts.ts";

const didYouMean = (near: string | null) => (near === null ? "" : ` Meintest du ${near}?`);

/** How a command is typed, and what is wrong with one. */
export const grammar: TextsOf<typeof english> = {
	didYouMean,
	example: ({ example }) => `Beispiel: ${example}`,
	noCommand: () => "Tippe einen Befehl, zum Beispiel /find charizard. /help zeigt alle.",
	unknownCommand: ({ typed, near }) => `Den Befehl ${typed} gibt es nicht.${didYouMean(near)} /help zeigt alle.`,
	unknownVerb: ({ typed, verbs }) => `Den Befehl ${typed} gibt es nicht. Es gibt ${verbs.join(", ")}.`,
	unknownOption: ({ option, command, near }) => `${command} hat keine Option „${option}:“.${didYouMean(near === null ? null : `${near}:`)}`,
	unknownAttribute: ({ attribute, category, near }) => `Artikel der Kategorie ${category} haben kein Merkmal „${attribute}“.${didYouMean(near)}`,
	optionTwice: ({ option }) => `„${option}:“ steht zweimal da.`,
	optionBlank: ({ option }) => `„${option}:“ hat keinen Wert. Schreib ihn direkt hinter den Doppelpunkt, mit Leerzeichen darin in Anführungszeichen.`,
	optionMissing: ({ option, command }) => `${command} braucht ${option}.`,
	optionEmpty: () => "der Wert ist leer",
	optionUnstorable: () => "darin steht ein NUL-Zeichen, das sich nicht speichern lässt",
	optionTooLong: ({ max }) => `länger als ${max} Zeichen`,
	tooManyWords: ({ word, command }) => `${command} kann mit „${word}“ nichts anfangen. Setze einen Wert mit Leerzeichen in Anführungszeichen.`,
	inOption: ({ option, message }) => `${option}: ${message}`,
	badOption: ({ option, value, reason }) => `${option}: „${clip(value)}“ passt nicht: ${reason}.`,
	badChoice: ({ option, value, choices, near }) => `${option}: „${clip(value)}“ passt nicht. Möglich: ${choices.join(", ")}.${didYouMean(near)}`,
	notWhole: () => "keine ganze Zahl",
	outOfRange: ({ min, max }) => `erlaubt ist ${min} bis ${max}`,
	fileNeeded: () => "hänge eine CSV-Datei an (in der Konsole: file:pfad/zur/datei.csv)",
	badMoney: ({ value, currency, exponent }) =>
		`„${clip(value)}“ ist kein Betrag in ${currency}${exponent === 0 ? " (eine Währung ohne Nachkommastellen)" : ` mit höchstens ${exponent} Nachkommastellen`}.`,
	amountDoubt: ({ value, thousands, decimals }) =>
		`„${clip(value)}“ kann ${thousands} oder ${decimals.replace(".", ",")} heißen. Schreibe es ohne Tausenderzeichen.`,
	tooMuchMoney: ({ value }) => `${clip(value)} ist mehr, als ein Artikel kosten kann.`,
	operationFault: ({ reference }) => `Bei uns ist etwas schiefgegangen, mehrmals hintereinander. Referenz ${reference}: Sie steht im Log.`,
	nothingThere: () => "An dieser Adresse gibt es nichts.",
	requestUnreadable: () => "Diese Anfrage lässt sich nicht lesen.",
	fault: ({ reference }) => `Bei uns ist etwas schiefgegangen; es wurde nichts geändert. Referenz ${reference}: Sie steht im Log.`,
	databaseAway: () => "Die Datenbank ist gerade nicht erreichbar; es wurde nichts geändert. Bitte versuche es in einer Minute noch einmal.",
};

function clip(value: string): string {
	return value.length > 80 ? `${value.slice(0, 79)}…` : value;
}
