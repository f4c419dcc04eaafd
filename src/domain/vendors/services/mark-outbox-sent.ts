import { z } from "zod";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";

const inputSchema = z.strictObject({
	outboxId: z.uuid(),
	/** What the platform calls the message. */
	messageId: z.string().min(1),
	/** The version that was sent: see claim-outbox. */
	version: z.string(),
});

/** Writes down that a message was sent. One that was replaced meanwhile stays pending, and goes out as an edit of the same message at once. */
export async function markOutboxSent(scope: VendorScope<"outbox.deliver">, input: z.input<typeof inputSchema>): Promise<void> {
	const { outboxId, messageId, version } = parseInput(inputSchema, input);
	const [row] = await scope.write.$queryRaw<{ status: string }[]>`
		UPDATE outbox SET message_id = ${messageId}, leased_until = NULL, sent_at = now(), error = NULL,
			status = CASE WHEN md5(reply::text) = ${version} THEN 'sent' ELSE 'pending' END,
			due_at = CASE WHEN md5(reply::text) = ${version} THEN due_at ELSE now() END, attempts = 0
		WHERE vendor_id = ${scope.vendorId}::uuid AND id = ${outboxId}::uuid
		RETURNING status`;
	if (row?.status === "pending") scope.afterCommit({ job: "send-outbox", id: outboxId, run: version, payload: { vendorId: scope.vendorId, outboxId } });
}
