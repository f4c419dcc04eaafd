import { z } from "zod";
import { say } from "../../core/messages/say.ts";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { retryDelay } from "../../core/retry-delay.ts";
import { describeNews } from "../../vendors/notices/describe-news.ts";
import { announce } from "../../vendors/services/announce.ts";
import { marketplaceTitle } from "../marketplaces.ts";
import { getConnection } from "../selectors/get-connection.ts";

const inputSchema = z.strictObject({
	deliveryId: z.uuid(),
	/** The claim that failed; null closes a delivery that nobody may work on any more. */
	attempt: z.int().positive().nullable(),
	reason: z.string(),
	/** False when another attempt would end the same way. */
	mayRetry: z.boolean(),
});

/** About three quarters of an hour in all. */
const BUDGET = 10;
const BACKOFF = { first: 5_000, longest: 3_600_000 };

/** Writes down why a delivery could not be worked off: it comes again later, or is given up as `dead` and the shop is told. */
export async function failDelivery(scope: VendorScope<"delivery.settle">, input: z.input<typeof inputSchema>): Promise<void> {
	const { deliveryId, attempt, mayRetry, reason } = parseInput(inputSchema, input);
	const isDead = attempt === null || !mayRetry || attempt >= BUDGET;
	const delay = isDead ? 0 : retryDelay(attempt, BACKOFF);
	const error = reason.replaceAll("\0", "").slice(0, 1000);
	const [delivery] = await scope.write.webhookDelivery.updateManyAndReturn({
		where: {
			vendorId: scope.vendorId,
			id: deliveryId,
			...(attempt === null ? { status: { in: ["received", "processing", "failed"] } } : { status: "processing", attempts: attempt }),
		},
		data: { status: isDead ? "dead" : "failed", error, dueAt: new Date(scope.now.getTime() + delay), finishedAt: isDead ? scope.now : null },
		select: { connectionId: true, marketplace: true, topic: true },
	});
	if (!delivery) return;
	if (isDead) {
		const { number } = await getConnection(scope, { connectionId: delivery.connectionId });
		const marketplace = marketplaceTitle(delivery.marketplace);
		const detail = {
			kind: "dead-deliveries" as const,
			connection: number,
			marketplace,
			count: 1,
			reason: say.deadReason({ topic: delivery.topic, reason: error }),
		};
		await announce(scope, {
			topic: "errors",
			key: `delivery:${deliveryId}:dead`,
			reply: describeNews(detail),
			group: { key: `dead:${delivery.connectionId}`, detail },
		});
		return;
	}
	const payload = { vendorId: scope.vendorId, connectionId: delivery.connectionId, deliveryId };
	scope.afterCommit({ job: "process-delivery", id: deliveryId, run: attempt, delay, payload });
}
