import { existsSync, readFileSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { findPostmaster } from "./postmaster.ts";

/** The superuser's URL of the embedded PostgreSQL that runs on this data folder, or undefined when none runs. Changes nothing. */
export function findEmbeddedPostgres(dataDir: string): string | undefined {
	const passwordFile = join(dataDir, "postgres-password");
	const home = join(dataDir, "postgres");
	if (!existsSync(home) || !existsSync(passwordFile)) return undefined;
	// As the server was started: root's may lie elsewhere, behind a link.
	const postmaster = findPostmaster(join(realpathSync(home), "data"));
	if (!postmaster?.isAlive) return undefined;
	return `postgresql://postgres:${readFileSync(passwordFile, "utf8")}@127.0.0.1:${postmaster.port}/omni_stock`;
}
