import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/en.ts";
import type { ReadScope } from "../../core/permissions/scopes.ts";
import type { Topic } from "./list-subscriptions.ts";

/**
 * What a channel of a linked workspace is told of; none before it asked.
 * @throws DomainError not_found for a workspace that is not the vendor's
 */
export async function getChannelTopics(scope: ReadScope, { workspaceId, channelId }: { workspaceId: string; channelId: string }): Promise<Topic[]> {
	const workspace = await scope.read.workspace.findFirst({
		where: { vendorId: scope.vendorId, id: workspaceId, unlinkedAt: null },
		select: { subscriptions: { where: { vendorId: scope.vendorId, channelId }, select: { topics: true } } },
	});
	if (!workspace) throw new DomainError("not_found", say.workspaceGone());
	return (workspace.subscriptions[0]?.topics ?? []) as Topic[];
}
