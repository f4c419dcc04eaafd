import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbeddedPostgres } from "../../src/platform/embedded-postgres.ts";
import { query } from "../support/query.ts";
import type { Part } from "./part.ts";

/** A server as durable as a shop's: what it has committed outlives a kill. It is started again by the program itself. */
export async function startPostgresPart(): Promise<Part & { ownerUrl: string }> {
	const dataDir = mkdtempSync(join(tmpdir(), "omni-stock-chaos-"));
	const postgres = await startEmbeddedPostgres({ dataDir, log: () => {} });
	return {
		name: "PostgreSQL",
		ownerUrl: postgres.ownerUrl,
		async up() {
			while (!(await query(postgres.ownerUrl, "SELECT 1").catch(() => null))) await new Promise((resolve) => setTimeout(resolve, 50));
		},
		/** The postmaster with all that it has forked. */
		kill() {
			const postmaster = Number(readFileSync(join(dataDir, "postgres", "data", "postmaster.pid"), "utf8").split("\n")[0]);
			const processes = execFileSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" }).trim().split("\n");
			const forked = processes.map((line) => line.trim().split(/\s+/).map(Number)).filter(([, parent]) => parent === postmaster);
			for (const pid of [postmaster, ...forked.map(([pid = 0]) => pid)]) killIfThere(pid);
		},
		async stop() {
			await postgres.stop();
			rmSync(dataDir, { recursive: true, force: true });
		},
	};
}

/** Of a backend that has just ended by itself there is nothing to kill. */
function killIfThere(pid: number): void {
	try {
		process.kill(pid, "SIGKILL");
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
	}
}
