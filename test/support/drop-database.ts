import { connectAsOwner } from "./test-server.ts";

/** Drops a test's database with the connections that are still open to it. An owner who is no superuser may cut those of its members only. */
export async function dropDatabase(name: string): Promise<void> {
	const owner = await connectAsOwner();
	try {
		await owner.query(`DROP DATABASE IF EXISTS ${owner.escapeIdentifier(name)} WITH (FORCE)`);
	} finally {
		await owner.end();
	}
}
