import type { VendorScope } from "../../core/permissions/scopes.ts";
import type { Reply } from "../../core/reply.ts";
import { toJson } from "../../core/to-json.ts";

interface ShownIn {
	/** The progress_message. */
	id: string;
	workspaceId: string;
	channelId: string;
	messageId: string;
	identityId: string | null;
}

interface End {
	/** The messages that show the work, oldest first. */
	messages: readonly ShownIn[];
	/** When somebody last had it go on. */
	since: Date;
	/** What it came to, said once in a message's thread however often the work behind it is repeated: "done". */
	outcome: string;
	/** "B-41" */
	label: string;
	/** In the shop's language. */
	said: string;
}

/** Milliseconds after which whoever waits for work has looked away: an edit notifies nobody. */
const LOOKED_AWAY = 15_000;

/**
 * Says that long work has ended in the thread of the messages that show it, to whom they answer, through the outbox; of short work, nothing. A person
 * with several such messages in a channel is told once, in the newest. Quiet hours do not count: somebody waits for it.
 */
export async function noteEnd(scope: VendorScope, { messages, since, outcome, label, said }: End): Promise<void> {
	if (scope.now.getTime() - since.getTime() < LOOKED_AWAY) return;
	const newest = new Map(messages.map((message) => [[message.workspaceId, message.channelId, message.identityId].join(" "), message]));
	const reply: Reply = { text: said.startsWith(label) ? said : `${label}: ${said}`, audience: "channel" };
	const rows = await scope.write.outbox.createManyAndReturn({
		data: [...newest.values()].map(({ id, messageId, ...place }) => ({
			...place,
			vendorId: scope.vendorId,
			threadId: messageId,
			reply: toJson(reply),
			dedupeKey: `note:${id}:${outcome}`,
		})),
		skipDuplicates: true,
		select: { id: true },
	});
	for (const { id } of rows) scope.afterCommit({ job: "send-outbox", id, payload: { vendorId: scope.vendorId, outboxId: id } });
}
