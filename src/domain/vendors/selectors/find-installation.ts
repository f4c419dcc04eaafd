import type { InstallationScope } from "../../core/permissions/scopes.ts";
import type { BotSurface } from "../bot-surface.ts";

interface Asked {
	surface: BotSurface;
	/** The workspace, or null where only the organisation is meant. */
	externalId: string | null;
	organisationId: string | null;
}

export interface Installation {
	externalId: string;
	isOrganisation: boolean;
	name: string;
	/** What the platform gave, as it was stored. */
	content: string;
	installedAt: Date;
	/** Keyed digest of whoever put it there. */
	installerMark: string | null;
}

/**
 * The living installation that serves a workspace: its own or, where it has none, that of its organisation. An organisation that is not named is the one
 * that the workspace was once seen in.
 */
export async function findInstallation(scope: InstallationScope, { surface, externalId, organisationId }: Asked): Promise<Installation | null> {
	const [found] = await scope.read.$queryRaw<(Omit<Installation, "content"> & { sealed: string })[]>`
		SELECT external_id AS "externalId", is_organisation AS "isOrganisation", name, sealed, installed_at AS "installedAt", installer_mark AS "installerMark"
		FROM chat_installation
		WHERE surface = ${surface} AND sealed IS NOT NULL AND (
			external_id = ${externalId}
			OR is_organisation AND external_id = coalesce(${organisationId},
				(SELECT organisation_id FROM chat_installation WHERE surface = ${surface} AND external_id = ${externalId}))
		)
		ORDER BY is_organisation LIMIT 1`;
	if (!found) return null;
	const { sealed, ...facts } = found;
	return { ...facts, content: scope.vault.open(sealed) };
}
