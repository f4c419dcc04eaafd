import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbeddedPostgres } from "../src/platform/embedded-postgres.ts";
import { diffSchema } from "./migrations/diff-schema.ts";

// `npm run migration -- <name>`: writes the SQL that prisma/migrations lacks to make what prisma/schema says.

const schemaDirectory = "prisma/schema";
const migrationsDirectory = "prisma/migrations";
const [name] = process.argv.slice(2);
if (name === undefined || !/^[a-z][a-z0-9_]*$/.test(name)) {
	console.error("Name the migration in lower case: npm run migration -- add_tickets");
	process.exit(1);
}

const dataDir = mkdtempSync(join(tmpdir(), "omni-stock-migration-"));
const postgres = await startEmbeddedPostgres({ dataDir, log: console.error, throwaway: true });
try {
	const sql = await diffSchema({ ownerUrl: postgres.ownerUrl, schemaDirectory, migrationsDirectory });
	if (sql === "") console.error("The migrations already make what the schema says.");
	else process.stdout.write(`${write(sql)}\n`);
} finally {
	await postgres.stop();
	rmSync(dataDir, { recursive: true, force: true });
}
process.exit();

function write(sql: string): string {
	const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
	const folder = join(migrationsDirectory, `${stamp}_${name}`);
	mkdirSync(folder, { recursive: true });
	const lockFile = join(migrationsDirectory, "migration_lock.toml");
	if (!existsSync(lockFile)) writeFileSync(lockFile, '# Read by Prisma; belongs in version control.\nprovider = "postgresql"\n');
	writeFileSync(join(folder, "migration.sql"), sql);
	return join(folder, "migration.sql");
}
