import pg from "pg";
import { inject } from "vitest";
import { ensureLogins } from "../../src/platform/database-logins.ts";
import { dropDatabase } from "./drop-database.ts";
import { keptConnections } from "./kept-connections.ts";
import { TEST_SECRET_KEY } from "./test-secret-key.ts";
import { connectAsOwner, testServerUrl } from "./test-server.ts";

export interface TestDatabase {
	ownerUrl: string;
	appUrl: string;
	queueUrl: string;
	/** Drops it with the connections that are still open. */
	drop(): Promise<void>;
}

let count = 0;

/** A migrated database of the test file's own, copied from the run's template. Call it in beforeAll, and drop it in afterAll. */
export async function testDatabase(): Promise<TestDatabase> {
	const name = `omni_test_${process.pid}_${Date.now().toString(36)}_${++count}`;
	const owner = await connectAsOwner();
	try {
		await owner.query(`CREATE DATABASE ${name} TEMPLATE ${owner.escapeIdentifier(inject("template"))}`);
	} finally {
		await owner.end();
	}
	const ownerUrl = testServerUrl(name);
	const { appUrl, queueUrl } = await ensureLogins({ ownerUrl, secretKey: TEST_SECRET_KEY, log: () => {} });
	const kept = new pg.Pool({ connectionString: ownerUrl, allowExitOnIdle: true });
	kept.on("error", () => {});
	keptConnections.set(ownerUrl, kept);
	return {
		ownerUrl,
		appUrl,
		queueUrl,
		async drop() {
			if (keptConnections.delete(ownerUrl)) await kept.end();
			await dropDatabase(name);
		},
	};
}
