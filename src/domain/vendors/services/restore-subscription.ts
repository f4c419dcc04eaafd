import { z } from "zod";
import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/en.ts";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { getChannelTopics } from "../selectors/get-channel-topics.ts";
import { TOPICS } from "../selectors/list-subscriptions.ts";
import { recordAudit } from "./record-audit.ts";

const topics = z.array(z.enum(TOPICS));
const inputSchema = z.strictObject({
	workspaceId: z.uuid(),
	channelId: z.string(),
	/** What the write that is taken back had set. */
	seen: topics,
	/** None: the channel had not asked for anything. */
	restore: topics,
});

/**
 * A channel is told of what it was told before, if it is still told of what was set. Tells so in words.
 * @throws DomainError not_found; conflict when somebody changed it since
 */
export async function restoreSubscription(scope: VendorScope<"notify.manage">, input: z.input<typeof inputSchema>): Promise<string> {
	const { workspaceId, channelId, seen, restore } = parseInput(inputSchema, input);
	const now = await getChannelTopics(scope, { workspaceId, channelId });
	const where = { vendorId: scope.vendorId, workspaceId, channelId, topics: { equals: seen } };
	const [subscription] = await scope.write.subscription.updateManyAndReturn({ where, data: { topics: restore }, select: { id: true } });
	if (!subscription) throw new DomainError("conflict", say.subscriptionMoved({ topics: now }));
	if (restore.length === 0) await scope.write.subscription.deleteMany({ where: { vendorId: scope.vendorId, id: subscription.id } });
	await recordAudit(scope, {
		action: "undo-subscribe-channel",
		subjectKind: "subscription",
		subjectId: subscription.id,
		before: { topics: seen },
		after: { workspaceId, channelId, topics: restore },
	});
	return say.undoneSubscription({ topics: restore });
}
