import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { MigrationList } from "@prisma/schema-engine-wasm/schema_engine_bg";

/** Reads a folder of migrations, oldest first, as Prisma's schema engine wants it. */
export function readMigrations(directory: string): MigrationList {
	const names = existsSync(directory) ? readdirSync(directory).sort() : [];
	return {
		baseDir: resolve(directory),
		lockfile: { path: "migration_lock.toml", content: 'provider = "postgresql"' },
		shadowDbInitScript: "",
		migrationDirectories: names
			.filter((name) => existsSync(join(directory, name, "migration.sql")))
			.map((name) => ({
				path: name,
				migrationFile: { path: "migration.sql", content: { tag: "ok", value: readFileSync(join(directory, name, "migration.sql"), "utf8") } },
			})),
	};
}
