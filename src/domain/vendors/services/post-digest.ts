import { z } from "zod";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import type { Reply } from "../../core/reply.ts";
import { toJson } from "../../core/to-json.ts";
import { nextTime } from "../notices/quiet-hours.ts";
import { getVendor } from "../selectors/get-vendor.ts";
import { lockSubscription } from "./lock-subscription.ts";
import { thinOutbox } from "./thin-outbox.ts";

const inputSchema = z.strictObject({
	subscriptionId: z.uuid(),
	/** When it was due: who comes second finds another time there, and posts nothing. */
	due: z.date(),
	reply: z.custom<Reply>((value) => typeof value === "object" && value !== null && "text" in value),
});

/** Puts a channel's digest into the outbox, once for each time that it is due. Times that went by meanwhile are not made up for one by one. */
export async function postDigest(scope: VendorScope<"outbox.deliver">, input: z.input<typeof inputSchema>): Promise<void> {
	const { subscriptionId, due, reply } = parseInput(inputSchema, input);
	const { vendorId, now } = scope;
	const held = await lockSubscription(scope, { subscriptionId });
	if (held?.digestNextAt?.getTime() !== due.getTime() || held.digestAt === null) return;
	const { timezone } = await getVendor(scope);
	await scope.write.subscription.updateMany({ where: { vendorId, id: subscriptionId }, data: { digestNextAt: nextTime(held.digestAt, { now, timezone }) } });
	const [row] = await scope.write.outbox.createManyAndReturn({
		data: [
			{
				vendorId,
				workspaceId: held.workspaceId,
				channelId: held.channelId,
				dedupeKey: `digest:${subscriptionId}:${due.toISOString()}`,
				reply: toJson(reply),
			},
		],
		skipDuplicates: true,
		select: { id: true },
	});
	if (row) await thinOutbox(scope, held);
	if (row) scope.afterCommit({ job: "send-outbox", id: row.id, payload: { vendorId, outboxId: row.id } });
}
