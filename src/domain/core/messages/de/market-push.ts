import type { marketPush as english } from "../en/market-push.ts";
import type { TextsOf } from "../texts.ts";

interface NamedListing {
	sku: string;
	title: string;
	reason: string;
}

interface Settings {
	on: boolean;
	percentage: number;
	buffer: number;
	max: number | null;
	end: number;
}

const count = (number: number) => number.toLocaleString("de");
const listings = (number: number) => `${count(number)} ${number === 1 ? "Angebot" : "Angebote"}`;
/** Behind a preposition that takes the dative. */
const ofListings = (number: number) => `${count(number)} ${number === 1 ? "Angebot" : "Angeboten"}`;
const named = ({ sku, title, reason }: NamedListing) =>
	`${title === "" ? sku : `${title}${sku === "" ? "" : ` (${sku})`}`}${reason === "" ? "" : `: ${reason}`}`;
const list = (all: readonly NamedListing[], number: number) =>
	`${all.map(named).join("\n")}${number > all.length ? `\n… und ${count(number - all.length)} weitere` : ""}`;

/** How much of the stock is shown: "alles, was verfügbar ist", "80 % des Verfügbaren, 1 zurückbehalten, je höchstens 4". */
function shown({ percentage, buffer, max, end }: Settings): string {
	const parts = [
		percentage < 100 && `${percentage} % des Verfügbaren`,
		buffer > 0 && `${buffer} zurückbehalten`,
		max !== null && `je höchstens ${max}`,
		end > 0 && `keine bei ${end} oder weniger`,
	];
	const said = parts.filter(Boolean).join(", ");
	return said === "" ? "alles, was verfügbar ist" : said;
}

