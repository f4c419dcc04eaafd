import type { VendorScope } from "../../core/permissions/scopes.ts";
import type { Reply } from "../../core/reply.ts";

interface Edit {
	/** The progress_message that shows it. */
	id: string;
	workspaceId: string;
	channelId: string;
	messageId: string;
	reply: Reply;
}

/** Has a message in a chat edited, through the outbox. An edit that has not gone out yet is replaced, never queued behind. */
export async function editMessage(scope: VendorScope, { id, workspaceId, channelId, messageId, reply }: Edit): Promise<void> {
	const { vendorId, now } = scope;
	const [row] = await scope.write.$queryRaw<{ id: string }[]>`
		INSERT INTO outbox (vendor_id, workspace_id, channel_id, message_id, reply, dedupe_key, due_at)
		VALUES (${vendorId}::uuid, ${workspaceId}::uuid, ${channelId}, ${messageId}, ${JSON.stringify(reply)}::jsonb, ${`progress:${id}`}, ${now})
		ON CONFLICT (vendor_id, dedupe_key) DO UPDATE
			SET reply = excluded.reply, status = 'pending', attempts = 0, due_at = excluded.due_at, sent_at = NULL, error = NULL
		RETURNING id`;
	if (row) scope.afterCommit({ job: "send-outbox", id: row.id, run: now.getTime(), payload: { vendorId, outboxId: row.id } });
}
