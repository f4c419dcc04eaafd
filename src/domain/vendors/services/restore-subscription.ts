import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { channelNewsSchema } from "../channel-news.ts";
import { getChannelNews } from "../selectors/get-channel-news.ts";
import { lockChannel } from "./lock-channel.ts";
import { recordAudit } from "./record-audit.ts";
import { writeSubscription } from "./write-subscription.ts";

const inputSchema = z.strictObject({
	workspaceId: z.uuid(),
	channelId: z.string(),
	/** What the write that is taken back had set. */
	seen: channelNewsSchema,
	/** Nothing: the channel had not asked for anything. */
	restore: channelNewsSchema,
});

/**
 * A channel is told of what it was told before, if it is still told of what was set. Tells so in words.
 * @throws DomainError not_found; conflict when somebody changed it since
 */
export async function restoreSubscription(scope: VendorScope<"notify.manage">, input: z.input<typeof inputSchema>): Promise<string> {
	const { workspaceId, channelId, seen, restore } = parseInput(inputSchema, input);
	await lockChannel(scope, { workspaceId, channelId });
	const now = await getChannelNews(scope, { workspaceId, channelId });
	if (!isDeepStrictEqual(now, seen)) throw new DomainError("conflict", say.subscriptionMoved(now));
	const subjectId = await writeSubscription(scope, { workspaceId, channelId, news: restore });
	if (subjectId === null) throw new DomainError("conflict", say.subscriptionMoved(now));
	await recordAudit(scope, {
		action: "undo-subscribe-channel",
		subjectKind: "subscription",
		subjectId,
		before: seen,
		after: { workspaceId, channelId, ...restore },
	});
	return say.undoneSubscription(restore);
}
