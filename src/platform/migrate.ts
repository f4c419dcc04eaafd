import { createHash, randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { DomainError } from "../domain/core/errors.ts";
import { ownerLacksRights } from "./owner-lacks-rights.ts";

interface Options {
	ownerUrl: string;
	/** The folder prisma/migrations. */
	directory: string;
	log: (message: string) => void;
}

interface HistoryRow {
	name: string;
	checksum: string;
	isDone: boolean;
}

/** Any number that only we lock: a second instance that migrates at the same time waits for it. */
const LOCK = 7_316_002;

/**
 * Applies the migrations that the database lacks and returns their names. The history is Prisma's own, so `prisma migrate deploy` may go
 * on from here; but each migration and its line of history are one transaction, so that a start killed in between leaves no doubt.
 * @throws DomainError conflict when the database is newer than this code, unavailable when the owner may not do it
 */
export async function migrate({ ownerUrl, directory, log }: Options): Promise<string[]> {
	const names = readdirSync(directory)
		.filter((name) => existsSync(join(directory, name, "migration.sql")))
		.sort();
	const client = new pg.Client({ connectionString: ownerUrl });
	client.on("error", () => {});
	await client.connect();
	try {
		await client.query("SELECT pg_advisory_lock($1)", [LOCK]);
		const history = await readHistory(client);
		checkHistory(history, names);
		for (const { name } of history.filter((row) => row.checksum !== checksumOf(directory, row.name))) {
			log(`The migration ${name} has been changed since this database applied it; the database does not have the change.`);
		}
		const missing = names.filter((name) => !history.some((row) => row.name === name));
		for (const name of missing) {
			log(`Preparing the database: ${name} …`);
			await apply(client, name, readFileSync(join(directory, name, "migration.sql"), "utf8"), checksumOf(directory, name));
		}
		return missing;
	} finally {
		await client.end();
	}
}

async function readHistory(client: pg.Client): Promise<HistoryRow[]> {
	// Prisma's own definition, word for word.
	await client.query(`CREATE TABLE IF NOT EXISTS _prisma_migrations (
		id VARCHAR(36) PRIMARY KEY NOT NULL,
		checksum VARCHAR(64) NOT NULL,
		finished_at TIMESTAMPTZ,
		migration_name VARCHAR(255) NOT NULL,
		logs TEXT,
		rolled_back_at TIMESTAMPTZ,
		started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
		applied_steps_count INTEGER NOT NULL DEFAULT 0
	)`);
	const { rows } = await client.query<HistoryRow>(
		`SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS "isDone" FROM _prisma_migrations WHERE rolled_back_at IS NULL`,
	);
	return rows;
}

function checkHistory(history: HistoryRow[], names: string[]): void {
	const failed = history.find((row) => !row.isDone);
	if (failed) {
		throw new DomainError("conflict", `The migration ${failed.name} failed in this database, run by Prisma's own command.`, {
			hint: `Repair what it left behind, then mark it: npx prisma migrate resolve --rolled-back ${failed.name}`,
		});
	}
	const unknown = history.find((row) => !names.includes(row.name));
	if (unknown) {
		throw new DomainError("conflict", `The database is newer than this Omni-Stock: it has the migration ${unknown.name}.`, {
			hint: "Start the version that made it, or a newer one.",
		});
	}
}

/** As Prisma computes it. */
function checksumOf(directory: string, name: string): string {
	return createHash("sha256")
		.update(readFileSync(join(directory, name, "migration.sql")))
		.digest("hex");
}

async function apply(client: pg.Client, name: string, sql: string, checksum: string): Promise<void> {
	try {
		await client.query("BEGIN");
		await client.query(sql);
		await client.query(
			`INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
			 VALUES ($1, $2, $3, now(), clock_timestamp(), 1)`,
			[randomUUID(), checksum, name],
		);
		await client.query("COMMIT");
	} catch (error) {
		await client.query("ROLLBACK").catch(() => {});
		if (error instanceof pg.DatabaseError && error.code === "42501") throw ownerLacksRights(client.user ?? "", error);
		throw new Error(`The migration ${name} failed and changed nothing: ${(error as Error).message}`, { cause: error });
	}
}
