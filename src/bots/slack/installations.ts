import type { Access } from "../../domain/core/permissions/access.ts";
import { findInstallation } from "../../domain/vendors/selectors/find-installation.ts";
import { isInstaller } from "../../domain/vendors/selectors/is-installer.ts";
import { listInstalledWorkspaces } from "../../domain/vendors/selectors/list-installed-workspaces.ts";
import { removeInstallation } from "../../domain/vendors/services/remove-installation.ts";
import type { BotLog } from "../bot-log.ts";
import type { IsInstaller } from "./find-rights.ts";

/** What is known of where the app was installed, beside the tokens (see installation-store.ts). */
export interface Installations {
	/** Forgets a team's installation, or an organisation's, and tells which teams have none any more. One that was made after `at` stays. */
	remove(home: string, about: { isOrganisation: boolean; at: Date }): Promise<readonly string[]>;
	/** The teams that an installation serves: all, or those of an organisation. */
	listTeams(organisationId?: string): Promise<string[]>;
	isInstaller: IsInstaller;
}

const surface = "slack";

export function createInstallations(access: Access, log: BotLog): Installations {
	const listTeams: Installations["listTeams"] = (organisationId) =>
		access.withInstallations((scope) => listInstalledWorkspaces(scope, { surface, organisationId: organisationId ?? null }));
	return {
		listTeams,
		async remove(home, { isOrganisation, at }) {
			const served = isOrganisation ? await listTeams(home) : [home];
			const outcome = await access.withInstallations((scope) => removeInstallation(scope, { surface, externalId: home, at }));
			if (outcome === "is newer") {
				log.info({ workspace: home }, "slack: told of an installation that is over; there is a newer one");
				return [];
			}
			if (outcome === "removed") log.warn({ workspace: home }, "slack: the app was taken out; its token is forgotten");
			const left: string[] = [];
			for (const externalId of served) {
				// A team may have the app by itself and by its organisation.
				const other = await access.withInstallations((scope) => findInstallation(scope, { surface, externalId, organisationId: null }));
				if (!other) left.push(externalId);
			}
			return left;
		},
		isInstaller: (externalId, identityId) => access.withInstallations((scope) => isInstaller(scope, { surface, externalId, identityId })),
	};
}
