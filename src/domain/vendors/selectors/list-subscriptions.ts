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

/** The channels of linked workspaces that want to be told of a topic: one statement, for each sale asks it. */
export function listSubscriptions(scope: ReadScope, { topic }: { topic: Topic }): Promise<Subscription[]> {
	return scope.read.$queryRaw<Subscription[]>`
		SELECT subscription.workspace_id AS "workspaceId", subscription.channel_id AS "channelId", subscription.quiet_hours AS "quietHours",
			vendor.timezone, workspace.away_since IS NOT NULL AS "isAway"
		FROM subscription
		JOIN workspace ON workspace.vendor_id = subscription.vendor_id AND workspace.id = subscription.workspace_id AND workspace.unlinked_at IS NULL
		JOIN vendor ON vendor.id = subscription.vendor_id
		WHERE subscription.vendor_id = ${scope.vendorId}::uuid AND ${topic} = ANY(subscription.topics)
		ORDER BY subscription.created_at`;
}
