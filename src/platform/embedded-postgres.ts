import { join } from "node:path";
import pg from "pg";
import { postgresBinaries } from "./postgres-binaries.ts";
import { openPostgresCluster } from "./postgres-cluster.ts";
import { openPostgresHome } from "./postgres-home.ts";
import { launchPostgres, type PostgresServer, stopPostgres } from "./postgres-server.ts";
import { isProcessAlive } from "./process-identity.ts";
import { takeOverPostgres } from "./take-over-postgres.ts";

export interface EmbeddedPostgres {
	/** The superuser's URL of the database `omni_stock`; the port is another at each start. */
	ownerUrl: string;
	logFile: string;
	/** Stops the server, and cuts connections that are still open. May be called twice. */
	stop(): Promise<void>;
}

interface Options {
	/** Ours alone: the caller holds the data folder's lock. */
	dataDir: string;
	log: (message: string) => void;
	/** For tests: faster, but nothing survives a crash. */
	throwaway?: boolean;
	/** Called once when the server has ended without our asking and can't be started again. */
	onDeath?: (error: Error) => void;
}

const DATABASE = "omni_stock";
const WATCH_EVERY_MS = 500;

/**
 * Starts the PostgreSQL that npm brought, on a cluster in the data folder (made on the first start), or takes over the one that a
 * killed instance left running. A server that ends without our asking is started again on its port, and whoever was connected connects anew.
 * @throws DomainError unavailable when it cannot start, with the end of its log
 */
export async function startEmbeddedPostgres({ dataDir, log, throwaway = false, onDeath }: Options): Promise<EmbeddedPostgres> {
	const home = openPostgresHome(dataDir);
	const binaries = postgresBinaries(home);
	const cluster = await openPostgresCluster(dataDir, home, binaries, throwaway);
	const logFile = join(dataDir, "postgres", "server.log");
	const server: PostgresServer = { home, binaries, cluster, logFile };

	const orphan = await takeOverPostgres(server);
	if (orphan) log(`Took over the PostgreSQL that an earlier instance left running (process ${orphan.pid}).`);
	else await stopPostgres(server, false);
	const launched = orphan ?? (await launchPostgres(server, throwaway));
	const { port } = launched;
	let { pid } = launched;

	const urlOf = (database: string) => `postgresql://postgres:${cluster.password}@127.0.0.1:${port}/${database}`;
	await createDatabase(urlOf("postgres"));
	let reviving: Promise<void> | undefined;
	const revive = async () => {
		log(`The embedded PostgreSQL has died and is started again; its log: ${logFile}`);
		try {
			({ pid } = await launchPostgres(server, throwaway, port));
		} catch (error) {
			clearInterval(watch);
			onDeath?.(error instanceof Error ? error : new Error(String(error)));
		}
		reviving = undefined;
	};
	const watch = setInterval(() => {
		if (!isProcessAlive(pid)) reviving ??= revive();
	}, WATCH_EVERY_MS).unref();

	let stopping: Promise<void> | undefined;
	const stop = () => {
		clearInterval(watch);
		stopping ??= Promise.resolve(reviving).then(() => stopPostgres(server, throwaway));
		return stopping;
	};
	return { ownerUrl: urlOf(DATABASE), logFile, stop };
}

async function createDatabase(url: string): Promise<void> {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	try {
		const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [DATABASE]);
		if (rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
	} finally {
		await client.end();
	}
}
