import type { VendorScope } from "../../core/permissions/scopes.ts";
import type { Reply } from "../../core/reply.ts";
import { toJson } from "../../core/to-json.ts";
import { listSubscriptions, type Topic } from "../selectors/list-subscriptions.ts";

interface Announcement {
	topic: Topic;
	/** Says the same thing only once, however often the work behind it is repeated: "order:<id>:sold". */
	key: string;
	reply: Reply;
}

/** Tells every channel that subscribed to the topic, through the outbox, in this transaction. */
export async function announce(scope: VendorScope, { topic, key, reply }: Announcement): Promise<void> {
	for (const { workspaceId, channelId } of await listSubscriptions(scope, { topic })) {
		const dedupeKey = `${key}:${workspaceId}:${channelId}`;
		const [row] = await scope.write.outbox.createManyAndReturn({
			data: [{ vendorId: scope.vendorId, workspaceId, channelId, dedupeKey, reply: toJson(reply) }],
			skipDuplicates: true,
			select: { id: true },
		});
		if (row) scope.afterCommit({ job: "send-outbox", id: row.id, payload: { vendorId: scope.vendorId, outboxId: row.id } });
	}
}
