import { Prisma } from "../../../../generated/prisma/client.ts";
import type { VendorScope } from "../../../core/permissions/scopes.ts";
import type { Reply } from "../../../core/reply.ts";
import type { BulkSchedule } from "../../schedules/bulk-schedule.ts";

interface Post {
	schedule: Pick<BulkSchedule, "workspaceId" | "channelId">;
	/** What is said under the same key again is an edit of the message. */
	key: string;
	reply: Reply;
}

/** Tells a schedule's channel, through the outbox, in this transaction. */
export async function postToSchedule(scope: VendorScope, { schedule, key, reply }: Post): Promise<void> {
	const [row] = await scope.write.$queryRaw<{ id: string }[]>(Prisma.sql`
		INSERT INTO outbox (vendor_id, workspace_id, channel_id, reply, dedupe_key, due_at)
		VALUES (${scope.vendorId}::uuid, ${schedule.workspaceId}::uuid, ${schedule.channelId}, ${JSON.stringify(reply)}::jsonb, ${`schedule:${key}`}, ${scope.now})
		ON CONFLICT (vendor_id, dedupe_key) DO UPDATE
			SET reply = excluded.reply, status = 'pending', attempts = 0, due_at = excluded.due_at, sent_at = NULL, error = NULL
		RETURNING id`);
	if (row) scope.afterCommit({ job: "send-outbox", id: row.id, run: scope.now.getTime(), payload: { vendorId: scope.vendorId, outboxId: row.id } });
}
