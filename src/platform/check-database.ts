import pg from "pg";
import { DomainError } from "../domain/core/errors.ts";

/** PostgreSQL 15: what hosted databases have by now, and the oldest that this program is tested on. */
const OLDEST = 15;
/** Milliseconds. */
const PATIENCE = 10_000;

/**
 * Tries the database that was configured, before anything is done with it. The URL is never shown: it holds the password.
 * @throws DomainError unavailable, in one sentence, when it can't be reached, refuses the login or is too old
 */
export async function checkDatabase(url: string): Promise<void> {
	const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: PATIENCE });
	client.on("error", () => {});
	const where = `${client.user ?? "?"}@${client.host}:${client.port}/${client.database ?? ""}`;
	try {
		await client.connect();
		const { rows } = await client.query<{ version: number }>("SELECT current_setting('server_version_num')::int / 10000 AS version");
		const version = rows[0]?.version ?? 0;
		if (version < OLDEST) throw new DomainError("unavailable", `The database ${where} is PostgreSQL ${version}; Omni-Stock needs ${OLDEST} or later.`);
	} catch (error) {
		if (error instanceof DomainError) throw error;
		throw new DomainError("unavailable", `The database ${where} can't be used: ${(error as Error).message || String(error)}.`, {
			cause: error,
			hint: "Check DATABASE_URL, and DATABASE_OWNER_URL if it is set.",
		});
	} finally {
		await client.end().catch(() => {});
	}
}
