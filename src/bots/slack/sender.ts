import { DomainError } from "../../domain/core/errors.ts";
import { say } from "../../domain/core/messages/say.ts";
import type { Sender } from "../sender.ts";
import { type RefusalLog, TOKEN_REFUSALS } from "./refusal-log.ts";
import { QUIET, refusal, sendRendered } from "./send-message.ts";
import type { FindClient } from "./slack-clients.ts";
import { uploadFiles } from "./upload-files.ts";

/** Refusals that no later try will change. */
const GONE: readonly string[] = [
	"channel_not_found",
	"message_not_found",
	"is_archived",
	"not_in_channel",
	"cant_update_message",
	"edit_window_closed",
	"team_not_found",
	"cannot_reply_to_message",
	"restricted_action_non_threadable_channel",
	"restricted_action_thread_locked",
];

/**
 * Posts and edits bot messages with the workspace's own token; a message's id is its timestamp in the channel. What Slack refuses for now is thrown as it came.
 * A reply to a message that was deleted Slack posts in the channel itself.
 */
export function createSlackSender(findClient: FindClient, refusals: RefusalLog): Sender {
	return async ({ workspaceExternalId, channelId, messageId, threadId, mention, reply }) => {
		const client = await findClient(workspaceExternalId);
		if (!client) throw new DomainError("permission_denied", say.slackNotInstalled({ team: workspaceExternalId }));
		try {
			const { sent, message } = await sendRendered<{ ts?: string }>(reply, { mention }, ({ text, blocks }) =>
				messageId === null
					? client.chat.postMessage({ channel: channelId, ...(threadId !== null && { thread_ts: threadId }), text, blocks, ...QUIET })
					: client.chat.update({ channel: channelId, ts: messageId, text, blocks, parse: "none", link_names: false }),
			);
			const ts = sent.ts ?? messageId ?? "";
			if (messageId === null || !reply.progress?.active) {
				const problem = await uploadFiles(client, { files: message.files, to: { channelId, threadTs: ts } });
				if (problem) await client.chat.postMessage({ channel: channelId, thread_ts: ts, text: problem, ...QUIET });
			}
			refusals.clear(workspaceExternalId);
			return { messageId: ts };
		} catch (error) {
			const reason = refusal(error);
			refusals.note(workspaceExternalId, error);
			if (reason !== null && TOKEN_REFUSALS.includes(reason)) throw new DomainError("permission_denied", say.slackRefused({ reason }), { cause: error });
			if (reason === null || !GONE.includes(reason)) throw error;
			throw new DomainError("not_found", say.channelGone({ channel: messageId ?? channelId }), { cause: error });
		}
	};
}
