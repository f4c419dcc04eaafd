import { z } from "zod";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { retryDelay } from "../../core/retry-delay.ts";

const inputSchema = z.strictObject({
	outboxId: z.uuid(),
	/** The claim that failed: see claim-outbox. */
	attempt: z.int().positive(),
	reason: z.string(),
	/** False when the channel or the workspace is gone for good. */
	mayRetry: z.boolean(),
});

/** About two hours in all: platforms do have bad days. */
const BUDGET = 12;
const BACKOFF = { first: 2_000, longest: 1_800_000 };

/** Writes down why a message could not be sent: it is tried again later, or given up as `failed`. */
export async function markOutboxFailed(scope: VendorScope<"outbox.deliver">, input: z.input<typeof inputSchema>): Promise<void> {
	const { outboxId, attempt, reason, mayRetry } = parseInput(inputSchema, input);
	const isFailed = !mayRetry || attempt >= BUDGET;
	const delay = isFailed ? 0 : retryDelay(attempt, BACKOFF);
	const { count } = await scope.write.outbox.updateMany({
		where: { vendorId: scope.vendorId, id: outboxId, status: "pending", attempts: attempt },
		data: {
			status: isFailed ? "failed" : "pending",
			leasedUntil: null,
			dueAt: new Date(scope.now.getTime() + delay),
			error: reason.replaceAll("\0", "").slice(0, 1000),
		},
	});
	if (count === 0 || isFailed) return;
	scope.afterCommit({ job: "send-outbox", id: outboxId, run: attempt, delay, payload: { vendorId: scope.vendorId, outboxId } });
}
