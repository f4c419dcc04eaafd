import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { DomainError } from "../domain/core/errors.ts";
import { INSTANCE_FILE } from "./find-instance.ts";
import { lockFolder } from "./lock-folder.ts";
import { writePrivateFile } from "./write-private-file.ts";

/** The folder that holds all of one installation on one machine; ours alone until it is closed. */
export interface DataFolder {
	path: string;
	/** Base64 of 32 random bytes: what the vault and the logins are derived from. */
	secretKey: string;
	/** Opens the console to whoever knows it. */
	consoleToken: string;
	/** Tells `npm run say` where this instance listens. */
	announce(port: number): void;
	/** Gives the folder back; whatever used it must have stopped. */
	close(): void;
}

/**
 * Opens the data folder, made on the first start.
 * @throws DomainError conflict when another living instance has it; unavailable when it cannot be written
 */
export function openDataFolder(dir: string): DataFolder {
	const path = resolve(dir);
	makeFolder(path);
	const unlock = lockFolder(path);
	const instanceFile = join(path, INSTANCE_FILE);
	return {
		path,
		secretKey: readOrMake(join(path, "secret-key"), () => randomBytes(32).toString("base64")),
		consoleToken: readOrMake(join(path, "console-token"), () => randomBytes(24).toString("base64url")),
		announce: (port) => writePrivateFile(instanceFile, `${JSON.stringify({ pid: process.pid, port })}\n`),
		close() {
			rmSync(instanceFile, { force: true });
			unlock();
		},
	};
}

function makeFolder(path: string): void {
	// Root's PostgreSQL runs as another user, who must get through to its own folder in here; every file of ours is 0600.
	const mode = process.getuid?.() === 0 ? 0o711 : 0o700;
	try {
		mkdirSync(path, { recursive: true, mode });
		chmodSync(path, mode);
	} catch (cause) {
		throw new DomainError("unavailable", `The data folder ${path} cannot be used: ${(cause as Error).message}.`, {
			cause,
			hint: "Give it to the user who runs Omni-Stock, or set OMNI_DATA_DIR to another folder.",
		});
	}
}

function readOrMake(file: string, make: () => string): string {
	if (!existsSync(file)) writePrivateFile(file, `${make()}\n`);
	const text = readFileSync(file, "utf8").trim();
	if (text === "") throw new DomainError("unavailable", `${file} is empty.`, { hint: "Restore it from a backup." });
	return text;
}
