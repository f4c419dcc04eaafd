const english = {
	welcomeTitle: "What would you like to do?",
	welcomeText: "Type a command below, or start with one of these. Tab completes, the up arrow brings back what you typed.",
	starters: ["/help", "/find charizard", "/shop show"],
	you: "You typed",
	answer: "Answer",
	notice: "Notice",
	running: "Working …",
	showRows: (count) => `Show all ${count} rows`,
	download: (name, size) => `${name} (${size})`,
	picture: "Picture",
	progress: (operation, done, total) => `${operation}: ${done} of ${total}`,
	planning: (operation) => `${operation}: making the plan`,
	connected: "Connected",
	offline: "Not connected, trying again",
	away: "Omni-Stock does not answer. Is it still running? What you typed is back in the line below.",
	locked: "The token is no longer valid. Open the address that `npm start` printed.",
	odd: (status) => `Omni-Stock answered with status ${status}.`,
	tooLarge: (megabytes) => `Files of up to ${megabytes} MB can be attached; name larger ones by their path: file:/path/to/file.csv`,
	unreadable: (name) => `${name} can't be read.`,
	defaultFileCommand: "/bulk import",
	cancelForm: "Cancel",
	reopenForm: (title) => `Open “${title}” again`,
	formSent: (title) => `${title}: sent`,
	noChoice: "Not chosen yet",
	hidden: "•••",
	suggestions: (count) => (count === 1 ? "1 suggestion" : `${count} suggestions`),
	page: {
		"#transcript": { "aria-label": "Conversation" },
		"#jump": { text: "New messages" },
		"#chip-remove": { "aria-label": "Remove the file" },
		"#suggestions": { "aria-label": "Suggestions" },
		"#attach": { "aria-label": "Attach a file", title: "Attach a file" },
		'label[for="command"]': { text: "Command" },
		"#command": { placeholder: "Type a command" },
		".send": { "aria-label": "Send", title: "Send" },
	},
};

/** @type {typeof english} */
const german = {
	welcomeTitle: "Was möchtest du tun?",
	welcomeText: "Tippe unten einen Befehl, oder beginne mit einem von diesen. Tab ergänzt, der Pfeil nach oben holt zurück, was du getippt hast.",
	starters: ["/help", "/find charizard", "/shop show"],
	you: "Du hast getippt",
	answer: "Antwort",
	notice: "Benachrichtigung",
	running: "In Arbeit …",
	showRows: (count) => `Alle ${count} Zeilen zeigen`,
	download: (name, size) => `${name} (${size})`,
	picture: "Bild",
	progress: (operation, done, total) => `${operation}: ${done} von ${total}`,
	planning: (operation) => `${operation}: Der Plan entsteht`,
	connected: "Verbunden",
	offline: "Nicht verbunden, neuer Versuch läuft",
	away: "Omni-Stock antwortet nicht. Läuft es noch? Was du getippt hast, steht wieder in der Zeile unten.",
	locked: "Das Token gilt nicht mehr. Öffne die Adresse, die `npm start` ausgegeben hat.",
	odd: (status) => `Omni-Stock hat mit Status ${status} geantwortet.`,
	tooLarge: (megabytes) => `Dateien bis ${megabytes} MB lassen sich anhängen; nenne größere mit ihrem Pfad: file:/pfad/zur/datei.csv`,
	unreadable: (name) => `${name} lässt sich nicht lesen.`,
	defaultFileCommand: "/bulk import",
	cancelForm: "Abbrechen",
	reopenForm: (title) => `„${title}“ wieder öffnen`,
	formSent: (title) => `${title}: gesendet`,
	noChoice: "Noch nicht gewählt",
	hidden: "•••",
	suggestions: (count) => (count === 1 ? "1 Vorschlag" : `${count} Vorschläge`),
	page: {
		"#transcript": { "aria-label": "Unterhaltung" },
		"#jump": { text: "Neue Nachrichten" },
		"#chip-remove": { "aria-label": "Datei entfernen" },
		"#suggestions": { "aria-label": "Vorschläge" },
		"#attach": { "aria-label": "Datei anhängen", title: "Datei anhängen" },
		'label[for="command"]': { text: "Befehl" },
		"#command": { placeholder: "Befehl tippen" },
		".send": { "aria-label": "Senden", title: "Senden" },
	},
};

/** The first language that the browser asks for and that is spoken here: as the answers are. */
const language = navigator.languages.map((tag) => tag.slice(0, 2)).find((code) => code === "en" || code === "de") ?? "en";

/** What the page itself says. */
export const labels = language === "de" ? german : english;

/** Puts the words of the page in place, which is written in English. */
export function labelPage() {
	document.documentElement.lang = language;
	for (const [selector, words] of Object.entries(labels.page)) {
		const element = document.querySelector(selector);
		for (const [name, word] of Object.entries(words)) {
			if (name === "text") element.textContent = word;
			else element.setAttribute(name, word);
		}
	}
}
