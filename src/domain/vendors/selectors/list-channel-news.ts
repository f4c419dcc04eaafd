import type { ReadScope } from "../../core/permissions/scopes.ts";
import type { ChannelNews } from "../channel-news.ts";
import { TOPICS } from "../topics.ts";

/** What a channel is told of, and where it is. */
interface ToldChannel extends ChannelNews {
	workspaceId: string;
	channelId: string;
	surface: string;
	/** The workspace's name. */
	workspace: string;
}

/** The channels of linked workspaces that are told of something, by workspace, the oldest first. */
export async function listChannelNews(scope: ReadScope, { limit }: { limit: number }): Promise<ToldChannel[]> {
	const subscriptions = await scope.read.subscription.findMany({
		where: { vendorId: scope.vendorId, workspace: { unlinkedAt: null } },
		select: {
			workspaceId: true,
			channelId: true,
			topics: true,
			quietHours: true,
			digestAt: true,
			workspace: { select: { surface: true, name: true } },
		},
		orderBy: [{ workspace: { createdAt: "asc" } }, { createdAt: "asc" }],
		take: limit,
	});
	return subscriptions.map(({ workspace, topics, ...channel }) => ({
		...channel,
		surface: workspace.surface,
		workspace: workspace.name,
		topics: TOPICS.filter((topic) => topics.includes(topic)),
	}));
}
