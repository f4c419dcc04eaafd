import type { consoleLinks as english } from "../en/console-links.ts";
import type { TextsOf } from "../texts.ts";

/** A member's way into the console from elsewhere. */
export const consoleLinks: TextsOf<typeof english> = {
	consoleNeedsHttps: () => "Für einen Link fehlt die Adresse: Omni-Stock weiß nicht, wo die Konsole über https erreichbar ist.",
	consoleNeedsHttpsHint: () => "Wer es betreibt, setzt PUBLIC_URL (npm run admin -- setup) und macht dort /console/* erreichbar.",
	consoleByMemberOnly: () => "Ein Link zur Konsole ist für ein Mitglied des Shops, das im Chat danach fragt.",
	consoleLink: ({ minutes, hours }) =>
		`Dein eigener Link zur Konsole: einmal gültig, ${minutes} Minuten lang. Er meldet einen Browser als dich an, für ${hours} Stunden. Gib ihn niemandem.`,
	fieldConsole: () => "Konsole",
	consoleLinkOver: () =>
		"Dieser Link gilt nicht mehr: Er wurde schon verwendet, ist zu alt, oder die Person dahinter hat den Shop verlassen. Tippe /shop console für einen neuen.",
	consoleSessionOver: () => "Dein Zugang zu dieser Konsole ist abgelaufen. Tippe in einem Chat /shop console für einen neuen Link.",
	consoleMakesNoToken: () => "Ein Browser, den ein Link hereingelassen hat, erstellt keine Tokens und beendet keine: Tippe das in einem Chat.",
	consoleEnterTitle: () => "Die Konsole von Omni-Stock",
	consoleEnterText: () => "Dieser Link meldet diesen Browser als die Person an, die danach gefragt hat. Er gilt einmal.",
	consoleEnter: () => "Anmelden",
};
