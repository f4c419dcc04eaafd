import type { VendorScope } from "../../core/permissions/scopes.ts";
import type { Reply } from "../../core/reply.ts";
import { toJson } from "../../core/to-json.ts";
import type { NewsDetail } from "../notices/news-detail.ts";
import { endOfQuiet } from "../notices/quiet-hours.ts";
import { listSubscriptions } from "../selectors/list-subscriptions.ts";
import type { Topic } from "../topics.ts";
import { thinOutbox } from "./thin-outbox.ts";

interface Announcement {
	topic: Topic;
	/** Says the same thing only once, however often the work behind it is repeated: "order:<id>:sold". */
	key: string;
	/** In the shop's language: as a job has it anyway, and a person's command by `inShopsLanguage`. */
	reply: Reply;
	/** Said at once, quiet hours or not. */
	isUrgent?: boolean;
	/** News under the same group that come close together are one message in a channel; `detail` is what it says of this one. */
	group?: { key: string; detail: NewsDetail };
}

/** Tells every channel that subscribed to the topic, through the outbox, in this transaction; in quiet hours, at their end. */
export async function announce(scope: VendorScope, { topic, key, reply, isUrgent = false, group }: Announcement): Promise<void> {
	for (const { workspaceId, channelId, quietHours, timezone, isAway } of await listSubscriptions(scope, { topic })) {
		const quietUntil = isUrgent ? null : endOfQuiet(quietHours, { now: scope.now, timezone });
		const [row] = await scope.write.outbox.createManyAndReturn({
			data: [
				{
					vendorId: scope.vendorId,
					workspaceId,
					channelId,
					dedupeKey: `${key}:${workspaceId}:${channelId}`,
					reply: toJson(reply),
					topic,
					...(group && { groupKey: group.key, detail: toJson(group.detail) }),
					...(quietUntil && { isHeld: true, dueAt: quietUntil }),
				},
			],
			skipDuplicates: true,
			select: { id: true },
		});
		if (row && isAway) await thinOutbox(scope, { workspaceId, channelId });
		else if (row && !quietUntil) scope.afterCommit({ job: "send-outbox", id: row.id, payload: { vendorId: scope.vendorId, outboxId: row.id } });
	}
}
