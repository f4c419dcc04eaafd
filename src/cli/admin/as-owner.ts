import pg from "pg";
import { DomainError } from "../../domain/core/errors.ts";
import { ownerUrl } from "./owner-url.ts";

/** Milliseconds that the lifting waits for the statements that are under way on a table. */
const PATIENCE = 5_000;
const LOCK_NOT_AVAILABLE = "55P03";

/**
 * Runs statements as the database's owner, in one transaction. Forced row-level security binds an owner who is no superuser: for them it is
 * lifted from the named tables until the commit.
 * @throws DomainError unavailable when the database is away or the tables are busy
 */
export async function asOwner<R>(tables: readonly string[], run: (client: pg.Client) => Promise<R>): Promise<R> {
	const client = new pg.Client({ connectionString: ownerUrl() });
	client.on("error", () => {});
	await client.connect().catch((cause: Error) => {
		throw new DomainError("unavailable", `The database can't be reached: ${cause.message}.`, { cause });
	});
	try {
		await client.query("BEGIN");
		const { rows } = await client.query<{ isFree: boolean }>(`SELECT rolsuper OR rolbypassrls AS "isFree" FROM pg_roles WHERE rolname = current_user`);
		const fenced = rows[0]?.isFree ? [] : tables.map((table) => client.escapeIdentifier(table));
		await client.query(`SET LOCAL lock_timeout = ${PATIENCE}`);
		for (const table of fenced) await client.query(`ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY`);
		const result = await run(client);
		for (const table of fenced) await client.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
		await client.query("COMMIT");
		return result;
	} catch (error) {
		if (error instanceof pg.DatabaseError && error.code === LOCK_NOT_AVAILABLE) {
			throw new DomainError("unavailable", "The database is busy just now; nothing was changed. Please try again.", { cause: error });
		}
		throw error;
	} finally {
		await client.end();
	}
}
