import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isProcessAlive } from "./process-identity.ts";

/** A PostgreSQL server that runs on a cluster, as its postmaster.pid tells. */
export interface Postmaster {
	pid: number;
	port: number;
}

/**
 * Reads postmaster.pid (line 1 the process, line 4 the port). `isAlive` is false when that process is gone, or when the machine has
 * since given its number to another program.
 */
export function findPostmaster(data: string): (Postmaster & { isAlive: boolean }) | undefined {
	const file = join(data, "postmaster.pid");
	if (!existsSync(file)) return undefined;
	const lines = readFileSync(file, "utf8").split("\n");
	const pid = Number(lines[0]);
	if (!Number.isInteger(pid) || pid < 1) return undefined;
	return { pid, port: Number(lines[3]), isAlive: isProcessAlive(pid) && commandOf(pid).includes(data) };
}

/** The command line of a process; a postmaster's names its data directory. */
function commandOf(pid: number): string {
	try {
		if (process.platform === "linux") return readFileSync(`/proc/${pid}/cmdline`, "utf8");
		return execFileSync("ps", ["-ww", "-o", "command=", "-p", String(pid)], { encoding: "utf8" });
	} catch {
		return "";
	}
}
