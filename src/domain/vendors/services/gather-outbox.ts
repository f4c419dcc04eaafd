import { z } from "zod";
import { Prisma } from "../../../generated/prisma/client.ts";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import type { Reply } from "../../core/reply.ts";
import { describeNews } from "../notices/describe-news.ts";
import { foldNews } from "../notices/fold-news.ts";
import { type NewsDetail, newsDetailSchema } from "../notices/news-detail.ts";
import { type HeldNews, summariseHeld } from "../notices/summarise-held.ts";
import { findGroupMessage } from "../selectors/find-group-message.ts";
import { findWaitingNews, type WaitingNews } from "../selectors/find-waiting-news.ts";
import { lockChannel } from "./lock-channel.ts";

const inputSchema = z.strictObject({ outboxId: z.uuid() });

/** Seconds for which the first message of a group takes in what follows. */
const WINDOWS: Readonly<Record<NewsDetail["kind"], number>> = { sales: 60, "low-stock": 60, "dead-deliveries": 3_600 };
/** Seconds between two edits of a message: platforms bear about one a second in a channel. */
const EDIT_EVERY = 3;
/** Messages that one takes along; a night that brought more has a second summary. */
const MOST = 5_000;

/**
 * Has news that are due join the message of their group: the one that began within the last minute (dead deliveries: hour) in this channel, which is
 * edited, or else this one, which takes along all that wait with it. What quiet hours held becomes one summary. Leaves other messages as they are.
 */
export async function gatherOutbox(scope: VendorScope<"outbox.deliver">, input: z.input<typeof inputSchema>): Promise<void> {
	const { outboxId } = parseInput(inputSchema, input);
	const waiting = await findWaitingNews(scope, { outboxId });
	if (!waiting) return;
	await lockChannel(scope, waiting);
	// Another may have taken it along meanwhile.
	const news = await findWaitingNews(scope, { outboxId });
	if (news?.isHeld) await summarise(scope, news);
	else if (news?.groupKey) await join(scope, news, news.groupKey);
}

async function join(scope: VendorScope<"outbox.deliver">, { id, detail: ownDetail, ...channel }: WaitingNews, groupKey: string): Promise<void> {
	const news = newsDetailSchema.parse(ownDetail);
	const open = await findGroupMessage(scope, { ...channel, groupKey, window: WINDOWS[news.kind] });
	const own = open ? [] : await lead(scope, id);
	const joined = await takeAlong(scope, channel, { into: open?.id ?? id, which: Prisma.sql`group_key = ${groupKey} AND NOT is_held` });
	if (joined.length === 0) return;
	const details = [...(open ? [open] : []), ...asTheyHappened([...own, ...joined])].map((one) => newsDetailSchema.parse(one.detail));
	const detail = details.reduce(foldNews);
	await replace(scope, { id: open?.id ?? id, detail, reply: describeNews(detail), isBeingSent: !open });
}

/** The summary is a message that nothing joins later. */
async function summarise(scope: VendorScope<"outbox.deliver">, { id, ...channel }: WaitingNews): Promise<void> {
	const own = await lead(scope, id);
	const joined = await takeAlong(scope, channel, { into: id, which: Prisma.sql`is_held` });
	if (joined.length > 0) await replace(scope, { id, detail: null, reply: summariseHeld(asTheyHappened([...own, ...joined])), isBeingSent: true });
}

interface JoinedNews extends HeldNews {
	/** A UUIDv7: its place in time. */
	id: string;
}

/** Which of them began to be sent first is chance. */
function asTheyHappened(news: readonly JoinedNews[]): JoinedNews[] {
	return news.toSorted((one, other) => (one.id < other.id ? -1 : 1));
}

function lead(scope: VendorScope, id: string): Promise<JoinedNews[]> {
	return scope.write.$queryRaw<
		JoinedNews[]
	>`UPDATE outbox SET led_at = now() WHERE vendor_id = ${scope.vendorId}::uuid AND id = ${id}::uuid RETURNING id, detail, reply`;
}

/** All in the channel that is due, has not begun to be sent and is of a kind. */
async function takeAlong(
	scope: VendorScope,
	{ workspaceId, channelId }: Pick<WaitingNews, "workspaceId" | "channelId">,
	{ into, which }: { into: string; which: Prisma.Sql },
): Promise<JoinedNews[]> {
	return scope.write.$queryRaw<JoinedNews[]>(Prisma.sql`
			UPDATE outbox SET status = 'merged', merged_into = ${into}::uuid
			WHERE vendor_id = ${scope.vendorId}::uuid AND id IN (
				SELECT id FROM outbox WHERE vendor_id = ${scope.vendorId}::uuid AND workspace_id = ${workspaceId}::uuid AND channel_id = ${channelId}
					AND ${which} AND status = 'pending' AND led_at IS NULL AND due_at <= now() AND id <> ${into}::uuid ORDER BY id LIMIT ${MOST}
			) RETURNING id, detail, reply`);
}

interface Replacement {
	id: string;
	/** Null leaves what is there. */
	detail: NewsDetail | null;
	reply: Reply;
	/** The caller sends it just now. */
	isBeingSent: boolean;
}

async function replace(scope: VendorScope, { id, detail, reply, isBeingSent }: Replacement): Promise<void> {
	const [row] = await scope.write.$queryRaw<{ delay: number }[]>`
		UPDATE outbox SET reply = ${JSON.stringify(reply)}::jsonb, detail = coalesce(${detail && JSON.stringify(detail)}::jsonb, detail), status = 'pending', error = NULL,
			due_at = CASE WHEN status = 'sent' THEN greatest(now(), sent_at + make_interval(secs => ${EDIT_EVERY})) ELSE due_at END
		WHERE vendor_id = ${scope.vendorId}::uuid AND id = ${id}::uuid
		RETURNING ceil(extract(epoch FROM greatest(due_at - now(), interval '0')) * 1000)::int AS delay`;
	if (isBeingSent || !row) return;
	scope.afterCommit({ job: "send-outbox", id, run: `edit${scope.now.getTime()}`, delay: row.delay, payload: { vendorId: scope.vendorId, outboxId: id } });
}
