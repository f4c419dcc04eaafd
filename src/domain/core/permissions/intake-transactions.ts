import pg from "pg";
import { Prisma } from "../../../generated/prisma/client.ts";
import { mapDatabaseError } from "../database-errors.ts";
import { DomainError } from "../errors.ts";
import { say } from "../messages/en.ts";
import type { IntakeScope, JobRequest } from "./scopes.ts";

interface Options {
	pool: pg.Pool;
	enqueue: (requests: readonly JobRequest[]) => Promise<void>;
	clock: () => Date;
}

type Work<R> = (write: IntakeScope["write"], now: Date, afterCommit: (request: JobRequest) => void) => Promise<R>;

const MAX_ATTEMPTS = 3;

/**
 * Runs work as omni_intake for one vendor, in one transaction; again where it lost against another. Marketplaces post by the thousand and do one thing
 * here, so it speaks to the driver without a detour: three round trips, and a statement is planned once a connection.
 * Nobody waits for the queue to take the jobs that it asked for: what gets lost there the sweep finds.
 */
export function openIntakeTransactions({ pool, enqueue, clock }: Options): <R>(vendorId: string, run: Work<R>) => Promise<R> {
	async function attempt<R>(vendorId: string, run: Work<R>): Promise<R> {
		const requests: JobRequest[] = [];
		const client = await reach(pool.connect());
		try {
			const asVendor = client.escapeLiteral(vendorId);
			await reach(client.query(`BEGIN; SELECT set_config('role', 'omni_intake', true), set_config('app.vendor_id', ${asVendor}, true)`));
			const result = await run({ $executeRaw: (sql, ...values) => execute(client, sql, values) }, clock(), (request) => requests.push(request));
			const { command } = await reach(client.query("COMMIT"));
			if (command !== "COMMIT") throw new Error("A statement failed and its transaction went on.");
			client.release();
			if (requests.length > 0) enqueue(requests).catch(() => undefined);
			return result;
		} catch (error) {
			await client.query("ROLLBACK").then(
				() => client.release(),
				() => client.release(true),
			);
			throw error;
		}
	}

	return async (vendorId, run) => {
		for (let count = 1; ; count++) {
			try {
				return await attempt(vendorId, run);
			} catch (error) {
				const mapped = mapDatabaseError(error);
				if (mapped !== "retry") throw mapped;
				if (count === MAX_ATTEMPTS) throw error;
			}
		}
	};
}

const names = new WeakMap<readonly string[], string>();
let named = 0;

async function execute(client: pg.PoolClient, sql: TemplateStringsArray, values: unknown[]): Promise<number> {
	const { text, values: flat } = Prisma.sql(sql, ...values);
	const name = names.get(sql) ?? `intake-${++named}`;
	names.set(sql, name);
	return (await reach(client.query({ name, text, values: flat }))).rowCount ?? 0;
}

/**
 * What the server says is told as it is; that nothing is heard of it has many words, and one meaning.
 * @throws DomainError unavailable
 */
async function reach<R>(work: Promise<R>): Promise<R> {
	try {
		return await work;
	} catch (error) {
		throw error instanceof pg.DatabaseError ? error : new DomainError("unavailable", say.databaseAway(), { cause: error });
	}
}
