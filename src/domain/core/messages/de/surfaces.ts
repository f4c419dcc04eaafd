import type { surfaces as english } from "../en/surfaces.ts";
import type { TextsOf } from "../texts.ts";

const count = (n: number) => n.toLocaleString("de");

/** What the chat platforms say around an answer: what did not fit, what they can't do. */
export const surfaces: TextsOf<typeof english> = {
	emptyReply: () => "Erledigt.",
	askedBy: ({ who }) => `Gefragt von ${who}`,
	progressBar: ({ bar, percent, done, total }) => `${bar} ${percent} % · ${count(done)} von ${count(total)}`,
	progressSoFar: ({ done }) => `bisher ${count(done)}`,
	progressGoesStale: ({ command }) => `Diese Nachricht bewegt sich nicht mehr. Tippe ${command}, um zu sehen, wie weit es ist.`,
	buttonAsText: ({ label, command }) => `${label}: ${command}`,
	rowsInFile: ({ shown, total }) =>
		shown === total
			? "Lange Werte sind hier gekürzt; in der Datei stehen sie ganz."
			: `Die ersten ${count(shown)} von ${count(total)} Zeilen; die Datei enthält alle.`,
	textInFile: () => "Hier gekürzt; in der Datei steht der ganze Text.",
	fileNotSent: ({ name, limit }) =>
		`${name} ist nicht angehängt: Eine Nachricht fasst höchstens ${limit}. Grenze ein, wonach du fragst, oder nimm die Konsole.`,
	filesLimit: ({ files, megabytes }) => `${files} Dateien mit zusammen ${megabytes} MB`,
	nounSummary: ({ noun, verbs }) => `${noun.charAt(0).toUpperCase()}${noun.slice(1)}: ${verbs.join(", ")}`,
	postedInChannel: () => "Erledigt: Die Antwort steht in diesem Kanal.",
	notPostedInChannel: () => "Ich darf in diesem Kanal nicht schreiben, deshalb siehst nur du das hier.",
	noDirectMessages: () => "Befehle funktionieren in den Kanälen deines Servers, nicht in Direktnachrichten: Am Server erkenne ich, welchen Shop du meinst.",
	notOurButton: () => "Diese Schaltfläche stammt aus einer älteren Version und funktioniert nicht mehr. Bitte tippe den Befehl noch einmal.",
	fileTooLarge: ({ name, megabytes }) => `${name} ist größer als ${megabytes} MB. Bitte teile die Datei auf.`,
	fileGone: ({ name }) => `${name} ließ sich nicht herunterladen. Bitte hänge die Datei noch einmal an.`,
	discordTokenRejected: () => "Discord nimmt DISCORD_TOKEN nicht an. Kopiere es noch einmal von der Seite „Bot“ deiner Anwendung auf discord.com/developers.",
	discordUnreachable: ({ reason }) => `Discord ist nicht erreichbar: ${reason}`,
	channelGone: ({ channel }) => `Den Kanal oder die Nachricht ${channel} gibt es nicht mehr, oder ich wurde dort entfernt.`,
	slackNoFile: ({ command }) => `In Slack lässt sich mit ${command} keine Datei mitschicken. Nimm dafür vorerst Discord, die Konsole oder das Terminal.`,
	slackNotInstalled: ({ team }) => `Die App ist im Slack-Workspace ${team} nicht installiert.`,
	slackRefused: ({ reason }) => `Slack hat die Nachricht nicht angenommen: ${reason}`,
	slackRefusedBlocks: () => "Slack konnte das nicht als Tabelle zeigen, deshalb steht es hier als einfacher Text.",
	slackRowsInFile: ({ shown, total }) =>
		shown === total
			? "Lange Werte sind hier gekürzt; in der Datei, die folgt, stehen sie ganz."
			: `Die ersten ${count(shown)} von ${count(total)} Zeilen; eine Datei mit allen folgt.`,
	slackTextInFile: () => "Hier gekürzt; eine Datei mit dem ganzen Text folgt.",
	slackFilesInMessages: () => "Die Datei ist in deinen Direktnachrichten mit dieser App.",
	slackFileNotSent: ({ names, reason }) =>
		`Slack hat ${names.join(", ")} nicht angenommen (${reason}). Grenze ein, wonach du fragst, oder nimm für die ganze Liste die Konsole.`,
	slackAppDescription: () => "Ein Bestand auf vielen Marktplätzen, geführt aus deinen Kanälen.",
	slackOmniSummary: () => "Alle Befehle von Omni-Stock: /omni find charizard",
	slackNeedsPublicUrl: ({ publicUrl }) =>
		`Slack kann ${publicUrl} nicht erreichen. Setze PUBLIC_URL auf die https-Adresse dieser Instanz und gib das Manifest noch einmal aus.`,
};
