import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbeddedPostgres } from "../../src/platform/embedded-postgres.ts";

export interface EmbeddedCluster {
	ownerUrl: string;
	stop(): Promise<void>;
}

/** A server of a test file's own, for what it does to roles, which all databases of a server share. Stop it in afterAll. */
export async function embeddedCluster(): Promise<EmbeddedCluster> {
	const dataDir = mkdtempSync(join(tmpdir(), "omni-stock-cluster-"));
	const postgres = await startEmbeddedPostgres({ dataDir, log: () => {}, throwaway: true });
	return {
		ownerUrl: postgres.ownerUrl,
		async stop() {
			await postgres.stop();
			rmSync(dataDir, { recursive: true, force: true });
		},
	};
}
