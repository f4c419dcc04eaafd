import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import type { PostgresServer } from "./postgres-server.ts";
import { findPostmaster, type Postmaster } from "./postmaster.ts";

/** Milliseconds: how long a server may take to answer, or to finish stopping, before we stop it ourselves. */
const PATIENCE = 20_000;

/**
 * Finds the server that an app killed by `kill -9` left running on this cluster. Undefined when there is none to take over: none
 * runs, or it is on its way down and has gone by now, or it does not answer.
 */
export async function takeOverPostgres({ cluster }: PostgresServer): Promise<Postmaster | undefined> {
	const deadline = Date.now() + PATIENCE;
	for (;;) {
		const found = findPostmaster(cluster.data);
		if (!found?.isAlive) return undefined;
		if (found.port > 0 && (await answers(found.port, cluster.password))) return found;
		if (Date.now() > deadline) return undefined;
		await sleep(100);
	}
}

async function answers(port: number, password: string): Promise<boolean> {
	const client = new pg.Client({ host: "127.0.0.1", port, user: "postgres", password, database: "postgres", connectionTimeoutMillis: 5_000 });
	client.on("error", () => {});
	try {
		await client.connect();
		return true;
	} catch {
		// Starting up, shutting down, or stuck.
		return false;
	} finally {
		await client.end().catch(() => {});
	}
}
