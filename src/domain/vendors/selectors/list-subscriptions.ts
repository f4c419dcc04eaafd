import type { ReadScope } from "../../core/permissions/scopes.ts";

export const TOPICS = ["sales", "bulk", "errors"] as const;
export type Topic = (typeof TOPICS)[number];

/** The channels of linked workspaces that want to be told of a topic. */
export function listSubscriptions(scope: ReadScope, { topic }: { topic: Topic }): Promise<{ workspaceId: string; channelId: string }[]> {
	return scope.read.subscription.findMany({
		where: { vendorId: scope.vendorId, topics: { has: topic }, workspace: { unlinkedAt: null } },
		select: { workspaceId: true, channelId: true },
		orderBy: { createdAt: "asc" },
	});
}
