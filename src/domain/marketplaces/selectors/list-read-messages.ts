import type { ReadScope } from "../../core/permissions/scopes.ts";

interface ReadMessage {
	id: string;
	workspaceId: string;
	channelId: string;
	messageId: string;
	/** The chat identity whose command it answers; null of messages from before that was kept. */
	identityId: string | null;
}

/** The chat messages that show a reading and are edited as it moves, oldest first. */
export function listReadMessages(scope: ReadScope, { readId }: { readId: string }): Promise<ReadMessage[]> {
	return scope.read.progressMessage.findMany({
		where: { vendorId: scope.vendorId, listingReadId: readId },
		select: { id: true, workspaceId: true, channelId: true, messageId: true, identityId: true },
		orderBy: { createdAt: "asc" },
	});
}
