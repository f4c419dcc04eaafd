import { randomBytes } from "node:crypto";
import type { InstallationScope } from "../../core/permissions/scopes.ts";

/** Minutes that somebody may take to say yes at the platform. */
export const INSTALL_MINUTES = 10;

/** Begins an installation: makes the word that must come back with the person. Only its digest is kept. */
export async function beginInstall(scope: InstallationScope): Promise<{ state: string }> {
	const { vault, now } = scope;
	await scope.write.installState.deleteMany({ where: { expiresAt: { lte: now } } });
	const state = randomBytes(32).toString("base64url");
	await scope.write.installState.createMany({
		data: [{ stateHash: vault.digest(state), createdAt: now, expiresAt: new Date(now.getTime() + INSTALL_MINUTES * 60_000) }],
	});
	return { state };
}
