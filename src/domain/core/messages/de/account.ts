import type { account as english } from "../en/account.ts";
import type { TextsOf } from "../texts.ts";
import { aRole } from "./a-role.ts";
import { listOf } from "./list-of.ts";
import { settings } from "./settings.ts";

/** People and what is known of them; the tokens that speak for them; the platform's admins. */
export const account: TextsOf<typeof english> = {
	chatOnly: ({ command }) => `Bei ${command} geht es um die Person, die den Befehl tippt: Tippe ihn in einem Chat oder in der Konsole.`,
	noWorkspace: () =>
		"Hier geht es um den Chat, in dem der Befehl getippt wird, und ein Programm oder das Terminal hat keinen: Tippe ihn in dem Chat, um den es geht.",

	linkCodeMade: ({ code, minutes }) =>
		`Code ${code}, ${minutes} Minuten lang einmal gültig.\nTippe ihn mit deinem anderen Konto, auf dem anderen Server, in Slack oder in der Konsole: /account link code:${code}. Gib ihn niemandem: Wer ihn tippt, gilt als du.`,
	linkCodeUnknown: ({ code }) => `Den Code „${code.slice(0, 50)}“ gibt es nicht.`,
	linkCodeUsed: () => "Dieser Code wurde schon verwendet.",
	linkCodeExpired: ({ minutes }) => `Dieser Code ist älter als ${minutes} Minuten.`,
	linkCodeHint: () => "Tippe mit deinem anderen Konto /account link, dann bekommst du einen neuen.",
	linkCodeOwn: () => "Diesen Code hast du selbst erstellt: Dieses Konto gehört schon zu dir.",
	linkCodeOwnHint: () => "Tippe ihn dort, wo du mit einem anderen Konto bekannt bist.",
	linkMeanwhile: () => "Dein Konto wurde in diesem Moment durch einen anderen Befehl geändert. Bitte versuche es noch einmal.",
	linkAdmin: () => "Du bist Admin der Plattform, und das geht nicht durch einen Code auf ein anderes Konto über.",
	linkAdminHint: () => "Erstelle den Code hier und tippe ihn dort.",
	linkGains: ({ maker, gains }) =>
		`${maker} hat diesen Code erstellt und würde mit dir zu einer Person: ${listOf(gains.map(({ vendor, role }) => `${aRole(role)} von ${vendor}`))}, so wie du.\nMach nur weiter, wenn du selbst ${maker} bist. Niemand sonst braucht so einen Code von dir oder für dich.`,
	linkGainsLabel: () => "Das bin ich, zusammenlegen",
	accountLinked: ({ name, identities }) => `Du bist ${name}, mit ${identities} Konten: Ab jetzt sind sie eine Person.`,
	accountLinkedShops: ({ shops }) => (shops.length === 0 ? "/account show zeigt, was über dich bekannt ist." : `Du bist in ${listOf(shops)}.`),

	accountText: ({ name, since, language, isAdmin }) =>
		`Du bist ${name}, bekannt seit ${since}.${isAdmin ? " Du bist Admin der Plattform." : ""}${language === null ? "" : ` Du bekommst Antworten auf ${settings.languageName({ language })}.`}\nMehr ist über dich nicht gespeichert, außer dem, was du in deinen Shops getan hast.`,
	languageChosen: ({ language }) =>
		`Ab jetzt bekommst du Antworten auf ${settings.languageName({ language })}, in jedem Shop und jedem Chat, in dem du bekannt bist.`,
	languageAuto: () => "Ab jetzt bekommst du Antworten in der Sprache, die dein Chat angibt, oder sonst in der deines Shops.",
	accountColumns: () => ["Was", "Name", "Details", "Seit"],
	accountIdentity: () => "Konto",
	accountShop: () => "Shop",
	accountToken: () => "Token",
	accountRole: ({ role, grants, isMapped }) =>
		[aRole(role), ...grants.map((grant) => `+ ${grant}`), ...(isMapped ? ["durch eine Rolle der Plattform"] : [])].join(", "),
	accountTokenDetails: ({ vendor, role, expires, lastUsed }) =>
		[
			vendor,
			aRole(role),
			expires === null ? "läuft nicht ab" : `bis ${expires}`,
			lastUsed === null ? "nie verwendet" : `zuletzt verwendet am ${lastUsed}`,
		].join(", "),
	accountHere: () => "dieses hier",

	forgetAsk: ({ name, shops, tokens }) =>
		`${name} vergessen? ${shops.length === 0 ? "Du bist in keinem Shop." : `Du verlässt ${listOf(shops)}.`} ${tokens === 0 ? "" : `${tokens === 1 ? "Dein Token gilt" : `Deine ${tokens} Tokens gelten`} dann nicht mehr. `}Das lässt sich nicht rückgängig machen.\nWas du getan hast, bleibt in den Büchern der Shops, unter einem Namen, der nicht deiner ist.`,
	forgetLabel: () => "Vergiss mich",
	forgotten: ({ pseudonym, shops }) =>
		`Du bist vergessen${shops.length === 0 ? "" : ` und nicht mehr in ${listOf(shops)}`}.\nWas du getan hast, steht in den Büchern jetzt unter „${pseudonym}“.`,
	namelessPerson: ({ tail }) => `Jemand ${tail}`,
	pseudonym: ({ tail }) => `Ehemaliges Mitglied ${tail}`,
	forgetLastOwner: ({ shops }) =>
		`Du bist der letzte Inhaber von ${listOf(shops)}: ${shops.length === 1 ? "Der Shop" : "Jeder dieser Shops"} würde niemandem mehr gehören.`,
	forgetLastOwnerHint: () => "Mach erst jemand anderen zum Inhaber: /team role <member> owner.",
};
