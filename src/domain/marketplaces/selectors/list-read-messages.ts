import type { ReadScope } from "../../core/permissions/scopes.ts";

interface ReadMessage {
	id: string;
	workspaceId: string;
	channelId: string;
	messageId: string;
}

/** The chat messages that show a reading and are edited as it moves. */
export function listReadMessages(scope: ReadScope, { readId }: { readId: string }): Promise<ReadMessage[]> {
	return scope.read.progressMessage.findMany({
		where: { vendorId: scope.vendorId, listingReadId: readId },
		select: { id: true, workspaceId: true, channelId: true, messageId: true },
		orderBy: { createdAt: "asc" },
	});
}
