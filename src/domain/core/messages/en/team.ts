import { aRole } from "./a-role.ts";
import { grammar } from "./grammar.ts";

const number = (value: number) => value.toLocaleString("en");
const SOURCES: Readonly<Record<string, string>> = { founder: "founder", invite: "invited", mapped: "by a platform role" };
const roleWord = (surface: string) => (surface === "slack" ? "user group" : "role");

/** The team of a shop, and its workspaces. */
export const team = {
	teamTitle: () => "Team",
	teamText: ({ count, more }: { count: number; more: boolean }) => `${more ? "The first " : ""}${number(count)} ${count === 1 ? "member" : "members"}.`,
	teamTextOn: ({ count, after }: { count: number; after: string }) => `${number(count)} ${count === 1 ? "member" : "members"} after ${after}.`,
	teamColumns: () => ["Name", "Role", "Also may", "Since", "How"],
	teamSource: ({ source, isAdrift }: { source: string; isAdrift: boolean }) =>
		`${SOURCES[source] ?? source}${isAdrift ? " of a workspace that is unlinked: holds nothing" : ""}`,
	teamMappings: () => "Let in by a role of the platform",
	teamMapping: ({ role, platformRole, surface, workspace }: { role: string; platformRole: string; surface: string; workspace: string }) =>
		`${role}: ${roleWord(surface)} ${platformRole} in ${workspace} (${surface})`,
	nextMembers: () => "More",
	teamListHint: () => "/team list shows who and what there is.",
	memberSuggestion: ({ name, role }: { name: string; role: string }) => `${name} · ${role}`,
	memberInvite: ({ code, role, minutes }: { code: string; role: string; minutes: number }) =>
		`Code ${code}, good once within ${minutes} minutes. Whoever types /shop link ${code} in a workspace of this shop becomes ${aRole(role)}.\nGive it to that person alone.`,
	codeForPeople: ({ vendor }: { vendor: string }) =>
		`That code lets a person into ${vendor} and links no workspace. Type it where ${vendor} is already, or ask for one by /shop invite.`,
	memberGone: () => "That person is not in the team of this shop.",
	memberNotFound: ({ name, near }: { name: string; near: string | null }) => `Nobody in the team is called "${name.slice(0, 80)}".${grammar.didYouMean(near)}`,
	mentionedNoMember: () => "Whom you mention is not in the team of this shop.",
	memberAddHint: () => "/team add makes a code that lets them in.",
	memberAmbiguous: ({ name, candidates }: { name: string; candidates: readonly string[] }) =>
		`Several are called "${name.slice(0, 80)}": ${candidates.join(", ")}.`,
	memberAmbiguousHint: () => "Type the name with the sign and the four characters behind it.",
	memberIsBack: ({ name }: { name: string }) => `${name} is in the team again already.`,
	memberForgotten: ({ name }: { name: string }) => `${name} has asked to be forgotten since: nobody can be taken in under that name.`,
	memberMeanwhile: () => "Their account was changed by another command in this moment. Please try again.",
	lastOwner: ({ name }: { name: string }) => `${name} is the shop's only owner and must stay one.`,
	lastOwnerHint: () => "Make somebody else an owner first: /team role <member> owner.",
	memberRoleChanged: ({ name, was, role }: { name: string; was: string; role: string }) => `${name} is ${aRole(role)} now (was ${was}).`,
	memberRoleSame: ({ name, role }: { name: string; role: string }) => `${name} is ${aRole(role)} already; nothing was changed.`,
	memberGranted: ({ name, permission }: { name: string; permission: string }) => `${name} may now: ${permission}.`,
	memberGrantedAlready: ({ name, permission }: { name: string; permission: string }) => `${name} may already: ${permission}. Nothing was changed.`,
	memberRevoked: ({ name, permission }: { name: string; permission: string }) => `${name} may no longer: ${permission}.`,
	memberRevokedAlready: ({ name, permission }: { name: string; permission: string }) => `${name} was not granted ${permission}; nothing was changed.`,
	heldByRole: ({ name, role, permission }: { name: string; role: string; permission: string }) =>
		`${name} is ${aRole(role)}, and ${permission} comes with that.`,
	heldByRoleHint: () => "A lower role takes it away: /team role <member> <role>.",
	removeSelf: () => "You can't remove yourself.",
	removeSelfHint: () => "/team leave takes you out of the team.",
	removedMember: ({ name }: { name: string }) =>
		`${name} is out of the team. Their API tokens are void, and a role on Discord or Slack does not let them in again; a new code from /team add does.`,
	heldText: ({ count }: { count: number }) =>
		`${count === 1 ? "One bulk operation of theirs waits" : `${number(count)} bulk operations of theirs wait`} for you: finish or cancel.`,
	heldOperationColumns: () => ["Operation", "What", "Status", "Done"],
	heldStatus: ({ status }: { status: string }) => (status === "previewed" ? "waits for its confirmation" : "stands still"),
	heldDone: ({ done, total }: { done: number; total: number }) => (total === 0 ? "" : `${number(done)} of ${number(total)}`),
	finishLabel: ({ operation }: { operation: string }) => `Finish ${operation}`,
	lookLabel: ({ operation }: { operation: string }) => `Look at ${operation}`,
	cancelOneLabel: ({ operation }: { operation: string }) => `Cancel ${operation}`,
	leaveAsk: ({ vendor }: { vendor: string }) => `Leave ${vendor}? Your API tokens end, and only a new code lets you in again.`,
	leaveLabel: () => "Leave",
	teamLeft: ({ vendor, held }: { vendor: string; held: number }) =>
		[
			`You are no longer in the team of ${vendor}.`,
			held === 0
				? null
				: `${held === 1 ? "A bulk operation" : `${number(held)} bulk operations`} of yours: another member finishes or cancels what was under way.`,
		]
			.filter(Boolean)
			.join("\n"),
	roleMapped: ({ role, platformRole }: { role: string; platformRole: string }) =>
		`Whoever has ${platformRole} here is let in as ${aRole(role)}, from their next command on; who loses it is let out again.\nMembers with an invite stay as they are.`,
	managersOnDiscord: () =>
		"Discord shows /market, /report, /audit and /token to who has Manage Server: show them to this role in Server Settings, Integrations.",
	roleMappedSame: ({ role, platformRole }: { role: string; platformRole: string }) => `${platformRole} lets in as ${aRole(role)} already; nothing was changed.`,
	roleUnmapped: ({ platformRole }: { platformRole: string }) => `${platformRole} lets nobody in any more; whom it had let in is out at their next command.`,
	mappingNotFound: () => "That role lets nobody in.",
	noPlatformRoles: () => "There are no roles here to map: type this in your Discord server, or in Slack.",
	badPlatformRole: ({ value, surface }: { value: string; surface: string }) =>
		`"${value.slice(0, 80)}" is not a ${surface === "slack" ? "Slack user group" : "Discord role"}.`,
	badPlatformRoleHint: ({ surface }: { surface: string }) =>
		surface === "slack" ? "Mention the user group, like @clerks: it must exist in this Slack." : "Mention the role, like @Clerks. @everyone can't be mapped.",
	undoMemberDrift: ({ name }: { name: string }) => `The role of ${name} was changed since. Nothing was undone.`,
	undoMappingDrift: () => "That role's mapping was changed since. Nothing was undone.",
	undoneRole: ({ name, role }: { name: string; role: string }) => `${name} is ${aRole(role)} again.`,
	undoneRemoval: ({ name, role }: { name: string; role: string }) => `${name} is in the team again, as ${aRole(role)}. Their API tokens stay void.`,
	undoneGrant: ({ name, permission, granted }: { name: string; permission: string; granted: boolean }) =>
		granted ? `${name} may again: ${permission}.` : `${name} may no longer: ${permission}.`,
	undoneMapping: () => "the mapping is as it was.",

	workspacesText: ({ count }: { count: number }) => `${number(count)} ${count === 1 ? "workspace" : "workspaces"} linked to this shop.`,
	workspacesColumns: () => ["Name", "Where", "Linked since", "State"],
	workspaceHere: () => "you are here",
	workspaceThere: () => "linked",
	workspaceAway: ({ since }: { since: string }) => `the bot is out since ${since}; messages wait`,
	workspacesHint: () => "/shop workspaces lists them.",
	workspaceNotFound: ({ name, near }: { name: string; near: string | null }) =>
		`No linked workspace is called "${name.slice(0, 80)}".${grammar.didYouMean(near)}`,
	workspaceAmbiguous: ({ name, labels }: { name: string; labels: readonly string[] }) => `Several are called "${name.slice(0, 80)}": ${labels.join(", ")}.`,
	workspaceGone: () => "That workspace is not linked to this shop.",
	unlinkAsk: ({ workspace, isLast, isMapped }: { workspace: string; isLast: boolean; isMapped: boolean }) =>
		[
			`Unlink ${workspace}? Its channels hear no more of this shop, and commands there no longer reach it. Nothing is lost.`,
			isMapped ? "Whom its mapped roles let into the team holds nothing anywhere until it is linked again." : null,
			isLast ? "It is the shop's last workspace: after this, an owner who manages it types /shop link there to come back." : null,
		]
			.filter(Boolean)
			.join("\n"),
	unlinkLabel: () => "Unlink",
	workspaceUnlinked: ({ workspace }: { workspace: string }) =>
		`${workspace} is unlinked.\nAn owner who manages it links it again with /shop link there, anybody else with a code from /shop invite.`,
	workspaceRelinked: ({ vendor }: { vendor: string }) => `This workspace is linked to ${vendor} again, with the notices that its channels had.`,
	codeNeeded: () => "This workspace was not linked to a shop of yours before, so a code is needed.",
	codeNeededHint: () => "An owner makes one with /shop invite; then type /shop link <code>.",
};
