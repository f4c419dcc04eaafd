import { randomBytes } from "node:crypto";
import { chownSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DomainError } from "../domain/core/errors.ts";
import type { PostgresBinaries } from "./postgres-binaries.ts";
import type { PostgresHome } from "./postgres-home.ts";
import { runPostgresTool } from "./run-postgres-tool.ts";
import { writePrivateFile } from "./write-private-file.ts";

/** A cluster on disk: its own data directory, and the superuser's password. */
export interface PostgresCluster {
	data: string;
	password: string;
}

/**
 * Opens the cluster, made on the first start. The password rests in the data folder, mode 0600.
 * @throws DomainError unavailable when another major version made the cluster, or its password is gone
 */
export async function openPostgresCluster(dataDir: string, home: PostgresHome, binaries: PostgresBinaries, throwaway: boolean): Promise<PostgresCluster> {
	const data = join(home.path, "data");
	const passwordFile = join(dataDir, "postgres-password");
	if (!existsSync(data)) {
		const password = existsSync(passwordFile) ? readFileSync(passwordFile, "utf8") : randomBytes(24).toString("base64url");
		writePrivateFile(passwordFile, password);
		await initialise(data, password, home, binaries, throwaway);
		return { data, password };
	}
	const major = readFileSync(join(data, "PG_VERSION"), "utf8").trim();
	if (major !== binaries.major) {
		throw new DomainError("unavailable", `The database in ${data} was made by PostgreSQL ${major}; this Omni-Stock brings PostgreSQL ${binaries.major}.`, {
			hint: "Back it up with the version that made it, and restore it into a new data folder.",
		});
	}
	if (!existsSync(passwordFile)) {
		throw new DomainError("unavailable", `The database's password is gone: ${passwordFile} does not exist.`, { hint: "Restore that file from a backup." });
	}
	return { data, password: readFileSync(passwordFile, "utf8") };
}

/** Makes the cluster beside its place and moves it there whole, so that a start broken off here leaves nothing half-made. */
async function initialise(data: string, password: string, home: PostgresHome, binaries: PostgresBinaries, throwaway: boolean): Promise<void> {
	const draft = `${data}.new`;
	const passwordFile = join(home.path, "initdb-password");
	rmSync(draft, { recursive: true, force: true });
	rmSync(passwordFile, { force: true });
	writeFileSync(passwordFile, password, { mode: 0o600 });
	if (home.user) chownSync(passwordFile, home.user.uid, home.user.gid);
	const options = ["--username=postgres", "--auth=scram-sha-256", `--pwfile=${passwordFile}`, "--encoding=UTF8", "--no-instructions"];
	if (throwaway) options.push("--no-sync");
	// The builtin provider sorts the same on every machine, whatever locales that has.
	const locale = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"];
	const { code, output } = await runPostgresTool(binaries.initdb, [`--pgdata=${draft}`, ...options, ...locale], home);
	rmSync(passwordFile, { force: true });
	if (code !== 0) throw new DomainError("unavailable", `The embedded PostgreSQL could not make its files in ${draft}: ${output}`);
	renameSync(draft, data);
}
