import { announce } from "../../../src/domain/vendors/services/announce.ts";
import { applySettings } from "../../../src/domain/vendors/services/apply-settings.ts";
import { carryOut } from "../../../src/domain/vendors/services/carry-out.ts";
import { carryOutOrder } from "../../../src/domain/vendors/services/carry-out-order.ts";
import { carryOutTeam } from "../../../src/domain/vendors/services/carry-out-team.ts";
import { changeRole } from "../../../src/domain/vendors/services/change-role.ts";
import { changeSettings } from "../../../src/domain/vendors/services/change-settings.ts";
import { claimOutbox } from "../../../src/domain/vendors/services/claim-outbox.ts";
import { createConsoleLink } from "../../../src/domain/vendors/services/create-console-link.ts";
import { createInvite } from "../../../src/domain/vendors/services/create-invite.ts";
import { createToken } from "../../../src/domain/vendors/services/create-token.ts";
import { editMessage } from "../../../src/domain/vendors/services/edit-message.ts";
import { endMembership } from "../../../src/domain/vendors/services/end-membership.ts";
import { gatherOutbox } from "../../../src/domain/vendors/services/gather-outbox.ts";
import { leaveTeam } from "../../../src/domain/vendors/services/leave-team.ts";
import { lockChannel } from "../../../src/domain/vendors/services/lock-channel.ts";
import { lockSubscription } from "../../../src/domain/vendors/services/lock-subscription.ts";
import { lockTeam } from "../../../src/domain/vendors/services/lock-team.ts";
import { lockVendor } from "../../../src/domain/vendors/services/lock-vendor.ts";
import { markOutboxFailed } from "../../../src/domain/vendors/services/mark-outbox-failed.ts";
import { markOutboxSent } from "../../../src/domain/vendors/services/mark-outbox-sent.ts";
import { markTokenUsed } from "../../../src/domain/vendors/services/mark-token-used.ts";
import { markUndone } from "../../../src/domain/vendors/services/mark-undone.ts";
import { markWorkspaceAway } from "../../../src/domain/vendors/services/mark-workspace-away.ts";
import { markWorkspaceBack } from "../../../src/domain/vendors/services/mark-workspace-back.ts";
import { noteEnd } from "../../../src/domain/vendors/services/note-end.ts";
import { openConsoleSession } from "../../../src/domain/vendors/services/open-console-session.ts";
import { openShop } from "../../../src/domain/vendors/services/open-shop.ts";
import { postDigest } from "../../../src/domain/vendors/services/post-digest.ts";
import { recordAudit } from "../../../src/domain/vendors/services/record-audit.ts";
import { removeMember } from "../../../src/domain/vendors/services/remove-member.ts";
import { requireAnotherOwner } from "../../../src/domain/vendors/services/require-another-owner.ts";
import { requireOwnTill } from "../../../src/domain/vendors/services/require-own-till.ts";
import { requireSamePerson } from "../../../src/domain/vendors/services/require-same-person.ts";
import { restoreMember } from "../../../src/domain/vendors/services/restore-member.ts";
import { restoreSettings } from "../../../src/domain/vendors/services/restore-settings.ts";
import { restoreSubscription } from "../../../src/domain/vendors/services/restore-subscription.ts";
import { retimeDigests } from "../../../src/domain/vendors/services/retime-digests.ts";
import { revokeToken } from "../../../src/domain/vendors/services/revoke-token.ts";
import { setGrant } from "../../../src/domain/vendors/services/set-grant.ts";
import { setRoleMapping } from "../../../src/domain/vendors/services/set-role-mapping.ts";
import { settleMappedMember } from "../../../src/domain/vendors/services/settle-mapped-member.ts";
import { subscribeChannel } from "../../../src/domain/vendors/services/subscribe-channel.ts";
import { thinOutbox } from "../../../src/domain/vendors/services/thin-outbox.ts";
import { undoChange } from "../../../src/domain/vendors/services/undo-change.ts";
import { unlinkWorkspace } from "../../../src/domain/vendors/services/unlink-workspace.ts";
import { voidInvites } from "../../../src/domain/vendors/services/void-invites.ts";
import { writeSubscription } from "../../../src/domain/vendors/services/write-subscription.ts";
import { type DomainCase, given } from "./domain-case.ts";

const change = "1";

