import type { SystemScope } from "../../core/permissions/scopes.ts";

interface CallerIds {
	vendorId: string | null;
	workspaceId: string | null;
	personId: string | null;
}

/** Which vendor a workspace is linked to, and which person a chat identity is; null where unknown. One round trip. */
export async function findCaller(
	scope: SystemScope,
	{ surface, workspaceExternalId, identityId }: { surface: string; workspaceExternalId: string; identityId: string },
): Promise<CallerIds> {
	const [ids] = await scope.read.$queryRaw<CallerIds[]>`
		SELECT workspace.vendor_id AS "vendorId", workspace.id AS "workspaceId", identity.person_id AS "personId"
		FROM (SELECT 1) AS caller
		LEFT JOIN workspace ON workspace.surface = ${surface} AND workspace.external_id = ${workspaceExternalId} AND workspace.unlinked_at IS NULL
		LEFT JOIN identity ON identity.surface = ${surface} AND identity.external_id = ${identityId}`;
	return ids ?? { vendorId: null, workspaceId: null, personId: null };
}
