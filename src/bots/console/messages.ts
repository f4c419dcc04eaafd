import { inLanguages } from "../../domain/core/messages/in-languages.ts";
import type { TextsOf } from "../../domain/core/messages/texts.ts";

const english = {
	workspace: () => "This console",
	notHere: () =>
		"This console answers only on the machine that runs Omni-Stock: open it as http://127.0.0.1 there, or start Omni-Stock with HOST set to let others in with the token.",
	locked: () => "Open the address that `npm start` printed: it carries the console's token, which is also in the file console-token of the data folder.",
	lockTitle: () => "token needed",
	lockHeading: () => "This console needs its token",
	lockOpen: () => "Open",
	program: () => "API",
	visitor: () => "Console",
	longReason: () => "it is longer than 500 characters",
	noOpening: () => "A token opens no shop but its own.",
	openingFromAfar: () => "A shop is opened at the terminal of the machine that runs Omni-Stock: npm run admin -- open.",
	otherSite: () => "This request came from another website, so it was not carried out.",
	notJson: () => "Send JSON with the header Content-Type: application/json.",
	brokenJson: () => "The body is not valid JSON.",
	badMessage: ({ field, reason }: { field: string; reason: string }) => `The message does not fit: ${field}: ${reason}. Send { "text": "/help" }.`,
	relativeFolder: () => "it must be an absolute path",
	tooLarge: ({ megabytes }: { megabytes: number }) =>
		`That is more than the ${megabytes} MB that a message may have. Larger files can be named by their path: file:/path/to/file.csv`,
	badCursor: () => '"after" is not a cursor that this console gave.',
	noFileHere: ({ command }: { command: string }) => `${command} takes no file. Commands that do: type /help file.`,
	twoFiles: () => "There are two files, one attached and one by its path. Leave one away.",
	pathFromAfar: () => "A path is read only when typed on the machine that runs Omni-Stock. Attach the file instead.",
	noSuchFile: ({ path }: { path: string }) => `There is no file ${path}.`,
	isFolder: ({ path }: { path: string }) => `${path} is a folder; name a file in it.`,
	noRegularFile: ({ path }: { path: string }) => `${path} is not a file with a content of its own.`,
	mayNotRead: ({ path, reason }: { path: string; reason: string }) => `Omni-Stock can't read ${path} (${reason}).`,
};

const german: TextsOf<typeof english> = {
	workspace: () => "Diese Konsole",
	notHere: () =>
		"Diese Konsole antwortet nur auf dem Rechner, auf dem Omni-Stock läuft: Öffne sie dort als http://127.0.0.1, oder starte Omni-Stock mit HOST, um andere mit dem Token hereinzulassen.",
	locked: () =>
		"Öffne die Adresse, die `npm start` ausgegeben hat: Sie enthält das Token der Konsole, das auch in der Datei console-token des Datenordners steht.",
	lockTitle: () => "Token nötig",
	lockHeading: () => "Diese Konsole braucht ihr Token",
	lockOpen: () => "Öffnen",
	program: () => "API",
	visitor: () => "Konsole",
	longReason: () => "er ist länger als 500 Zeichen",
	noOpening: () => "Ein Token öffnet keinen Shop außer seinem eigenen.",
	openingFromAfar: () => "Ein Shop wird am Terminal des Rechners geöffnet, auf dem Omni-Stock läuft: npm run admin -- open.",
	otherSite: () => "Diese Anfrage kam von einer anderen Website und wurde deshalb nicht ausgeführt.",
	notJson: () => "Schicke JSON mit dem Header Content-Type: application/json.",
	brokenJson: () => "Der Inhalt ist kein gültiges JSON.",
	badMessage: ({ field, reason }) => `Die Nachricht passt nicht: ${field}: ${reason}. Schicke { "text": "/help" }.`,
	relativeFolder: () => "es muss ein absoluter Pfad sein",
	tooLarge: ({ megabytes }) =>
		`Das ist mehr als die ${megabytes} MB, die eine Nachricht haben darf. Größere Dateien lassen sich mit ihrem Pfad nennen: file:/pfad/zur/datei.csv`,
	badCursor: () => "„after“ ist keine Marke, die diese Konsole vergeben hat.",
	noFileHere: ({ command }) => `${command} nimmt keine Datei. Befehle, die es tun: Tippe /help file.`,
	twoFiles: () => "Es sind zwei Dateien, eine angehängt und eine mit ihrem Pfad. Lass eine weg.",
	pathFromAfar: () => "Ein Pfad wird nur gelesen, wenn er auf dem Rechner getippt wird, auf dem Omni-Stock läuft. Hänge die Datei stattdessen an.",
	noSuchFile: ({ path }) => `Es gibt keine Datei ${path}.`,
	isFolder: ({ path }) => `${path} ist ein Ordner; nenne eine Datei darin.`,
	noRegularFile: ({ path }) => `${path} ist keine Datei mit eigenem Inhalt.`,
	mayNotRead: ({ path, reason }) => `Omni-Stock kann ${path} nicht lesen (${reason}).`,
};

/** What the console itself says, besides the answers to commands. */
export const consoleSays = inLanguages<typeof english>({ en: english, de: german });
