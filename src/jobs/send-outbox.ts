import { z } from "zod";
import { DomainError } from "../domain/core/errors.ts";
import { type ClaimedMessage, claimOutbox } from "../domain/vendors/services/claim-outbox.ts";
import { gatherOutbox } from "../domain/vendors/services/gather-outbox.ts";
import { markOutboxFailed } from "../domain/vendors/services/mark-outbox-failed.ts";
import { markOutboxSent } from "../domain/vendors/services/mark-outbox-sent.ts";
import { markWorkspaceAway } from "../domain/vendors/services/mark-workspace-away.ts";
import type { JobTools } from "./define-job.ts";
import { defineJob } from "./define-job.ts";

/**
 * Sends one message of the outbox, with the news that join it. It is leased while it is sent, so that no other worker sends it too; only a process that dies between
 * the platform's answer and our note of it sends twice.
 */
export const sendOutbox = defineJob({
	name: "send-outbox",
	queue: "fast",
	payload: z.object({ vendorId: z.uuid(), outboxId: z.uuid() }),
	needs: ["outbox.deliver", "workspace.settle"],
	principal: ({ vendorId }) => ({ kind: "worker", vendorId }),
	async run({ outboxId }, { withScope, senders, log }) {
		const claimed = await withScope(async (scope) => {
			await gatherOutbox(scope, { outboxId });
			return claimOutbox(scope, { outboxId });
		});
		if (!claimed) return;
		const { attempt, version } = claimed;
		let messageId: string;
		try {
			messageId = await send(senders, claimed);
		} catch (error) {
			// The bot was taken out: the message waits for its return.
			if (error instanceof DomainError && error.code === "permission_denied") {
				await withScope((scope) => markWorkspaceAway(scope, { workspaceId: claimed.workspaceId }));
			}
			const mayRetry = !(error instanceof DomainError && error.code === "not_found");
			log.warn({ err: error, outboxId, attempt, surface: claimed.surface }, "message not sent");
			await withScope((scope) => markOutboxFailed(scope, { outboxId, attempt, mayRetry, reason: error instanceof Error ? error.message : String(error) }));
			return;
		}
		await withScope((scope) => markOutboxSent(scope, { outboxId, messageId, version }));
	},
});

async function send(
	senders: JobTools["senders"],
	{ surface, workspaceExternalId, channelId, messageId, threadId, mention, reply }: ClaimedMessage,
): Promise<string> {
	const sender = senders[surface as keyof typeof senders];
	if (!sender) throw new Error(`Nothing here sends to ${surface}: it is not connected in this process.`);
	return (await sender({ workspaceExternalId, channelId, messageId, threadId, mention, reply })).messageId;
}
