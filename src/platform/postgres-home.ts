import { chmodSync, chownSync, existsSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmdirSync, statSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { DomainError } from "../domain/core/errors.ts";
import { canUserReach, type PostgresUser, postgresUser } from "./postgres-user.ts";

/** Where the embedded PostgreSQL keeps its cluster and log, and who runs it (undefined: we ourselves). */
export interface PostgresHome {
	path: string;
	user: PostgresUser | undefined;
}

/** Where root keeps a cluster whose data folder PostgreSQL's user cannot enter. */
const OUTSIDE = "/var/lib/omni-stock";

/**
 * Opens `postgres` in the data folder. When root's data folder is closed to PostgreSQL's user (a clone in /root), it is a symbolic link
 * to a folder under /var/lib/omni-stock.
 * @throws DomainError unavailable when the folder is missing or out of the user's reach
 */
export function openPostgresHome(dataDir: string): PostgresHome {
	const link = join(dataDir, "postgres");
	if (!isThere(link)) mkdirSync(link, { mode: 0o700 });
	if (!existsSync(link)) {
		throw new DomainError("unavailable", `The database's folder is gone: ${link} points to a folder that does not exist.`, {
			hint: `Restore it from a backup, or remove ${link} to start empty.`,
		});
	}
	const path = realpathSync(link);
	const owner = statSync(path);
	if (process.getuid?.() !== 0) return { path, user: undefined };
	// A data folder that an ordinary user began goes on as that user.
	if (owner.uid !== 0) return reachable({ path, user: { uid: owner.uid, gid: owner.gid } });

	const user = postgresUser();
	if (user === undefined) return { path, user };
	// Others may pass through the data folder, not list it.
	chmodSync(dataDir, statSync(dataDir).mode | 0o011);
	chownSync(path, user.uid, user.gid);
	if (canUserReach(user, path) || readdirSync(path).length > 0) return reachable({ path, user });
	rmdirSync(link);
	return { path: makeOutside(link, user), user };
}

function isThere(path: string): boolean {
	return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

function reachable(home: PostgresHome): PostgresHome {
	if (home.user === undefined || canUserReach(home.user, home.path)) return home;
	throw new DomainError("unavailable", `PostgreSQL runs as user ${home.user.uid}, who may not enter ${home.path}.`, {
		hint: "Let other users enter its parent folders (chmod o+x), or set OMNI_DATA_DIR to a folder that they can enter.",
	});
}

function makeOutside(link: string, user: PostgresUser): string {
	mkdirSync(OUTSIDE, { recursive: true });
	chmodSync(OUTSIDE, 0o755);
	const path = mkdtempSync(join(OUTSIDE, "cluster-"));
	chownSync(path, user.uid, user.gid);
	symlinkSync(path, link);
	return path;
}
