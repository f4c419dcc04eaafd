import { webApi } from "@slack/bolt";
import type { Reply } from "../../domain/core/reply.ts";
import { renderReply, type SlackMessage } from "./render.ts";
import { renderPlain } from "./render-plain.ts";

/** Slack's word for why it refused a call, or null when it was not a refusal. */
export function refusal(error: unknown): string | null {
	return error instanceof webApi.WebAPIPlatformError ? error.data.error : null;
}

const REFUSED_BLOCKS: readonly (string | null)[] = ["invalid_blocks", "invalid_blocks_format", "invalid_attachments", "msg_blocks_too_long", "msg_too_long"];

/** Sends the reply as blocks and, should Slack refuse those, as plain text: an answer is never lost to its looks. Throws what `send` throws. */
export async function sendRendered<R>(
	reply: Reply,
	options: Parameters<typeof renderReply>[1],
	send: (message: SlackMessage) => Promise<R>,
): Promise<{ sent: R; message: SlackMessage }> {
	const message = renderReply(reply, options);
	try {
		return { sent: await send(message), message };
	} catch (error) {
		if (!REFUSED_BLOCKS.includes(refusal(error))) throw error;
		const plain = renderPlain(reply, options?.mention);
		return { sent: await send(plain), message: plain };
	}
}

/** What every message carries: nothing in it is parsed, expanded or linked by Slack. */
export const QUIET = { parse: "none", link_names: false, unfurl_links: false, unfurl_media: false } as const;
