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

/**
 * Writes down why a message could not be sent: it is tried again later, or given up as `failed`; one that was replaced meanwhile is due at once, and the message of a
 * group that is gone is posted anew. One for a workspace
 * that the bot is out of is never given up: it waits there.
 */
export async function markOutboxFailed(scope: VendorScope<"outbox.deliver">, input: z.input<typeof inputSchema>): Promise<void> {
	const { outboxId, attempt, reason, mayRetry } = parseInput(inputSchema, input);
	const isFailed = !mayRetry || attempt >= BUDGET;
	const delay = isFailed ? 0 : retryDelay(attempt, BACKOFF);
	// The message of a group that somebody deleted meanwhile: what joined it was said nowhere yet.
	const [lost] = mayRetry
		? []
		: await scope.write.$queryRaw<{ id: string }[]>`
			UPDATE outbox SET message_id = NULL, leased_until = NULL, attempts = 0, due_at = now()
			WHERE vendor_id = ${scope.vendorId}::uuid AND id = ${outboxId}::uuid AND status = 'pending' AND led_at IS NOT NULL AND message_id IS NOT NULL RETURNING id`;
	if (lost) return scope.afterCommit({ job: "send-outbox", id: outboxId, run: "anew", payload: { vendorId: scope.vendorId, outboxId } });
	const [row] = await scope.write.$queryRaw<{ status: string; replaced: boolean }[]>`
		UPDATE outbox SET leased_until = NULL, error = ${reason.replaceAll("\0", "").slice(0, 1000)},
			status = CASE WHEN attempts = ${attempt} AND ${isFailed} AND NOT (
				SELECT away_since IS NOT NULL FROM workspace WHERE workspace.vendor_id = outbox.vendor_id AND workspace.id = outbox.workspace_id
			) THEN 'failed' ELSE status END,
			due_at = CASE WHEN attempts = ${attempt} THEN now() + make_interval(secs => ${delay / 1000}) ELSE due_at END
		WHERE vendor_id = ${scope.vendorId}::uuid AND id = ${outboxId}::uuid AND status = 'pending'
		RETURNING status, attempts <> ${attempt} AS replaced`;
	if (row?.status !== "pending") return;
	const payload = { vendorId: scope.vendorId, outboxId };
	scope.afterCommit({ job: "send-outbox", id: outboxId, run: `${attempt}-${row.replaced}`, delay: row.replaced ? 0 : delay, payload });
}
