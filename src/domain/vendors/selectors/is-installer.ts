import { identityMark } from "../../core/identity-mark.ts";
import type { InstallationScope } from "../../core/permissions/scopes.ts";
import type { BotSurface } from "../bot-surface.ts";
import { findInstallation } from "./find-installation.ts";

/** Whether an identity of the surface is the one that put the bot into a workspace, or into its organisation. */
export async function isInstaller(
	scope: InstallationScope,
	{ surface, externalId, identityId }: { surface: BotSurface; externalId: string; identityId: string },
): Promise<boolean> {
	const found = await findInstallation(scope, { surface, externalId, organisationId: null });
	return found !== null && found.installerMark === identityMark(scope.vault, { surface, externalId: identityId });
}
