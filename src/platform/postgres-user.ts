import { execFileSync, spawnSync } from "node:child_process";
import { DomainError } from "../domain/core/errors.ts";

/** A user of the machine, by numbers. */
export interface PostgresUser {
	uid: number;
	gid: number;
}

const NAME = "omni-stock";

/**
 * The user that PostgreSQL runs as: undefined for our own. PostgreSQL refuses to run as root, so root gets a system user made for it.
 * @throws DomainError unavailable when root has no other user to offer
 */
export function postgresUser(): PostgresUser | undefined {
	if (process.getuid?.() !== 0) return undefined;
	const user = lookUp(NAME) ?? create(NAME) ?? lookUp("nobody");
	if (user) return user;
	throw new DomainError("unavailable", `PostgreSQL does not run as root, and no user "${NAME}" could be made for it.`, {
		hint: "Run Omni-Stock as an ordinary user, or set DATABASE_URL to a PostgreSQL server.",
	});
}

/** Whether the user may enter the folder or run the file: root's own home, for one, is closed to it. */
export function canUserReach(user: PostgresUser, path: string): boolean {
	return spawnSync("test", ["-x", path], { uid: user.uid, gid: user.gid, cwd: "/" }).status === 0;
}

function create(name: string): PostgresUser | undefined {
	const home = "/var/lib/omni-stock";
	const made = spawnSync("useradd", ["--system", "--user-group", "--no-create-home", "--home-dir", home, "--shell", "/usr/sbin/nologin", name]);
	// Two first starts at once: the loser finds the winner's user.
	return made.error ? undefined : lookUp(name);
}

function lookUp(name: string): PostgresUser | undefined {
	const number = (option: string) => Number(execFileSync("id", [option, name], { encoding: "utf8", stdio: "pipe" }));
	try {
		return { uid: number("-u"), gid: number("-g") };
	} catch {
		return undefined;
	}
}
