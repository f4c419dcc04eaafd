import pg from "pg";

/**
 * A connection as the owner to the server that the tests run on, or to another database of it.
 * @throws Error when the tests were not started by `npm test`, which brings the server
 */
export async function connectAsOwner(database?: string): Promise<pg.Client> {
	const client = new pg.Client({ connectionString: testServerUrl(database) });
	client.on("error", () => {});
	await client.connect();
	return client;
}

/** The owner's URL of a database on the server that the tests run on. */
export function testServerUrl(database?: string): string {
	const { TEST_DATABASE_URL } = process.env;
	if (TEST_DATABASE_URL === undefined) throw new Error("TEST_DATABASE_URL is not set: run the tests by npm test.");
	const url = new URL(TEST_DATABASE_URL);
	if (database !== undefined) url.pathname = `/${database}`;
	return url.href;
}
