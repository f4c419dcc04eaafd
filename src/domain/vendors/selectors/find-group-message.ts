import type { ReadScope } from "../../core/permissions/scopes.ts";

interface Group {
	workspaceId: string;
	channelId: string;
	groupKey: string;
	/** Seconds since the message began. */
	window: number;
}

/** The message that news of a group join in a channel, with what it says by now; null when none began within the window, or it was given up. */
export async function findGroupMessage(
	scope: ReadScope<"outbox.deliver">,
	{ workspaceId, channelId, groupKey, window }: Group,
): Promise<{ id: string; detail: unknown } | null> {
	// By the database's clock, which wrote when it began.
	const [message] = await scope.read.$queryRaw<{ id: string; detail: unknown }[]>`
		SELECT id, detail FROM outbox
		WHERE vendor_id = ${scope.vendorId}::uuid AND workspace_id = ${workspaceId}::uuid AND channel_id = ${channelId} AND group_key = ${groupKey}
			AND led_at > now() - make_interval(secs => ${window}) AND status IN ('pending', 'sent')
		ORDER BY led_at DESC LIMIT 1`;
	return message ?? null;
}
