import type { VendorScope } from "../../core/permissions/scopes.ts";
import { MOST_WAITING } from "../notices/most-waiting.ts";

/** While the bot is away: drops the oldest of what waits for a channel beyond what it will be told, and counts them there. Edits of messages that stand there stay. */
export async function thinOutbox(scope: VendorScope, { workspaceId, channelId }: { workspaceId: string; channelId: string }): Promise<void> {
	const { vendorId } = scope;
	await scope.write.$executeRaw`
		WITH dropped AS (
			DELETE FROM outbox WHERE vendor_id = ${vendorId}::uuid AND id IN (
				SELECT id FROM outbox
				WHERE vendor_id = ${vendorId}::uuid AND workspace_id = ${workspaceId}::uuid AND channel_id = ${channelId} AND status = 'pending' AND message_id IS NULL
					AND EXISTS (SELECT FROM workspace WHERE vendor_id = outbox.vendor_id AND id = outbox.workspace_id AND away_since IS NOT NULL)
				ORDER BY id DESC OFFSET ${MOST_WAITING}
			) RETURNING 1
		)
		UPDATE subscription SET left_out = left_out + dropped.count FROM (SELECT count(*)::int AS count FROM dropped) dropped
		WHERE dropped.count > 0 AND subscription.vendor_id = ${vendorId}::uuid AND subscription.workspace_id = ${workspaceId}::uuid AND subscription.channel_id = ${channelId}`;
}
