import type { Sent, StoredMessage, StoredView, World } from "./world.ts";

export interface ReplyWait {
	/** Wait on until this is true, as for the last state of a progress. */
	until?: (message: StoredMessage) => boolean;
	/** 10 s by default. */
	timeoutMs?: number;
	/** For how long the answer must stay unchanged to count as final; 50 ms by default. */
	quietMs?: number;
}

/** Reads what a request was answered with, whichever way it came. */
export function createReplies(world: World) {
	/** What is certain (ack, response_url) goes before what was said in the channel since. */
	function candidates(sent: Sent): StoredMessage[] {
		const seen = world.messages.filter(
			(one) => !one.deleted && one.revision > sent.revision && (one.ephemeralFor === null || one.ephemeralFor === sent.by?.id),
		);
		const certain = seen.filter((one) => one.cause === sent.id);
		const here = seen.filter((one) => one.channelId === sent.in?.id && (one.cause === null || one.history.length > 0));
		return (certain.length > 0 ? certain : here).sort((a, b) => a.revision - b.revision);
	}

	function describe(sent: Sent): string {
		const last = candidates(sent).at(-1);
		return `the reply to the ${sent.kind} (ack ${sent.ack ? `${sent.ack.status} in ${Math.round(sent.ack.ms)} ms` : "none"}${last ? `, now "${textOf(last).slice(0, 200)}"` : ", nothing to see"})`;
	}

	function viewOf(sent: Sent): StoredView | undefined {
		return [...world.views.values()].find((one) => one.cause === sent.id);
	}

	return {
		/** All that the person sees as an answer, oldest first. */
		replies: candidates,
		/** The newest visible answer to a request, once there is one. */
		async reply(sent: Sent, { until, timeoutMs, quietMs = 50 }: ReplyWait = {}): Promise<StoredMessage> {
			return world.changes.wait(() => candidates(sent).at(-1), {
				what: () => describe(sent),
				quietMs,
				...(timeoutMs === undefined ? {} : { timeoutMs }),
				...(until ? { until } : {}),
			});
		},
		/** The view that a request has opened by now. */
		viewOf,
		/** The view that a request opened. */
		async view(sent: Sent): Promise<StoredView> {
			return world.changes.wait(() => viewOf(sent), { what: () => `the view of the ${sent.kind}` });
		},
		/** The messages of a channel that everybody sees, or that this person sees. */
		messages(channelId: string, { seenBy }: { seenBy?: string } = {}): StoredMessage[] {
			return world.messages.filter((one) => one.channelId === channelId && !one.deleted && (one.ephemeralFor === null || one.ephemeralFor === seenBy));
		},
	};
}

/** All that a message says: the texts of its blocks, or its text when it has none. */
export function textOf(message: StoredMessage): string {
	const texts: string[] = [];
	const walk = (value: unknown): void => {
		if (Array.isArray(value)) value.forEach(walk);
		else if (typeof value === "object" && value !== null) {
			for (const [key, inner] of Object.entries(value)) {
				if (key === "text" && typeof inner === "string") texts.push(inner);
				else walk(inner);
			}
		}
	};
	walk(message.blocks);
	return texts.length > 0 ? texts.join("\n") : message.text;
}

/** Whom a message notifies: the users of its rich text, or those whom its text names when it has no blocks. */
export function mentionsOf(message: StoredMessage): string[] {
	if (message.blocks.length === 0) return [...message.text.matchAll(/<([@!][^>]*)>/g)].map(([, id = ""]) => id.replace(/^@/, ""));
	const found: string[] = [];
	const walk = (value: unknown): void => {
		if (typeof value !== "object" || value === null) return;
		const { type, user_id, text } = value as Record<string, unknown>;
		if (type === "user") found.push(String(user_id));
		if (type === "broadcast" || type === "usergroup") found.push(String(type));
		if (type === "mrkdwn") found.push(...[...String(text).matchAll(/<([@!][^>]*)>/g)].map(([, id = ""]) => id.replace(/^@/, "")));
		Object.values(value).forEach(walk);
	};
	walk(message.blocks);
	return found;
}
