import { countItems } from "../../../src/domain/vendors/selectors/count-items.ts";
import { countOwners } from "../../../src/domain/vendors/selectors/count-owners.ts";
import { findDueDigest } from "../../../src/domain/vendors/selectors/find-due-digest.ts";
import { findGroupMessage } from "../../../src/domain/vendors/selectors/find-group-message.ts";
import { findIdentity } from "../../../src/domain/vendors/selectors/find-identity.ts";
import { findLiveToken } from "../../../src/domain/vendors/selectors/find-live-token.ts";
import { findLocation } from "../../../src/domain/vendors/selectors/find-location.ts";
import { findMembership } from "../../../src/domain/vendors/selectors/find-membership.ts";
import { findOpenOperation } from "../../../src/domain/vendors/selectors/find-open-operation.ts";
import { findPersonName } from "../../../src/domain/vendors/selectors/find-person-name.ts";
import { findUndoable } from "../../../src/domain/vendors/selectors/find-undoable.ts";
import { findWaitingNews } from "../../../src/domain/vendors/selectors/find-waiting-news.ts";
import { getChannelNews } from "../../../src/domain/vendors/selectors/get-channel-news.ts";
import { getMemberNamed } from "../../../src/domain/vendors/selectors/get-member-named.ts";
import { getMembership } from "../../../src/domain/vendors/selectors/get-membership.ts";
import { getSettings } from "../../../src/domain/vendors/selectors/get-settings.ts";
import { getShop } from "../../../src/domain/vendors/selectors/get-shop.ts";
import { getShopOverview } from "../../../src/domain/vendors/selectors/get-shop-overview.ts";
import { getSuccessor } from "../../../src/domain/vendors/selectors/get-successor.ts";
import { getVendor } from "../../../src/domain/vendors/selectors/get-vendor.ts";
import { getWorkspaceNamed } from "../../../src/domain/vendors/selectors/get-workspace-named.ts";
import { isRemovedMember } from "../../../src/domain/vendors/selectors/is-removed-member.ts";
import { listAudit } from "../../../src/domain/vendors/selectors/list-audit.ts";
import { listAuditPeople } from "../../../src/domain/vendors/selectors/list-audit-people.ts";
import { listChannelNews } from "../../../src/domain/vendors/selectors/list-channel-news.ts";
import { listConsoleMessages } from "../../../src/domain/vendors/selectors/list-console-messages.ts";
import { listHolders } from "../../../src/domain/vendors/selectors/list-holders.ts";
import { listMembers } from "../../../src/domain/vendors/selectors/list-members.ts";
import { listRoleMappings } from "../../../src/domain/vendors/selectors/list-role-mappings.ts";
import { listSubscriptions } from "../../../src/domain/vendors/selectors/list-subscriptions.ts";
import { listTokens } from "../../../src/domain/vendors/selectors/list-tokens.ts";
import { listWorkspaces } from "../../../src/domain/vendors/selectors/list-workspaces.ts";
import { suggestMembers } from "../../../src/domain/vendors/selectors/suggest-members.ts";
import { suggestWorkspaces } from "../../../src/domain/vendors/selectors/suggest-workspaces.ts";
import { type DomainCase, given } from "./domain-case.ts";

const limit = 100;

/** Reading the shop, its team, its tokens and its audit. */
export const VENDORS_SELECTORS: readonly DomainCase[] = [
	given(countItems)(() => undefined),
	given(countOwners)(() => undefined),
	given(findLiveToken)(({ tokenId }) => ({ tokenId })),
	given(findLocation)(({ locationId }) => ({ locationId })),
	given(findMembership)(({ memberId }) => ({ personId: memberId })),
	given(findOpenOperation)(() => ({ statuses: ["previewed"] })),
	given(findPersonName)(({ memberId }) => ({ personId: memberId })),
	given(findWaitingNews)(({ outboxId }) => ({ outboxId })),
	given(findGroupMessage)(({ workspaceId, channelId }) => ({ workspaceId, channelId, groupKey: "sales", window: 60 })),
	given(findUndoable)(({ ownerId, changeNumber }) => ({ personId: ownerId, number: BigInt(changeNumber) })),
	given(findIdentity)(({ identity }) => ({ externalId: identity })),
	given(getChannelNews)(({ workspaceId, channelId }) => ({ workspaceId, channelId })),
	given(getMemberNamed)(({ memberName }) => ({ named: memberName, surface: "discord" })),
	given(getSuccessor)(({ memberId }) => ({ personId: memberId })),
	given(getMembership)(({ memberId }) => ({ personId: memberId })),
	given(getSettings)(() => undefined),
	given(findDueDigest)(({ subscriptionId }) => ({ subscriptionId })),
	given(getShopOverview)(() => ({ limit, deadSince: new Date(0) })),
	given(getShop)(() => undefined),
	given(getVendor)(() => undefined),
	given(getWorkspaceNamed)(({ workspaceName }) => ({ named: workspaceName, here: null })),
	given(isRemovedMember)(({ memberId }) => ({ personId: memberId })),
	given(listAudit)(({ itemId, ownerId }) => ({ itemId, personIds: [ownerId], limit })),
	given(listAuditPeople)(() => undefined),
	given(listChannelNews)(() => ({ limit })),
	given(listConsoleMessages)(() => ({ after: null })),
	given(listHolders)(() => ({ permission: "inventory.read" })),
	given(listMembers)(() => ({ pageSize: limit })),
	given(listRoleMappings)(({ workspaceId }) => ({ workspaceId })),
	given(listSubscriptions)(() => ({ topic: "sales" })),
	given(listTokens)(() => ({ limit })),
	given(listWorkspaces)(() => undefined),
	given(suggestMembers)(({ memberName }) => ({ typed: memberName, limit })),
	given(suggestWorkspaces)(({ workspaceName }) => ({ typed: workspaceName, limit })),
];
