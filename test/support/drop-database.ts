import { connectAsOwner } from "./test-server.ts";

/**
 * Drops a test's database, after the connections that are still open to it. Not by FORCE: that would cut autovacuum too, which an owner
 * who is no superuser may not; a plain DROP sends it away by itself.
 */
export async function dropDatabase(name: string): Promise<void> {
	const owner = await connectAsOwner();
	try {
		await owner.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1 AND backend_type = 'client backend'", [name]);
		await owner.query(`DROP DATABASE IF EXISTS ${owner.escapeIdentifier(name)}`);
	} finally {
		await owner.end();
	}
}
