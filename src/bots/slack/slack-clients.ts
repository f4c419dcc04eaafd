import { webApi } from "@slack/bolt";
import type { InstallProvider } from "@slack/oauth";
import { DomainError } from "../../domain/core/errors.ts";

/** The client that speaks with a team's own token. Null where the app is not installed. */
export type FindClient = (teamId: string) => Promise<webApi.WebClient | null>;

/** Clients kept: each paces its own calls, so the same token has the same one. */
const MOST = 1_000;

/** With the tokens that teams, or their organisations, have given by installing the app. */
export function createClientFinder(installer: InstallProvider, clientOptions: webApi.WebClientOptions): FindClient {
	const clients = new Map<string, webApi.WebClient>();
	return async (teamId) => {
		const token = await tokenOf(installer, teamId);
		if (token === null) return null;
		const key = `${teamId}:${token}`;
		const known = clients.get(key);
		if (known) return known;
		if (clients.size >= MOST) clients.clear();
		// An organisation's token speaks for all its teams: each call says for which.
		const client = new webApi.WebClient(token, { ...clientOptions, teamId });
		clients.set(key, client);
		return client;
	};
}

async function tokenOf(installer: InstallProvider, teamId: string): Promise<string | null> {
	try {
		// Renews a token that is about to expire.
		const { botToken } = await installer.authorize({ teamId, enterpriseId: undefined, isEnterpriseInstall: false });
		return botToken ?? null;
	} catch (error) {
		const cause = error instanceof Error ? error.cause : undefined;
		if (cause instanceof DomainError && cause.code === "not_found") return null;
		throw cause ?? error;
	}
}
