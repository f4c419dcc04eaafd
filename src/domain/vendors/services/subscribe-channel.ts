import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { type ChannelNews, channelNewsSchema } from "../channel-news.ts";
import { getChannelNews } from "../selectors/get-channel-news.ts";
import { TOPICS } from "../topics.ts";
import { lockChannel } from "./lock-channel.ts";
import { recordAudit } from "./record-audit.ts";
import { writeSubscription } from "./write-subscription.ts";

const inputSchema = z.strictObject({
	workspaceId: z.uuid(),
	channelId: z.string().min(1).max(200),
	/** What is left out stays as it is. */
	topics: channelNewsSchema.shape.topics.optional(),
	quietHours: channelNewsSchema.shape.quietHours.optional(),
	digestAt: channelNewsSchema.shape.digestAt.optional(),
});

/**
 * From now on a channel is told of exactly these topics, of the day before at this time, and not within these hours; saying it again changes nothing, and has no
 * number to undo. Without topics and a digest it is told of nothing.
 * @throws DomainError not_found
 */
export async function subscribeChannel(
	scope: VendorScope<"notify.manage">,
	input: z.input<typeof inputSchema>,
): Promise<{ news: ChannelNews; changeNumber: bigint | null }> {
	const { workspaceId, channelId, topics, quietHours, digestAt } = parseInput(inputSchema, input);
	await lockChannel(scope, { workspaceId, channelId });
	const known = await getChannelNews(scope, { workspaceId, channelId });
	const news: ChannelNews = {
		topics: topics ? TOPICS.filter((topic) => topics.includes(topic)) : known.topics,
		quietHours: quietHours === undefined ? known.quietHours : quietHours,
		digestAt: digestAt === undefined ? known.digestAt : digestAt,
	};
	if (news.topics.length === 0 && news.digestAt === null) news.quietHours = null;
	if (isDeepStrictEqual(known, news)) return { news, changeNumber: null };
	const subjectId = await writeSubscription(scope, { workspaceId, channelId, news });
	if (subjectId === null) return { news, changeNumber: null };
	const changeNumber = await recordAudit(scope, {
		action: "subscribe-channel",
		subjectKind: "subscription",
		subjectId,
		before: known,
		after: { workspaceId, channelId, ...news },
		inverse: { kind: "subscription", workspaceId, channelId, seen: news, restore: known },
	});
	return { news, changeNumber };
}
