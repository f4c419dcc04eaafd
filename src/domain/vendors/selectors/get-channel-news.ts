import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import type { ReadScope } from "../../core/permissions/scopes.ts";
import type { ChannelNews } from "../channel-news.ts";
import { TOPICS } from "../topics.ts";

/**
 * What a channel of a linked workspace is told of; nothing before it asked.
 * @throws DomainError not_found for a workspace that is not the vendor's
 */
export async function getChannelNews(scope: ReadScope, { workspaceId, channelId }: { workspaceId: string; channelId: string }): Promise<ChannelNews> {
	const workspace = await scope.read.workspace.findFirst({
		where: { vendorId: scope.vendorId, id: workspaceId, unlinkedAt: null },
		select: { subscriptions: { where: { vendorId: scope.vendorId, channelId }, select: { topics: true, quietHours: true, digestAt: true } } },
	});
	if (!workspace) throw new DomainError("not_found", say.workspaceGone());
	const [asked] = workspace.subscriptions;
	return { topics: TOPICS.filter((topic) => asked?.topics.includes(topic)), quietHours: asked?.quietHours ?? null, digestAt: asked?.digestAt ?? null };
}
