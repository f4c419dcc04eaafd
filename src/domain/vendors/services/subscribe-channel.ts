import { z } from "zod";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { getChannelTopics } from "../selectors/get-channel-topics.ts";
import { TOPICS } from "../selectors/list-subscriptions.ts";
import { recordAudit } from "./record-audit.ts";

const inputSchema = z.strictObject({
	workspaceId: z.uuid(),
	channelId: z.string().min(1).max(200),
	topics: z.array(z.enum(TOPICS)).min(1),
});

/**
 * From now on a channel is told of exactly these topics; saying it again changes nothing, and has no number to undo.
 * @throws DomainError not_found
 */
export async function subscribeChannel(scope: VendorScope<"notify.manage">, input: z.input<typeof inputSchema>): Promise<{ changeNumber: bigint | null }> {
	const { workspaceId, channelId, topics } = parseInput(inputSchema, input);
	const known = await getChannelTopics(scope, { workspaceId, channelId });
	const wanted = TOPICS.filter((topic) => topics.includes(topic));
	const [changed] = await scope.write.$queryRaw<{ id: string }[]>`
		INSERT INTO subscription AS known (vendor_id, workspace_id, channel_id, topics)
		VALUES (${scope.vendorId}::uuid, ${workspaceId}::uuid, ${channelId}, ${wanted}::text[])
		ON CONFLICT (vendor_id, workspace_id, channel_id) DO UPDATE SET topics = excluded.topics WHERE known.topics <> excluded.topics
		RETURNING id`;
	if (!changed) return { changeNumber: null };
	const changeNumber = await recordAudit(scope, {
		action: "subscribe-channel",
		subjectKind: "subscription",
		subjectId: changed.id,
		before: { topics: known },
		after: { workspaceId, channelId, topics: wanted },
		inverse: { kind: "subscription", workspaceId, channelId, seen: wanted, restore: known },
	});
	return { changeNumber };
}
