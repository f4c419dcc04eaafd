import { onTestFinished } from "vitest";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "../../src/platform/embedded-postgres.ts";
import { temporaryFolder } from "./temporary-folder.ts";

/** A server of the running test's own, for what a test does to roles, which all databases of a server share. */
export async function embeddedCluster(): Promise<EmbeddedPostgres> {
	const postgres = await startEmbeddedPostgres({ dataDir: temporaryFolder(), log: () => {}, throwaway: true });
	onTestFinished(() => postgres.stop());
	return postgres;
}
