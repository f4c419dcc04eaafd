import type { ReadScope } from "../../core/permissions/scopes.ts";
import type { Reply } from "../../core/reply.ts";

interface ConsoleMessages {
	messages: {
		/** The same id again is the same message, perhaps with a newer reply. */
		id: string;
		/** When it was sent, in ISO 8601. */
		at: string;
		reply: Reply;
	}[];
	/** What to ask with the next time. */
	cursor: string;
}

/** Messages that a page opened just now shows at first, and at most in one go. */
const FIRST = 20;
const MOST = 500;
/** Seconds, no less than a transaction may last: a row may become visible that long after the time it carries. */
const OVERLAP = 30;

/**
 * What was sent to the scope's workspace since the cursor, oldest first; with null, the newest few.
 * Nothing is left out, so the last half minute comes again each time: the reader knows a message by its id.
 */
export async function listConsoleMessages(scope: ReadScope<"shop.read">, { after }: { after: Date | null }): Promise<ConsoleMessages> {
	const { workspaceId } = scope.actor;
	const settled = await settledUntil(scope);
	if (workspaceId === null) return { messages: [], cursor: settled.toISOString() };
	const rows = await scope.read.outbox.findMany({
		where: {
			vendorId: scope.vendorId,
			workspaceId,
			status: "sent",
			sentAt: after ? { gte: after } : { not: null },
		},
		select: {
			id: true,
			messageId: true,
			sentAt: true,
			createdAt: true,
			reply: true,
		},
		orderBy: [{ sentAt: after ? "asc" : "desc" }, { id: after ? "asc" : "desc" }],
		take: after ? MOST : FIRST,
	});
	if (!after) rows.reverse();
	const messages = rows.map(({ id, messageId, sentAt, createdAt, reply }) => ({
		id: messageId ?? id,
		at: (sentAt ?? createdAt).toISOString(),
		reply: reply as object as Reply,
	}));
	const last = messages.at(-1)?.at;
	const isFull = after !== null && messages.length === MOST && last !== undefined;
	return {
		messages,
		cursor: isFull ? last : later(after, settled).toISOString(),
	};
}

/** By the database's clock, which writes the times of sending. */
async function settledUntil(scope: ReadScope): Promise<Date> {
	const [clock] = await scope.read.$queryRaw<{ settled: Date }[]>`SELECT now() - make_interval(secs => ${OVERLAP}) AS settled`;
	return clock?.settled ?? scope.now;
}

function later(one: Date | null, other: Date): Date {
	return one && one > other ? one : other;
}
