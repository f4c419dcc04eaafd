import type { webApi } from "@slack/bolt";
import { say } from "../../domain/core/messages/say.ts";
import { SLACK_LIMITS as LIMITS } from "./limits.ts";
import type { OutgoingFile } from "./render-files.ts";
import { refusal } from "./send-message.ts";

interface UploadOptions {
	files: readonly OutgoingFile[];
	/** A channel, or a person, who then gets them as a direct message. */
	to: { channelId: string; threadTs?: string } | { userId: string };
}

/** Sends files after a message. Never throws: gives a sentence about what was not sent, or null. */
export async function uploadFiles(client: webApi.WebClient, { files, to }: UploadOptions): Promise<string | null> {
	if (files.length === 0) return null;
	const names = files.map(({ name }) => name);
	if (files.length > LIMITS.files) return say.slackFileNotSent({ names: names.slice(0, 3), reason: `more than ${LIMITS.files} files` });
	try {
		const channelId = "userId" in to ? await openDirectMessage(client, to.userId) : to.channelId;
		const thread = "threadTs" in to && to.threadTs ? { thread_ts: to.threadTs } : {};
		const file_uploads = files.map(({ name, data, alt }) => ({ file: data, filename: name, title: name, ...(alt !== undefined && { alt_text: alt }) }));
		await client.files.uploadV2({ channel_id: channelId, ...thread, file_uploads });
		return null;
	} catch (error) {
		return say.slackFileNotSent({ names, reason: refusal(error) ?? (error instanceof Error ? error.message : String(error)) });
	}
}

async function openDirectMessage(client: webApi.WebClient, userId: string): Promise<string> {
	const { channel } = await client.conversations.open({ users: userId });
	if (!channel?.id) throw new Error("no direct message channel");
	return channel.id;
}
