import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readMigrations } from "./read-migrations.ts";
import { withSchemaEngine } from "./with-schema-engine.ts";

interface Options {
	/** Any database on a server where its user may create databases: the migrations run in one of their own, dropped afterwards. */
	ownerUrl: string;
	schemaDirectory: string;
	migrationsDirectory: string;
}

/** The SQL that the migrations lack to make what the schema says; "" when they agree, as far as Prisma's language reaches. */
export async function diffSchema({ ownerUrl, schemaDirectory, migrationsDirectory }: Options): Promise<string> {
	const files = readdirSync(schemaDirectory)
		.filter((name) => name.endsWith(".prisma"))
		.sort()
		.map((name) => ({ path: join(schemaDirectory, name), content: readFileSync(join(schemaDirectory, name), "utf8") }));
	const { exitCode, stdout } = await withSchemaEngine(ownerUrl, (engine) =>
		engine.diff({
			from: { tag: "migrations", ...readMigrations(migrationsDirectory) },
			to: { tag: "schemaDatamodel", files },
			script: true,
			exitCode: true,
			filters: { externalTables: [], externalEnums: [] },
		}),
	);
	return exitCode === 0 ? "" : (stdout ?? "");
}
