import { linkSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { DomainError } from "../domain/core/errors.ts";
import { processIdentity } from "./process-identity.ts";
import { writePrivateFile } from "./write-private-file.ts";

/**
 * Takes the folder's lock, over from an instance that was killed if need be, and returns how to give it back.
 * @throws DomainError conflict when a living instance holds it
 */
export function lockFolder(folder: string): () => void {
	const file = join(folder, "lock");
	const draft = join(folder, `lock.${process.pid}.new`);
	const mine = `${process.pid} ${processIdentity(process.pid) ?? ""}\n`;
	writePrivateFile(draft, mine);
	try {
		// A link appears whole or not at all, and never over another one.
		while (!tryLink(draft, file)) removeStale(file, folder);
	} finally {
		rmSync(draft, { force: true });
	}
	return () => {
		if (read(file) === mine) rmSync(file, { force: true });
	};
}

function removeStale(file: string, folder: string): void {
	const text = read(file);
	if (text === undefined) return;
	const pid = Number.parseInt(text, 10);
	const begun = text.slice(String(pid).length + 1).trim();
	const identity = pid === process.pid ? undefined : processIdentity(pid);
	// A number can be given out again, but never with the same beginning; where the machine does not tell, the number has to do.
	if (identity !== undefined && (identity === begun || identity === "" || begun === "")) {
		throw new DomainError("conflict", `The data folder ${folder} is in use by another Omni-Stock (process ${pid}). Stop it or set OMNI_DATA_DIR.`);
	}
	const aside = `${file}.${process.pid}.stale`;
	try {
		renameSync(file, aside);
	} catch {
		return;
	}
	// Another start may have taken the stale lock over between our look and our move: then it is theirs, and goes back.
	if (read(aside) !== text) tryLink(aside, file);
	rmSync(aside, { force: true });
}

function tryLink(from: string, to: string): boolean {
	try {
		linkSync(from, to);
		return true;
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
		throw error;
	}
}

function read(file: string): string | undefined {
	try {
		return readFileSync(file, "utf8");
	} catch {
		return undefined;
	}
}
