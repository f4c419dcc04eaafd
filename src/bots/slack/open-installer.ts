import type { webApi } from "@slack/bolt";
import { InstallProvider } from "@slack/oauth";
import type { Access } from "../../domain/core/permissions/access.ts";
import { beginInstall, INSTALL_MINUTES } from "../../domain/vendors/services/begin-install.ts";
import { takeInstallState } from "../../domain/vendors/services/take-install-state.ts";
import type { BotLog } from "../bot-log.ts";
import { boltLogger } from "./bolt-logger.ts";
import { SLACK_SCOPES } from "./build-manifest.ts";
import { createInstallationStore } from "./installation-store.ts";

export interface SlackOAuth {
	clientId: string;
	clientSecret: string;
	/** How the world reaches this instance: Slack sends the browser back there. */
	publicUrl: string;
	access: Access;
}

interface InstallerOptions extends SlackOAuth {
	/** Where the Web API is; Slack's own when absent. */
	apiUrl: string | undefined;
	clientOptions: webApi.WebClientOptions;
	log: BotLog;
}

/**
 * Slack's own library for installations, on our database. What begins one is a random word that must come back once, in time, and by the browser
 * that it was given to (a cookie).
 */
export function openInstaller({ clientId, clientSecret, publicUrl, access, apiUrl, clientOptions, log }: InstallerOptions): InstallProvider {
	const { error: _error, ...logger } = boltLogger(log);
	return new InstallProvider({
		clientId,
		clientSecret,
		clientOptions,
		// What a person does in the browser is no error of ours.
		logger: { ...logger, error: logger.warn },
		installationStore: createInstallationStore(access),
		stateStore: {
			generateStateParam: async () => (await access.withInstallations((scope) => beginInstall(scope))).state,
			async verifyStateParam(_now, state) {
				await access.withInstallations((scope) => takeInstallState(scope, { state }));
				return installUrl(publicUrl);
			},
		},
		stateCookieName: "omni_slack_install",
		stateCookieExpirationSeconds: INSTALL_MINUTES * 60,
		directInstall: true,
		installUrlOptions: installUrl(publicUrl),
		...(apiUrl && { authorizationUrl: new URL("/oauth/v2/authorize", apiUrl).href }),
	});
}

function installUrl(publicUrl: string) {
	return { scopes: [...SLACK_SCOPES], redirectUri: `${publicUrl}/slack/oauth_redirect` };
}
