import type { Language } from "../languages.ts";
import { aRole } from "./a-role.ts";
import { listOf } from "./list-of.ts";
import { settings } from "./settings.ts";

/** People and what is known of them; the tokens that speak for them; the platform's admins. */
export const account = {
	chatOnly: ({ command }: { command: string }) => `${command} is about the person who types it: type it in a chat or in the console.`,
	noWorkspace: () => "This is about the chat in which it is typed, and a program or the terminal speaks in none: type it there.",

	linkCodeMade: ({ code, minutes }: { code: string; minutes: number }) =>
		`Code ${code}, good once within ${minutes} minutes.\nType it as your other self, on the other server, in Slack or in the console: /account link code:${code}. Give it to nobody: whoever types it becomes you.`,
	linkCodeUnknown: ({ code }: { code: string }) => `There is no code "${code.slice(0, 50)}".`,
	linkCodeUsed: () => "That code was used already.",
	linkCodeExpired: ({ minutes }: { minutes: number }) => `That code is older than ${minutes} minutes.`,
	linkCodeHint: () => "Type /account link as your other self for a new one.",
	linkCodeOwn: () => "You made that code yourself: this account and its maker are one person already.",
	linkCodeOwnHint: () => "Type it where you are known by another account.",
	linkMeanwhile: () => "Your account was changed by another command in this moment. Please try again.",
	linkAdmin: () => "You are an admin of the platform, and that does not pass to another account by a code.",
	linkAdminHint: () => "Make the code here and type it there instead.",
	linkGains: ({ maker, gains }: { maker: string; gains: readonly { vendor: string; role: string }[] }) =>
		`${maker} made this code and would become one person with you: ${listOf(gains.map(({ vendor, role }) => `${aRole(role)} of ${vendor}`))}, as you are.\nGo on only if ${maker} is you. Nobody else needs such a code from you or for you.`,
	linkGainsLabel: () => "That is me, join them",
	accountLinked: ({ name, identities }: { name: string; identities: number }) =>
		`You are ${name}, with ${identities} accounts: they are one person from now on.`,
	accountLinkedShops: ({ shops }: { shops: readonly string[] }) =>
		shops.length === 0 ? "/account show tells what is known of you." : `You are in ${listOf(shops)}.`,

	accountText: ({ name, since, language, isAdmin }: { name: string; since: string; language: Language | null; isAdmin: boolean }) =>
		`You are ${name}, known since ${since}.${isAdmin ? " You are an admin of the platform." : ""}${language === null ? "" : ` You are answered in ${settings.languageName({ language })}.`}\nThis is all that is kept of you, beside what you did in your shops.`,
	languageChosen: ({ language }: { language: Language }) =>
		`You are answered in ${settings.languageName({ language })} from now on, in every shop and chat where you are known.`,
	languageAuto: () => "You are answered in the language that your chat tells from now on, or else in your shop's.",
	accountColumns: () => ["What", "Which", "Details", "Since"],
	accountIdentity: () => "Account",
	accountShop: () => "Shop",
	accountToken: () => "Token",
	accountRole: ({ role, grants, isMapped }: { role: string; grants: readonly string[]; isMapped: boolean }) =>
		[role, ...grants.map((grant) => `+ ${grant}`), ...(isMapped ? ["by a role of the platform"] : [])].join(", "),
	accountTokenDetails: ({ vendor, role, expires, lastUsed }: { vendor: string; role: string; expires: string | null; lastUsed: string | null }) =>
		[vendor, role, expires === null ? "no end" : `until ${expires}`, lastUsed === null ? "never used" : `last used ${lastUsed}`].join(", "),
	accountHere: () => "this one",

	forgetAsk: ({ name, shops, tokens }: { name: string; shops: readonly string[]; tokens: number }) =>
		`Forget ${name}? ${shops.length === 0 ? "You are in no shop." : `You leave ${listOf(shops)}.`} ${tokens === 0 ? "" : `${tokens === 1 ? "Your token stops" : `Your ${tokens} tokens stop`} working. `}This can't be undone.\nWhat you did stays in the shops' books under a name that is not yours.`,
	forgetLabel: () => "Forget me",
	forgotten: ({ pseudonym, shops }: { pseudonym: string; shops: readonly string[] }) =>
		`You are forgotten${shops.length === 0 ? "" : `, and no longer in ${listOf(shops)}`}.\nWhat you did stays in the books as done by ${pseudonym}.`,
	namelessPerson: ({ tail }: { tail: string }) => `Somebody ${tail}`,
	pseudonym: ({ tail }: { tail: string }) => `Former member ${tail}`,
	forgetLastOwner: ({ shops }: { shops: readonly string[] }) =>
		`You are the last owner of ${listOf(shops)}: ${shops.length === 1 ? "it" : "each"} would belong to nobody.`,
	forgetLastOwnerHint: () => "Make somebody else an owner first: /team role <member> owner.",
};
