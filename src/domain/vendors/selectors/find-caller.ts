import type { Language } from "../../core/messages/languages.ts";
import type { Speech } from "../../core/messages/speech.ts";
import type { Role } from "../../core/permissions/roles.ts";
import type { SystemScope } from "../../core/permissions/scopes.ts";
import type { MembershipSource } from "./find-membership.ts";

export interface CallerIds {
	vendorId: string | null;
	workspaceId: string | null;
	personId: string | null;
	/** The workspace is one that the bot was taken out of. */
	isAway: boolean;
	membership: { role: Role; source: MembershipSource; mappedIn: string | null; isAdrift: boolean } | null;
	/** Taken out of the team by the shop. */
	removed: boolean;
	/** The language that the person has chosen. */
	language: Language | null;
	/** How the shop is spoken to. */
	shop: Speech | null;
	/** What the workspace's platform roles are mapped to. */
	mappings: { externalRoleId: string; role: Role }[];
}

const NOBODY: CallerIds = {
	vendorId: null,
	workspaceId: null,
	personId: null,
	isAway: false,
	membership: null,
	removed: false,
	language: null,
	shop: null,
	mappings: [],
};

/** Which vendor a workspace is linked to, which person a chat identity is, how they stand to each other and how they are spoken to; null where unknown. One round trip. */
export async function findCaller(
	scope: SystemScope,
	{ surface, workspaceExternalId, identityId }: { surface: string; workspaceExternalId: string; identityId: string },
): Promise<CallerIds> {
	const [ids] = await scope.read.$queryRaw<CallerIds[]>`
		SELECT workspace.vendor_id AS "vendorId", workspace.id AS "workspaceId", identity.person_id AS "personId",
			workspace.away_since IS NOT NULL AS "isAway", coalesce(former.removed, false) AS removed,
			person.language, CASE WHEN vendor.id IS NOT NULL THEN json_build_object('language', vendor.language, 'locale', vendor.locale) END AS shop,
			CASE WHEN member.id IS NOT NULL THEN json_build_object('role', member.role, 'source', member.source, 'mappedIn', member.mapped_in,
				'isAdrift', home.unlinked_at IS NOT NULL) END AS membership,
			coalesce((
				SELECT json_agg(json_build_object('externalRoleId', mapping.external_role_id, 'role', mapping.role)) FROM role_mapping mapping
				WHERE mapping.vendor_id = workspace.vendor_id AND mapping.workspace_id = workspace.id
			), '[]') AS mappings
		FROM (SELECT 1) AS caller
		LEFT JOIN workspace ON workspace.surface = ${surface} AND workspace.external_id = ${workspaceExternalId} AND workspace.unlinked_at IS NULL
		LEFT JOIN identity ON identity.surface = ${surface} AND identity.external_id = ${identityId}
		LEFT JOIN vendor ON vendor.id = workspace.vendor_id
		LEFT JOIN person ON person.id = identity.person_id
		LEFT JOIN membership member ON member.vendor_id = workspace.vendor_id AND member.person_id = identity.person_id
		LEFT JOIN workspace home ON home.vendor_id = member.vendor_id AND home.id = member.mapped_in
		LEFT JOIN former_member former ON former.vendor_id = workspace.vendor_id AND former.person_id = identity.person_id`;
	return ids ?? NOBODY;
}
