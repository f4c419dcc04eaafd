import type { Installation, InstallationQuery, InstallationStore } from "@slack/oauth";
import { DomainError } from "../../domain/core/errors.ts";
import { say } from "../../domain/core/messages/say.ts";
import type { Access } from "../../domain/core/permissions/access.ts";
import { findInstallation } from "../../domain/vendors/selectors/find-installation.ts";
import { noteOrganisationTeam } from "../../domain/vendors/services/note-organisation-team.ts";
import { storeInstallation } from "../../domain/vendors/services/store-installation.ts";
import { slackIdentity } from "./slack-identity.ts";

/** Teams whose organisation is remembered here, so that it is written down once a process. */
const MOST = 10_000;

/** Where Slack's library keeps and finds installations: in our database, sealed. Who installed the app is kept as a mark alone. */
export function createInstallationStore(access: Access): InstallationStore {
	const noted = new Set<string>();

	async function noteTeam(teamId: string, enterpriseId: string): Promise<void> {
		if (noted.has(teamId)) return;
		await access.withInstallations((scope) => noteOrganisationTeam(scope, { surface: "slack", externalId: teamId, organisationId: enterpriseId }));
		if (noted.size >= MOST) noted.clear();
		noted.add(teamId);
	}

	return {
		async storeInstallation(installation) {
			const { team, enterprise, isEnterpriseInstall = false, user, metadata: _metadata, ...given } = installation as Installation;
			const home = isEnterpriseInstall ? enterprise : team;
			if (!home) throw new Error("Slack told of an installation without saying where it is.");
			const content = JSON.stringify({ ...given, team, enterprise, isEnterpriseInstall });
			await access.withInstallations((scope) =>
				storeInstallation(scope, {
					surface: "slack",
					externalId: home.id,
					name: home.name ?? home.id,
					isOrganisation: isEnterpriseInstall,
					organisationId: isEnterpriseInstall ? null : (enterprise?.id ?? null),
					content,
					installerIdentity: user.id === "" ? null : slackIdentity({ teamId: home.id, enterpriseId: enterprise?.id, userId: user.id }),
				}),
			);
		},

		/** @throws DomainError not_found where the app is not installed */
		async fetchInstallation({ teamId, enterpriseId, isEnterpriseInstall }: InstallationQuery<boolean>) {
			const found = await access.withInstallations((scope) =>
				findInstallation(scope, { surface: "slack", externalId: isEnterpriseInstall ? null : (teamId ?? null), organisationId: enterpriseId ?? null }),
			);
			if (!found) throw new DomainError("not_found", say.slackNotInstalled({ team: teamId ?? enterpriseId ?? "" }));
			if (found.isOrganisation && teamId && enterpriseId && teamId !== enterpriseId) await noteTeam(teamId, enterpriseId);
			return { ...(JSON.parse(found.content) as Omit<Installation, "user">), user: { id: "", token: undefined, scopes: undefined } } as Installation;
		},
	};
}
