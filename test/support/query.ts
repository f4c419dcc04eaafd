import pg from "pg";
import { keptConnections } from "./kept-connections.ts";

/**
 * Runs one statement and returns the rows. On a kept connection where the URL is the owner's of a test database, since making one costs many
 * times what a statement does; anywhere else on a connection of its own.
 */
export async function query<Row extends pg.QueryResultRow>(url: string, sql: string, values: unknown[] = []): Promise<Row[]> {
	const kept = keptConnections.get(url);
	if (kept) return (await kept.query<Row>(sql, values)).rows;
	const client = new pg.Client({ connectionString: url });
	client.on("error", () => {});
	await client.connect();
	try {
		return (await client.query<Row>(sql, values)).rows;
	} finally {
		await client.end();
	}
}
