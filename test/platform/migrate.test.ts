import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { diffSchema } from "../../scripts/migrations/diff-schema.ts";
import { readMigrations } from "../../scripts/migrations/read-migrations.ts";
import { withSchemaEngine } from "../../scripts/migrations/with-schema-engine.ts";
import { migrate } from "../../src/platform/migrate.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";
import { query } from "../support/query.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const log = () => {};
let database: TestDatabase;
beforeAll(async () => {
	database = await testDatabase();
});
afterAll(() => database.drop());

/** The project's migrations, and one more. */
function withMigration(name: string, sql: string): string {
	const directory = join(temporaryFolder(), "migrations");
	cpSync("prisma/migrations", directory, { recursive: true });
	mkdirSync(join(directory, name));
	writeFileSync(join(directory, name, "migration.sql"), sql);
	return directory;
}

test("the migrations make exactly what prisma/schema says", async () => {
	const drift = await diffSchema({ ownerUrl: database.ownerUrl, schemaDirectory: "prisma/schema", migrationsDirectory: "prisma/migrations" });
	expect(drift).toBe("");
});

test("Prisma's own engine finds our history complete, and would go on from here", async () => {
	const diagnosis = await withSchemaEngine(database.ownerUrl, (engine) =>
		engine.diagnoseMigrationHistory({
			migrationsList: readMigrations("prisma/migrations"),
			optInToShadowDatabase: false,
			filters: { externalTables: [], externalEnums: [] },
		}),
	);
	expect(diagnosis).toMatchObject({ editedMigrationNames: [], failedMigrationNames: [], hasMigrationsTable: true, history: null });
});

test("a second run has nothing to do", async () => {
	expect(await migrate({ ownerUrl: database.ownerUrl, directory: "prisma/migrations", log })).toEqual([]);
});

test("two instances at once apply a migration once", async () => {
	const directory = withMigration("29991231000001_twice", "SELECT pg_sleep(0.2); CREATE TABLE once AS SELECT 1;");
	const run = () => migrate({ ownerUrl: database.ownerUrl, directory, log });
	expect((await Promise.all([run(), run()])).flat()).toEqual(["29991231000001_twice"]);
	await query(database.ownerUrl, "DROP TABLE once; DELETE FROM _prisma_migrations WHERE migration_name = '29991231000001_twice'");
});

test("a migration that fails changes nothing, and can be tried again", async () => {
	const directory = withMigration("29991231000002_broken", "CREATE TABLE half (); SELECT no_such_column;");
	const run = () => migrate({ ownerUrl: database.ownerUrl, directory, log });
	for (const _ of [1, 2])
		await expect(run()).rejects.toThrow('The migration 29991231000002_broken failed and changed nothing: column "no_such_column" does not exist');
	expect(await query(database.ownerUrl, "SELECT to_regclass('half') AS found")).toEqual([{ found: null }]);
});

test("an older version refuses a newer database", async () => {
	const directory = withMigration("29991231000003_newer", "SELECT 1");
	await migrate({ ownerUrl: database.ownerUrl, directory, log });
	await expect(migrate({ ownerUrl: database.ownerUrl, directory: "prisma/migrations", log })).rejects.toThrow(
		"The database is newer than this Omni-Stock: it has the migration 29991231000003_newer.",
	);
	await query(database.ownerUrl, "DELETE FROM _prisma_migrations WHERE migration_name = '29991231000003_newer'");
});
