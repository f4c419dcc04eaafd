import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** Whether a process with this number runs, be it somebody else's. One that has died and is only not yet collected does not. */
export function isProcessAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === "EPERM";
	}
	return process.platform !== "linux" || linuxStat(pid)?.state !== "Z";
}

/**
 * When a living process began, in whatever words the machine has: numbers of processes are given out again, but never with the same
 * beginning. Undefined when it is gone; "" when the machine does not tell.
 */
export function processIdentity(pid: number): string | undefined {
	if (!isProcessAlive(pid)) return undefined;
	try {
		if (process.platform !== "linux") return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).trim();
		return `${readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim()} ${linuxStat(pid)?.startTicks ?? ""}`;
	} catch {
		return "";
	}
}

/** Fields 3 and 22 of /proc/<pid>/stat (man 5 proc); the name in field 2 may hold anything, so count from its closing bracket. */
function linuxStat(pid: number): { state: string | undefined; startTicks: string | undefined } | undefined {
	try {
		const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
		const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
		return { state: fields[0], startTicks: fields[19] };
	} catch {
		return undefined;
	}
}
