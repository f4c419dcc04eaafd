import { existsSync, readFileSync, renameSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { DomainError } from "../domain/core/errors.ts";
import type { PostgresBinaries } from "./postgres-binaries.ts";
import type { PostgresCluster } from "./postgres-cluster.ts";
import type { PostgresHome } from "./postgres-home.ts";
import { postgresSettings } from "./postgres-settings.ts";
import { findPostmaster, type Postmaster } from "./postmaster.ts";
import { isProcessAlive } from "./process-identity.ts";
import { runPostgresTool } from "./run-postgres-tool.ts";

/** All that starting and stopping the server on a cluster needs to know. */
export interface PostgresServer {
	home: PostgresHome;
	binaries: PostgresBinaries;
	cluster: PostgresCluster;
	/** As people reach it; errors name it. */
	logFile: string;
}

const LOG_LIMIT_BYTES = 5_000_000;
/** Seconds: replaying the log after a crash of the machine takes a while on a slow disk. */
const START_TIMEOUT = "600";
const ATTEMPTS = 4;
/** Somebody took the port meanwhile, or the processes of a killed server are still on their way out. */
const PASSING = /Address already in use|could not bind|shared memory block|lock file/;

/**
 * Starts the server on the port, or else on a free one, and waits until it takes connections.
 * @throws DomainError unavailable with what it said
 */
export async function launchPostgres(server: PostgresServer, throwaway: boolean, port?: number): Promise<Postmaster> {
	const { home, binaries, cluster } = server;
	forgetForeignPid(cluster.data);
	const log = join(home.path, "server.log");
	if (existsSync(log) && statSync(log).size > LOG_LIMIT_BYTES) renameSync(log, `${log}.1`);
	for (let attempt = 1; ; attempt++) {
		const before = existsSync(log) ? statSync(log).size : 0;
		const options = postgresSettings({ port: port ?? (await freePort()), throwaway });
		const args = ["start", "-D", cluster.data, "-w", "-t", START_TIMEOUT, "-l", log, "-o", options];
		const { code, output } = await runPostgresTool(binaries.pgCtl, args, home);
		const running = findPostmaster(cluster.data);
		if (code === 0 && running) return running;
		const said = existsSync(log) ? readFileSync(log).subarray(before).toString().trim() : "";
		if (attempt === ATTEMPTS || !PASSING.test(said)) {
			throw new DomainError("unavailable", `The embedded PostgreSQL did not start. ${said || output}\nIts log: ${server.logFile}`);
		}
		await sleep(500 * attempt);
	}
}

/** Stops the server and waits until its files are closed. `throwaway` spares it the last checkpoint. */
export async function stopPostgres({ home, binaries, cluster, logFile }: PostgresServer, throwaway: boolean): Promise<void> {
	if (!findPostmaster(cluster.data)?.isAlive) return;
	const stop = (mode: string, seconds: string) => runPostgresTool(binaries.pgCtl, ["stop", "-D", cluster.data, "-w", "-t", seconds, "-m", mode], home);
	if (!throwaway && (await stop("fast", "60")).code === 0) return;
	const { code, output } = await stop("immediate", "20");
	if (code !== 0 && findPostmaster(cluster.data)?.isAlive) throw new Error(`The embedded PostgreSQL did not stop (${output}); its log: ${logFile}`);
}

/**
 * After a crash of the machine postmaster.pid may name a number that another program of the same user has by now; PostgreSQL would
 * take that for a running server and refuse. A number that nobody has it judges by itself.
 */
function forgetForeignPid(data: string): void {
	const found = findPostmaster(data);
	if (found && !found.isAlive && isProcessAlive(found.pid)) rmSync(join(data, "postmaster.pid"), { force: true });
}

function freePort(): Promise<number> {
	return new Promise((resolve, reject) => {
		const probe = createServer().once("error", reject);
		probe.listen(0, "127.0.0.1", () => {
			const address = probe.address();
			probe.close(() => (address !== null && typeof address === "object" ? resolve(address.port) : reject(new Error("No free port"))));
		});
	});
}
