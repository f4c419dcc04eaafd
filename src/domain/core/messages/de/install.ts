import type { install as english } from "../en/install.ts";
import type { TextsOf } from "../texts.ts";

/** Putting the bot into a workspace: its pages, its first words, and what the log says. */
export const install: TextsOf<typeof english> = {
	installStateOver: () => "Diese Installation wurde vor zu langer Zeit oder in einem anderen Browser begonnen, oder sie ist schon fertig.",
	installedTitle: ({ workspace }) => `Omni-Stock ist in ${workspace}`,
	installedText: () =>
		'Geh zurück zu Slack: /shop setup "Mein Shop" gründet einen Shop, /shop link <code> nimmt den, den du schon hast. Dann tippe /notify here sales in dem Kanal, der von Verkäufen hören soll.',
	notSaidWhileAway: ({ count }) =>
		`Während ich weg war, ${count === 1 ? "wurde 1 ältere Nachricht" : `wurden ${count} ältere Nachrichten`} für diesen Kanal ausgelassen. Was passiert ist, zeigen /order list und /bulk list.`,
	openSlack: () => "Slack öffnen",
	installCancelledTitle: () => "Es wurde nichts installiert",
	installCancelledText: () =>
		"Du hast bei Slack abgelehnt, oder Slack hat dich nicht gelassen. Wo nur Admins Apps hinzufügen dürfen, bitte jemanden von ihnen, diese Adresse zu öffnen.",
	installAgain: () => "Neu beginnen",
	installOverTitle: () => "Die Installation kam nicht rechtzeitig zurück",
	installOverText: ({ minutes }) =>
		`Eine Installation gilt einmal, ${minutes} Minuten lang, in dem Browser, in dem sie begonnen wurde. Es wurde nichts installiert.`,
	installFailedTitle: () => "Slack hat die Installation nicht abgeschlossen",
	installFailedText: ({ reason }) => `Die Antwort war: ${reason}. Es wurde nichts installiert. Wer Omni-Stock betreibt, findet mehr im Log.`,
	welcome: ({ surface }) =>
		[
			"Hallo! Ich führe einen gemeinsamen Bestand für alle Marktplätze, auf denen du verkaufst, und du steuerst ihn von hier aus.",
			`1. ${surface === "discord" ? "Jemand mit dem Recht „Server verwalten“" : "Ein Admin dieses Arbeitsbereichs"} tippt /shop setup "Mein Shop" currency:EUR, oder /shop link <code> für einen Shop, den es schon gibt.`,
			"2. In dem Kanal, der von Verkäufen hören soll: /notify here sales",
			`3. ${surface === "discord" ? "/help" : "/omni help"} zeigt, was ich kann, /find sucht einen Artikel.`,
		].join("\n"),
};
