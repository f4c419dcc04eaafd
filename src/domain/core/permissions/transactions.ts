import type { Prisma, PrismaClient } from "../../../generated/prisma/client.ts";
import { mapDatabaseError } from "../database-errors.ts";
import { putOn } from "./put-on.ts";
import type { JobRequest } from "./scopes.ts";

type Tx = Prisma.TransactionClient;
type Work<R> = (tx: Tx, now: Date, afterCommit: (request: JobRequest) => void) => Promise<R>;

interface Options {
	prisma: PrismaClient;
	enqueue: (requests: readonly JobRequest[]) => Promise<void>;
	clock: () => Date;
}

/** Milliseconds. Prisma's own default for maxWait (2 s) fails under load; its timeout does not cancel the statement, the server's own does. */
const LIMITS = { maxWait: 20_000, timeout: 30_000 };
const MAX_ATTEMPTS = 3;
/** As our own PostgreSQL is set: on a server set for spinning disks the planner would sort a million items rather than walk along their index. */
const PLANNING = { jit: "off", random_page_cost: "1.1" };

/** Runs work in one transaction under its settings, again where it lost against another, and hands on the jobs it asked for once it is committed. */
export function openTransactions({ prisma, enqueue, clock }: Options): <R>(settings: Readonly<Record<string, string>>, run: Work<R>) => Promise<R> {
	return async (settings, run) => {
		for (let attempt = 1; ; attempt++) {
			const requests: JobRequest[] = [];
			try {
				const result = await prisma.$transaction(async (tx) => {
					await putOn(tx, { ...PLANNING, ...settings });
					return run(tx, clock(), (request) => requests.push(request));
				}, LIMITS);
				if (requests.length > 0) await enqueue(requests);
				return result;
			} catch (error) {
				const mapped = mapDatabaseError(error);
				if (mapped !== "retry") throw mapped;
				if (attempt === MAX_ATTEMPTS) throw error;
			}
		}
	};
}
