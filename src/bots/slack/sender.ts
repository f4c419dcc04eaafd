import type { webApi } from "@slack/bolt";
import { DomainError } from "../../domain/core/errors.ts";
import { say } from "../../domain/core/messages/en.ts";
import type { Sender } from "../sender.ts";
import { QUIET, refusal, sendRendered } from "./send-message.ts";
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
];

/** The app was taken out of the workspace, or its token was. */
const OUT: readonly string[] = ["account_inactive", "token_revoked", "not_authed", "invalid_auth"];

/** Posts and edits bot messages; a message's id is its timestamp in the channel. What Slack refuses for now is thrown as it came. */
export function createSlackSender(client: webApi.WebClient): Sender {
	return async ({ channelId, messageId, reply }) => {
		try {
			const { sent, message } = await sendRendered<{ ts?: string }>(reply, undefined, ({ text, blocks }) =>
				messageId === null
					? client.chat.postMessage({ channel: channelId, text, blocks, ...QUIET })
					: client.chat.update({ channel: channelId, ts: messageId, text, blocks, parse: "none", link_names: false }),
			);
			const ts = sent.ts ?? messageId ?? "";
			if (messageId === null || !reply.progress?.active) {
				const problem = await uploadFiles(client, { files: message.files, to: { channelId, threadTs: ts } });
				if (problem) await client.chat.postMessage({ channel: channelId, thread_ts: ts, text: problem, ...QUIET });
			}
			return { messageId: ts };
		} catch (error) {
			const reason = refusal(error);
			if (reason !== null && OUT.includes(reason)) throw new DomainError("permission_denied", say.slackRefused({ reason }), { cause: error });
			if (reason === null || !GONE.includes(reason)) throw error;
			throw new DomainError("not_found", say.channelGone({ channel: messageId ?? channelId }), { cause: error });
		}
	};
}
