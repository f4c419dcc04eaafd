import { cpSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { migrate } from "../../src/platform/migrate.ts";
import { dropDatabase } from "./drop-database.ts";
import { connectAsOwner, testServerUrl } from "./test-server.ts";

/** All that the version before had. */
const FORMER_MIGRATION = "20261124001906_spine";

/** A database as the version before leaves it, filled by it with two shops; not migrated any further. */
export async function formerDatabase(): Promise<{ ownerUrl: string; drop(): Promise<void> }> {
	const name = `omni_test_former_${process.pid}_${Date.now().toString(36)}`;
	const owner = await connectAsOwner();
	await owner.query(`CREATE DATABASE ${name}`);
	await owner.end();
	const ownerUrl = testServerUrl(name);
	const directory = await mkdtemp(join(tmpdir(), "omni-stock-test-"));
	try {
		mkdirSync(join(directory, FORMER_MIGRATION));
		cpSync(join("prisma/migrations", FORMER_MIGRATION), join(directory, FORMER_MIGRATION), { recursive: true });
		await migrate({ ownerUrl, directory, log: () => {} });
		await fill(ownerUrl);
	} finally {
		rmSync(directory, { recursive: true, force: true });
	}
	return { ownerUrl, drop: () => dropDatabase(name) };
}

/** Under forced row-level security an owner who is no superuser inserts nothing: it is lifted for this one transaction. */
async function fill(ownerUrl: string): Promise<void> {
	const client = new pg.Client({ connectionString: ownerUrl });
	await client.connect();
	try {
		const { rows } = await client.query<{ name: string }>("SELECT oid::regclass::text AS name FROM pg_class WHERE relforcerowsecurity");
		const each = (what: string) => rows.map(({ name }) => `ALTER TABLE ${name} ${what} ROW LEVEL SECURITY;`).join("\n");
		await client.query(`BEGIN;\n${each("NO FORCE")}\n${readFileSync("test/fixtures/former-version.sql", "utf8")}\n${each("FORCE")}\nCOMMIT;`);
	} finally {
		await client.end();
	}
}