/** Stock that goes out to marketplaces. */
export const marketPush: TextsOf<typeof english> = {
	pushHeld: ({ connection, marketplace, zeroing, active }) =>
		`An M-${connection} auf ${marketplace} wird vorerst nichts übertragen: ${count(zeroing)} von ${ofListings(active)} ${zeroing === 1 ? "würde" : "würden"} innerhalb weniger Minuten als ausverkauft erscheinen.\nWenn das stimmt, lass es weiterlaufen. Wenn nicht, sieh erst nach, was mit dem Bestand passiert ist: Die Übertragung wartet, und was dort inzwischen verkauft wird, kann überverkauft sein.`,
	pushReleaseLabel: ({ zeroing }) => `${count(zeroing)} als ausverkauft zeigen`,
	pushShowLabel: () => "Erst nachsehen",
	pushNotHeld: ({ connection }) => `M-${connection} hat nicht gestoppt: Es gibt nichts fortzusetzen.`,
	pushReleased: ({ number, zeros }) =>
		`M-${number} läuft weiter: Bis zu ${listings(zeros)} ${zeros === 1 ? "darf" : "dürfen"} als ausverkauft erscheinen. Bei mehr wird wieder gefragt.`,
	pushGone: ({ connection, marketplace, count: number, listings: all }) =>
		`${listings(number)} von M-${connection} ${number === 1 ? "ist" : "sind"} nicht mehr auf ${marketplace} und auch hier beendet:\n${list(all, number)}`,
	pushRefused: ({ connection, marketplace, count: number, listings: all }) =>
		`Bei ${ofListings(number)} von M-${connection} hat ${marketplace} die Menge nicht angenommen: Dort steht vielleicht mehr zum Verkauf, als du hast. Behebe es dort; es wird wieder versucht.\n${list(all, number)}`,
	pushUnknown: ({ marketplace }) => `Diese Version kann keinen Bestand an ${marketplace} übertragen.`,
	pushNeedsKeys: ({ connection, marketplace }) =>
		`M-${connection} hat keine Schlüssel für die API von ${marketplace}, deshalb lässt sich dorthin nichts übertragen. Gib sie an: /market rotate M-${connection}`,
	pushMoved: ({ connection }) => `Was an M-${connection} übertragen wird, hat seitdem jemand geändert. Es wurde nichts rückgängig gemacht.`,
	pushLate: () => "Die Übertragung kam zu spät, um sicher zu sein, und wird neu gemacht.",
	pushBroken: () => "Die Übertragung brach durch einen Fehler bei uns ab; er steht im Log, und sie wird wieder versucht.",
	pushJobLost: () => "Der Marktplatz hat den Stapel verloren, in dem es war: Es wird neu gesendet.",
	pushJobOpen: ({ marketplace, minutes }) =>
		`${marketplace} arbeitet seit ${minutes === 1 ? "einer Minute" : `${count(minutes)} Minuten`} an einem Stapel, den es angenommen hat. Vorher wird nichts anderes dorthin gesendet; nach einer Viertelstunde wird er neu gesendet.`,
	pushUnanswered: () => "Der Marktplatz hat nicht gesagt, was daraus geworden ist.",
	pushNotThere: () => "Bekannt ist nur die SKU, aus einer Bestellung, nicht die ID dort: Übertragen wird, sobald der Marktplatz das Angebot gemeldet hat.",
	pushUncounted: () => "Der Bestand dieses Angebots wird dort nicht gezählt: Schalte die Zählung dort ein.",
	pushNoLocation: () => "Das Angebot hat dort keinen Lagerort: Gib ihm einen.",
	pushNoSku: () => "Das Angebot hat dort keine SKU, an der eBays Inventory API es finden könnte: Gib ihm eine.",
	pushNotInInventory: () =>
		"eBays Inventory API kennt diese SKU nicht: Ein Angebot, das von Hand erstellt wurde, muss erst dorthin übernommen werden (eBay nennt das „migrating a listing“).",
	pushPreview: ({ connection, marketplace, settings, active, changes, zeros }) =>
		`${listings(active)} von M-${connection} auf ${marketplace} ${active === 1 ? "würde" : "würden"} ab jetzt deinem Bestand folgen: ${shown(settings)}.\n${changes === 0 ? "Sofort würde sich dort nichts ändern." : `${listings(changes)} ${changes === 1 ? "würde" : "würden"} sich sofort ändern, ${changes === 1 ? (zeros === 0 ? "nicht" : "und zwar") : `${zeros === 0 ? "keines" : count(zeros)} davon`} auf null.`} Noch wird nichts übertragen.`,
	pushConfirmLabel: () => "Einschalten",
	pushSet: ({ number, settings, marked }) =>
		settings.on
			? `M-${number} folgt deinem Bestand: ${shown(settings)}. ${marked === 0 ? "Dort muss sich jetzt nichts ändern." : `${listings(marked)} ${marked === 1 ? "wird" : "werden"} jetzt übertragen.`}`
			: `An M-${number} wird nichts mehr übertragen. Was dort steht, bleibt, wie es ist.`,
	pushSame: ({ number, settings }) =>
		settings.on
			? `M-${number} folgt deinem Bestand schon: ${shown(settings)}.`
			: `An M-${number} wird ohnehin nichts übertragen. Schalte es ein: /market push M-${number} on`,
	pushByFile: ({ number, settings }) => `Die Dateien zum Hochladen lassen M-${number} zeigen: ${shown(settings)}.`,
	pushIsByFile: ({ connection, marketplace }) =>
		`An ${marketplace} lässt sich nichts übertragen: Was es zeigen soll, kommt per Datei dorthin. Mach eine: /market sync M-${connection} upload`,
	undonePush: ({ number, settings }) => (settings.on ? `M-${number} folgt deinem Bestand: ${shown(settings)}` : `An M-${number} wird nichts übertragen`),
	troublePush: ({ reason }) => `Dein Bestand kommt dort nicht an: Was hier verkauft ist, steht dort vielleicht noch zum Verkauf.\n${reason}`,
	pushField: () => "Übertragung dorthin",
	pushState: ({ settings, waiting, zeros, refused, refusal, held, error, paused, last }) =>
		!settings.on
			? "kein Bestand: /market push"
			: [
					`${shown(settings)}${last === null ? "" : `, zuletzt ${last}`}`,
					waiting > 0 &&
						`${listings(waiting)} ${paused ? `${waiting === 1 ? "wartet" : "warten"} auf /market resume` : "noch zu übertragen"}${zeros > 0 ? `, ${count(zeros)} auf null` : ""}`,
					refused > 0 && `${count(refused)} nicht angenommen (${refusal})`,
					held !== null && `gestoppt, bevor ${listings(held)} als ausverkauft ${held === 1 ? "erscheint" : "erscheinen"}`,
					error !== null && `die letzte Übertragung ist fehlgeschlagen: ${error}`,
				]
					.filter(Boolean)
					.join("\n"),
};
