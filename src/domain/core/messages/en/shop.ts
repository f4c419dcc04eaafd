import { aRole } from "./a-role.ts";
import { grammar } from "./grammar.ts";

const and = (names: readonly string[]) => (names.length === 0 ? "an owner of the shop" : names.join(" or "));

/** Shops, people and what they may do. */
export const shop = {
	mayNot: ({ permission }: { permission: string }) => `You may not do that in this shop (it needs ${permission}).`,
	notMember: () => "You are not a member of the shop that this workspace is linked to.",
	askOwner: ({ owners }: { owners: readonly string[] }) => `Ask ${and(owners)}: /shop invite makes a code that lets you in.`,
	connectionGone: () => "The marketplace's connection was removed.",
	workspaceNotLinked: ({ workspace }: { workspace: string }) => `${workspace} is not linked to a shop yet.`,
	setupFirst: () => 'Found one with /shop setup "My Shop" currency:USD, or link an existing one with /shop link <code>.',
	setupNeedsRight: () => "Only someone who manages this workspace (Manage Server on Discord, an admin on Slack) can set up or link a shop here.",
	alreadyLinked: ({ vendor }: { vendor: string }) => `This workspace is already linked to ${vendor}.`,
	alreadyLinkedElsewhere: () => "This workspace is already linked to another shop.",
	replaceDemo: ({ name }: { name: string }) =>
		`This console shows the demo shop. Replace it with "${name}"?\nThe demo's items go out of sight; your shop starts empty.`,
	replaceDemoLabel: () => "Replace the demo",
	badCurrency: ({ value, near }: { value: string; near: string | null }) =>
		`currency: "${value}" is no currency code (ISO 4217, like USD or EUR).${grammar.didYouMean(near)}`,
	founded: ({ name, currency }: { name: string; currency: string }) =>
		`${name} is set up, with prices in ${currency}, and you are its owner.\nNext: /item new, or /bulk import with a CSV of your stock.`,
	inviteMade: ({ code, role, minutes }: { code: string; role: string; minutes: number }) =>
		`Code ${code}, good once within ${minutes} minutes.\nIn the other workspace: /shop link ${code}. Whoever types it becomes ${aRole(role)}.`,
	badInvite: () => "That code is not known, was used already or is older than 15 minutes. Ask for a new one: /shop invite.",
	linked: ({ vendor, role }: { vendor: string; role: string }) => `This workspace is linked to ${vendor}; you are ${aRole(role)} there.`,
	joined: ({ vendor, role }: { vendor: string; role: string }) => `Welcome to ${vendor}; you are ${aRole(role)} there.`,
	shopText: ({ name, items, copies }: { name: string; items: string; copies: string }) => `${name}: ${items} items, ${copies} copies on hand.`,
	fieldCurrency: () => "Currency",
	fieldTimezone: () => "Timezone",
	fieldWorkspaces: () => "Workspaces",
	fieldTeam: () => "Team",
	helpTitle: () => "Commands",
	helpText: ({ count }: { count: number }) => `${count} commands. /help <words> shows one with its options and examples.`,
	helpNone: ({ words, near }: { words: string; near: string | null }) => `No command is about "${words}".${grammar.didYouMean(near)} /help lists them all.`,
	helpColumns: () => ["Command", "What it does"],
	helpOptionColumns: () => ["Option", "What it is"],
	helpExamples: () => "Examples",
	optional: ({ description }: { description: string }) => `${description} (optional)`,
};
