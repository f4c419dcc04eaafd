import pg from "pg";
import { DomainError } from "../domain/core/errors.ts";
import { readMigrations } from "./read-migrations.ts";
import { withSchemaEngine } from "./with-schema-engine.ts";

interface Options {
	ownerUrl: string;
	/** The folder prisma/migrations. */
	directory: string;
	log: (message: string) => void;
}

/** Any number that only we lock; it waits for a second instance that migrates at the same time. */
const LOCK = 7_316_002;

/**
 * Applies the migrations that the database lacks and returns their names. The history is Prisma's own (`_prisma_migrations`), so
 * `prisma migrate deploy` may go on from here.
 * @throws DomainError conflict when the database is newer than this code, or a migration failed in it before
 */
export async function migrate({ ownerUrl, directory, log }: Options): Promise<string[]> {
	const migrations = readMigrations(directory);
	const names = migrations.migrationDirectories.map(({ path }) => path);
	const client = new pg.Client({ connectionString: ownerUrl });
	client.on("error", () => {});
	await client.connect();
	try {
		await client.query("SELECT pg_advisory_lock($1)", [LOCK]);
		const history = await readHistory(client);
		checkHistory(history, names);
		// The engine takes half a second to load; most starts have nothing to do.
		const missing = names.filter((name) => !history.some((row) => row.name === name && row.isDone));
		if (missing.length === 0) return [];
		log(`Preparing the database (${missing.length === 1 ? missing[0] : `${missing.length} migrations`}) …`);
		return await withSchemaEngine(ownerUrl, async (engine) => {
			const filters = { externalTables: [], externalEnums: [] };
			const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList: migrations, filters });
			return appliedMigrationNames;
		});
	} finally {
		await client.end();
	}
}

interface HistoryRow {
	name: string;
	isDone: boolean;
}

async function readHistory(client: pg.Client): Promise<HistoryRow[]> {
	const { rows: tables } = await client.query("SELECT to_regclass('_prisma_migrations') AS found");
	if (tables[0]?.found === null) return [];
	const { rows } = await client.query<HistoryRow>(
		`SELECT migration_name AS name, finished_at IS NOT NULL AS "isDone" FROM _prisma_migrations WHERE rolled_back_at IS NULL`,
	);
	return rows;
}

function checkHistory(history: HistoryRow[], names: string[]): void {
	const failed = history.find((row) => !row.isDone);
	if (failed) {
		throw new DomainError("conflict", `The migration ${failed.name} failed in this database before.`, {
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
