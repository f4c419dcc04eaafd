import { z } from "zod";
import { say } from "../../core/messages/say.ts";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { MOST_WAITING } from "../notices/most-waiting.ts";
import { recordAudit } from "./record-audit.ts";

const inputSchema = z.strictObject({ workspaceId: z.uuid() });

/** Messages asked for at once; the sweep finds the rest. */
const AT_ONCE = 200;

/** What is older is no news. */
const DAYS = 7;

/** The bot is in a workspace again: what had to wait goes out, as far as it still is news. Saying it again changes nothing. */
export async function markWorkspaceBack(scope: VendorScope<"workspace.settle">, input: z.input<typeof inputSchema>): Promise<void> {
	const { workspaceId } = parseInput(inputSchema, input);
	const { vendorId, now } = scope;
	const [back] = await scope.write.workspace.updateManyAndReturn({
		where: { vendorId, id: workspaceId, awaySince: { not: null } },
		data: { awaySince: null },
		select: { name: true },
	});
	if (!back) return;
	await recordAudit(scope, { action: "mark-workspace-back", subjectKind: "workspace", subjectId: workspaceId, after: back });
	await dropOldNews(scope, workspaceId);
	const waiting = await scope.write.$queryRaw<{ id: string }[]>`
		UPDATE outbox SET due_at = CASE WHEN is_held THEN greatest(due_at, now()) ELSE now() END, attempts = 0
		WHERE vendor_id = ${vendorId}::uuid AND workspace_id = ${workspaceId}::uuid AND status = 'pending' RETURNING id`;
	for (const { id } of waiting.slice(0, AT_ONCE)) {
		scope.afterCommit({ job: "send-outbox", id, run: `back${now.getTime()}`, payload: { vendorId, outboxId: id } });
	}
}

/** The newest of each channel are said, for a flood of old news would bury what matters; how many they were is told. Edits of messages that stand there are no news, and stay. */
async function dropOldNews(scope: VendorScope<"workspace.settle">, workspaceId: string): Promise<void> {
	const { vendorId, now } = scope;
	const dropped = await scope.write.$queryRaw<{ channelId: string; count: number }[]>`
		WITH left_out AS (
			UPDATE subscription SET left_out = 0 FROM subscription former
			WHERE subscription.vendor_id = ${vendorId}::uuid AND subscription.workspace_id = ${workspaceId}::uuid AND subscription.left_out > 0
				AND former.vendor_id = subscription.vendor_id AND former.id = subscription.id
			RETURNING subscription.channel_id, former.left_out AS count
		), news AS (
			SELECT id, created_at, row_number() OVER (PARTITION BY channel_id ORDER BY created_at DESC, id DESC) AS nth FROM outbox
			WHERE vendor_id = ${vendorId}::uuid AND workspace_id = ${workspaceId}::uuid AND status = 'pending' AND message_id IS NULL
		), dropped AS (
			UPDATE outbox SET status = 'failed', error = 'no news any more when the bot was back' FROM news
			WHERE outbox.vendor_id = ${vendorId}::uuid AND outbox.id = news.id
				AND (news.nth > ${MOST_WAITING} OR news.created_at < ${now}::timestamptz - make_interval(days => ${DAYS}))
			RETURNING outbox.channel_id, 1 AS count
		)
		SELECT channel_id AS "channelId", sum(count)::int AS count FROM (SELECT * FROM dropped UNION ALL SELECT * FROM left_out) gone GROUP BY channel_id`;
	if (dropped.length === 0) return;
	await scope.write.outbox.createMany({
		data: dropped.map(({ channelId, count }) => ({
			vendorId,
			workspaceId,
			channelId,
			dedupeKey: `back:${now.getTime()}:${workspaceId}:${channelId}`,
			reply: { text: say.notSaidWhileAway({ count }), audience: "channel" },
		})),
		skipDuplicates: true,
	});
}
