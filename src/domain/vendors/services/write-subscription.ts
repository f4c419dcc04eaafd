import type { VendorScope } from "../../core/permissions/scopes.ts";
import type { ChannelNews } from "../channel-news.ts";
import { endOfQuiet, nextTime } from "../notices/quiet-hours.ts";
import { getVendor } from "../selectors/get-vendor.ts";

interface Written {
	workspaceId: string;
	channelId: string;
	news: ChannelNews;
}

/**
 * Writes what a channel is told of; what quiet hours held of it comes when the new ones end, or at once, and what is no longer wanted does not. The caller
 * holds the channel. Tells the subscription's id; null where there was none and none is wanted.
 */
export async function writeSubscription(scope: VendorScope<"notify.manage">, { workspaceId, channelId, news }: Written): Promise<string | null> {
	const { vendorId, now } = scope;
	const { topics, quietHours, digestAt } = news;
	const { timezone } = await getVendor(scope);
	await releaseHeld(scope, { workspaceId, channelId, topics, quietUntil: endOfQuiet(quietHours, { now, timezone }) });
	const isWanted = topics.length > 0 || digestAt !== null;
	const digestNextAt = digestAt && nextTime(digestAt, { now, timezone });
	const [row] = isWanted
		? await scope.write.$queryRaw<{ id: string }[]>`
			INSERT INTO subscription AS known (vendor_id, workspace_id, channel_id, topics, quiet_hours, digest_at, digest_next_at)
			VALUES (${vendorId}::uuid, ${workspaceId}::uuid, ${channelId}, ${topics}::text[], ${quietHours}, ${digestAt}, ${digestNextAt}::timestamptz)
			ON CONFLICT (vendor_id, workspace_id, channel_id) DO UPDATE SET topics = excluded.topics, quiet_hours = excluded.quiet_hours, digest_at = excluded.digest_at,
				digest_next_at = CASE WHEN known.digest_at IS NOT DISTINCT FROM excluded.digest_at THEN known.digest_next_at ELSE excluded.digest_next_at END
			RETURNING id`
		: await scope.write.$queryRaw<{ id: string }[]>`
			DELETE FROM subscription WHERE vendor_id = ${vendorId}::uuid AND workspace_id = ${workspaceId}::uuid AND channel_id = ${channelId} RETURNING id`;
	return row?.id ?? null;
}

interface Held {
	workspaceId: string;
	channelId: string;
	topics: readonly string[];
	/** Null outside of the new quiet hours. */
	quietUntil: Date | null;
}

async function releaseHeld(scope: VendorScope, { workspaceId, channelId, topics, quietUntil }: Held): Promise<void> {
	const { vendorId, now } = scope;
	await scope.write.outbox.deleteMany({
		where: { vendorId, workspaceId, channelId, isHeld: true, status: "pending", ledAt: null, topic: { notIn: [...topics] } },
	});
	const [first] = await scope.write.outbox.updateManyAndReturn({
		where: { vendorId, workspaceId, channelId, isHeld: true, status: "pending", ledAt: null },
		data: { dueAt: quietUntil ?? now },
		select: { id: true },
	});
	// The first one takes the others along.
	if (first && !quietUntil) scope.afterCommit({ job: "send-outbox", id: first.id, run: "released", payload: { vendorId, outboxId: first.id } });
}
