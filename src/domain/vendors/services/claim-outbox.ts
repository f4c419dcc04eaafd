import { z } from "zod";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import type { Reply } from "../../core/reply.ts";

const inputSchema = z.strictObject({ outboxId: z.uuid() });

/** Seconds. Longer than any platform takes to answer: whoever claimed it and is not done by then is dead. */
const LEASE = 60;
/** Seconds that a delayed job may come too early by another clock. */
const SLACK = 1;

export interface ClaimedMessage {
	surface: string;
	workspaceId: string;
	workspaceExternalId: string;
	channelId: string;
	/** The message to edit; null posts a new one. */
	messageId: string | null;
	/** The message in whose thread it goes; null posts in the channel itself. */
	threadId: string | null;
	/** Whom it mentions, as the platform names them; null also for one who is no longer a member. */
	mention: string | null;
	reply: Reply;
	/** Tells whether the row was replaced while it was sent. */
	version: string;
	/** How often it was claimed since it was last replaced or sent, this time included. */
	attempt: number;
}

/** Takes a due message to send it, for as long as the lease; null when it is sent, given up, not due, in other hands, or for a workspace that can't be told now. */
export async function claimOutbox(scope: VendorScope<"outbox.deliver">, input: z.input<typeof inputSchema>): Promise<ClaimedMessage | null> {
	const { outboxId } = parseInput(inputSchema, input);
	const [claimed] = await scope.write.$queryRaw<ClaimedMessage[]>`
		UPDATE outbox SET attempts = attempts + 1, leased_until = now() + make_interval(secs => ${LEASE})
		FROM workspace
		WHERE outbox.vendor_id = ${scope.vendorId}::uuid AND outbox.id = ${outboxId}::uuid AND outbox.status = 'pending'
			AND outbox.due_at <= now() + make_interval(secs => ${SLACK}) AND coalesce(outbox.leased_until <= now(), true)
			AND workspace.vendor_id = outbox.vendor_id AND workspace.id = outbox.workspace_id AND workspace.unlinked_at IS NULL AND workspace.away_since IS NULL
		RETURNING workspace.surface, workspace.id AS "workspaceId", workspace.external_id AS "workspaceExternalId", outbox.channel_id AS "channelId", outbox.message_id AS "messageId",
			outbox.thread_id AS "threadId", (SELECT split_part(external_id, ':', -1) FROM identity WHERE identity.id = outbox.identity_id) AS mention, outbox.reply, md5(outbox.reply::text) AS version, outbox.attempts AS attempt`;
	return claimed ?? null;
}
