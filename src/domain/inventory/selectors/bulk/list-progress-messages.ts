import type { ReadScope } from "../../../core/permissions/scopes.ts";

interface ProgressMessage {
	id: string;
	workspaceId: string;
	channelId: string;
	messageId: string;
	/** The chat identity whose command it answers; null of messages from before that was kept. */
	identityId: string | null;
}

/** The chat messages that show an operation and are edited as it moves, oldest first. */
export function listProgressMessages(scope: ReadScope, { operationId }: { operationId: string }): Promise<ProgressMessage[]> {
	return scope.read.progressMessage.findMany({
		where: { vendorId: scope.vendorId, bulkOperationId: operationId },
		select: { id: true, workspaceId: true, channelId: true, messageId: true, identityId: true },
		orderBy: { createdAt: "asc" },
	});
}
