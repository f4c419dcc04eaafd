import { Prisma } from "../../../generated/prisma/client.ts";
import type { InstallationScope } from "../../core/permissions/scopes.ts";
import type { BotSurface } from "../bot-surface.ts";

/** The workspaces, by the platform's ids, that an installation serves: all of the surface, or those of one organisation. */
export async function listInstalledWorkspaces(
	scope: InstallationScope,
	{ surface, organisationId = null }: { surface: BotSurface; organisationId?: string | null },
): Promise<string[]> {
	const among = organisationId === null ? Prisma.empty : Prisma.sql`AND workspace.organisation_id = ${organisationId}`;
	const rows = await scope.read.$queryRaw<{ externalId: string }[]>(Prisma.sql`
		SELECT workspace.external_id AS "externalId" FROM chat_installation workspace
		LEFT JOIN chat_installation organisation
			ON organisation.surface = workspace.surface AND organisation.external_id = workspace.organisation_id AND organisation.is_organisation
		WHERE workspace.surface = ${surface} AND NOT workspace.is_organisation AND coalesce(workspace.sealed, organisation.sealed) IS NOT NULL ${among}`);
	return rows.map(({ externalId }) => externalId);
}
