import type { Reply } from "../domain/core/reply.ts";

/** A message that goes out by itself: news for a channel, or the next state of one that is there. */
export interface Message {
	readonly workspaceExternalId: string;
	readonly channelId: string;
	/** The message to edit; null posts a new one. */
	readonly messageId: string | null;
	/** The message in whose thread it goes, or to which it replies; null posts in the channel itself. */
	readonly threadId: string | null;
	/** The one person whom it mentions, as the platform names them; what the reply says mentions nobody. */
	readonly mention: string | null;
	readonly reply: Reply;
}

/**
 * Posts or edits on one surface and tells the message's id.
 * Throws DomainError `not_found` when the channel, the message or the workspace is gone for good, `permission_denied` when the bot was taken out of
 * the workspace and may come back; anything else is tried again.
 */
export type Sender = (message: Message) => Promise<{ messageId: string }>;
