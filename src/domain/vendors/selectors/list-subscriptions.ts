import type { ReadScope } from "../../core/permissions/scopes.ts";
import type { Topic } from "../topics.ts";

interface Subscription {
	workspaceId: string;
	channelId: string;
	/** "22:00-08:00" */
	quietHours: string | null;
	/** The shop's, in which they are meant. */
	timezone: string;
	/** The bot is not there now: what is said waits. */
	isAway: boolean;
}

/** The channels of linked workspaces that want to be told of a topic. */
export async function listSubscriptions(scope: ReadScope, { topic }: { topic: Topic }): Promise<Subscription[]> {
	const subscriptions = await scope.read.subscription.findMany({
		where: { vendorId: scope.vendorId, topics: { has: topic }, workspace: { unlinkedAt: null } },
		select: { workspaceId: true, channelId: true, quietHours: true, vendor: { select: { timezone: true } }, workspace: { select: { awaySince: true } } },
		orderBy: { createdAt: "asc" },
	});
	return subscriptions.map(({ vendor, workspace, ...subscription }) => ({ ...subscription, timezone: vendor.timezone, isAway: workspace.awaySince !== null }));
}
