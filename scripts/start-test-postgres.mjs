import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { register } from "tsx/esm/api";

/**
 * Starts a throwaway embedded PostgreSQL in a temporary folder.
 * @returns {Promise<{ url: string, stop(): Promise<void> }>}
 */
export async function startTestPostgres() {
	register();
	const { startEmbeddedPostgres } = await import("../src/platform/embedded-postgres.ts");
	const dataDir = mkdtempSync(join(tmpdir(), "omni-stock-test-"));
	const postgres = await startEmbeddedPostgres({ dataDir, log: console.error, throwaway: true });
	return {
		url: postgres.ownerUrl,
		async stop() {
			await postgres.stop();
			rmSync(dataDir, { recursive: true, force: true });
		},
	};
}
