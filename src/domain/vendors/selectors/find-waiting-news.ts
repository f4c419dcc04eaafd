import type { ReadScope } from "../../core/permissions/scopes.ts";

/** Milliseconds that a delayed job may come too early by another clock: as for claim-outbox. */
const SLACK = 1_000;

/** News that may join others. */
export interface WaitingNews {
	id: string;
	workspaceId: string;
	channelId: string;
	groupKey: string | null;
	isHeld: boolean;
	/** Null for what belongs to no group. */
	detail: unknown;
}

/** News of a group, or held by quiet hours, that are due and have not begun to be sent; null for any other message, or where nothing can be told now. */
export function findWaitingNews(scope: ReadScope<"outbox.deliver">, { outboxId }: { outboxId: string }): Promise<WaitingNews | null> {
	return scope.read.outbox.findFirst({
		where: {
			vendorId: scope.vendorId,
			id: outboxId,
			status: "pending",
			ledAt: null,
			dueAt: { lte: new Date(scope.now.getTime() + SLACK) },
			OR: [{ groupKey: { not: null } }, { isHeld: true }],
			workspace: { unlinkedAt: null, awaySince: null },
		},
		select: { id: true, workspaceId: true, channelId: true, groupKey: true, isHeld: true, detail: true },
	});
}