/** Writing the shop, its team, its messages and its audit. */
export const VENDORS_SERVICES: readonly DomainCase[] = [
	given(announce)(() => ({ topic: "sales", key: "coverage", reply: { text: "news", audience: "channel" } })),
	given(applySettings)(({ settings }) => ({ current: settings, wanted: { lowStockThreshold: settings.lowStockThreshold + 1 }, action: "change-settings" }), {
		mayAnswer: "a step of changeSettings, which reads the shop's own",
	}),
	given(carryOut)(({ itemId }) => ({ inverse: { kind: "price", itemId, seenMinor: "1", restoreMinor: "2" }, change })),
	given(carryOutOrder)(({ orderId }) => ({ inverse: { kind: "order", orderId }, change })),
	given(carryOutTeam)(({ memberId }) => ({ kind: "member-role", personId: memberId, seen: "staff", restore: "viewer" })),
	given(changeRole)(({ memberId }) => ({ personId: memberId, role: "viewer" })),
	given(changeSettings)(({ locationName }) => ({ location: locationName })),
	given(claimOutbox)(({ outboxId }) => ({ outboxId })),
	given(createConsoleLink)(() => undefined),
	given(createInvite)(() => ({})),
	given(createToken)(({ tokenName }) => ({ name: tokenName }), { mayAnswer: "two shops may have tokens of the same name" }),
	given(endMembership)(({ member }) => ({ member, removed: true })),
	given(leaveTeam)(() => undefined),
	given(lockTeam)(() => undefined),
	given(lockVendor)(() => undefined),
	given(gatherOutbox)(({ outboxId }) => ({ outboxId })),
	given(lockSubscription)(({ subscriptionId }) => ({ subscriptionId })),
	given(postDigest)(({ subscriptionId }) => ({ subscriptionId, due: new Date(0), reply: { text: "foreign", audience: "channel" as const } })),
	given(retimeDigests)(() => ({ timezone: "UTC" })),
	given(lockChannel)(({ workspaceId, channelId }) => ({ workspaceId, channelId }), { step: true }),
	given(thinOutbox)(({ workspaceId, channelId }) => ({ workspaceId, channelId })),
	given(writeSubscription)(({ workspaceId, channelId }) => ({ workspaceId, channelId, news: { topics: ["sales"], quietHours: null, digestAt: null } }), {
		step: true,
	}),
	given(markOutboxFailed)(({ outboxId }) => ({ outboxId, attempt: 1, reason: "foreign", mayRetry: false })),
	given(markOutboxSent)(({ outboxId }) => ({ outboxId, messageId: "1", version: "1" })),
	given(markTokenUsed)(({ tokenId }) => ({ tokenId })),
	given(markUndone)(({ entryId }) => ({ entryId }), { mayAnswer: "a change that is not open to undo is a conflict" }),
	given(markWorkspaceAway)(({ workspaceId }) => ({ workspaceId })),
	given(markWorkspaceBack)(({ workspaceId }) => ({ workspaceId })),
	given(openConsoleSession)(({ tokenId }) => ({ tokenId })),
	given(openShop)(() => ({ reason: "coverage", command: "ledger check" })),
	given(recordAudit)(({ itemId }) => ({ action: "set-price", subjectKind: "item", subjectId: itemId }), {
		mayAnswer: "an entry of one's own audit; whoever writes it has read the subject",
	}),
	given(removeMember)(({ memberId }) => ({ personId: memberId })),
	given(requireAnotherOwner)(() => ({ displayName: "owner" })),
	given(requireOwnTill)(() => undefined),
	given(requireSamePerson)(({ memberId }) => ({ personId: memberId })),
	given(restoreMember)(({ memberId }) => ({ personId: memberId, role: "staff", grants: [], source: "invite", mappedIn: null })),
	given(restoreSettings)(() => ({ seen: {}, restore: {} })),
	given(restoreSubscription)(({ workspaceId, channelId }) => ({
		workspaceId,
		channelId,
		seen: { topics: ["sales", "low-stock", "bulk", "errors"], quietHours: null, digestAt: null },
		restore: { topics: [], quietHours: null, digestAt: null },
	})),
	given(revokeToken)(({ tokenId }) => ({ tokenId })),
	given(setGrant)(({ memberId }) => ({ personId: memberId, permission: "pricing.write", granted: true })),
	given(setRoleMapping)(({ workspaceId }) => ({ workspaceId, externalRoleId: "1", role: "viewer" }), { step: true }),
	given(settleMappedMember)(({ memberId, workspaceId }) => ({ personId: memberId, workspaceId, heldRoles: ["111111111111111111"] })),
	given(subscribeChannel)(({ workspaceId, channelId }) => ({ workspaceId, channelId, topics: ["sales"] })),
	given(undoChange)(({ changeNumber }) => ({ change: BigInt(changeNumber) })),
	given(unlinkWorkspace)(({ workspaceId }) => ({ workspaceId })),
	given(voidInvites)(({ memberId }) => ({ personId: memberId })),
	given(editMessage)(
		({ readId, workspaceId, channelId }) => ({ id: readId, workspaceId, channelId, messageId: "message-1", reply: { text: "", audience: "private" } }),
		{ step: true },
	),
	given(noteEnd)(
		({ readId, workspaceId, channelId }) => ({
			messages: [{ id: readId, workspaceId, channelId, messageId: "message-1", identityId: null }],
			since: new Date(0),
			outcome: "done",
			label: "B-1",
			said: "",
		}),
		{ step: true },
	),
];
