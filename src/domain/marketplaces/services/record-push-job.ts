import { z } from "zod";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { pushJobWishes } from "../push-job.ts";

const inputSchema = z.strictObject({
	connectionId: z.uuid(),
	/** What the marketplace calls it. */
	externalId: z.string().min(1).max(200),
	kind: z.enum(["stock", "price"]),
	wishes: pushJobWishes,
	sentAt: z.date(),
});

/**
 * Writes down that a marketplace has taken a batch that it works off by itself: from now on whoever pushes there asks for that one's answers before
 * anything else is sent, so that it can't come after something newer.
 */
export async function recordPushJob(scope: VendorScope<"delivery.settle">, input: z.input<typeof inputSchema>): Promise<void> {
	const { connectionId, externalId, kind, wishes, sentAt } = parseInput(inputSchema, input);
	const { vendorId } = scope;
	await scope.write.pushJob.createMany({ data: [{ vendorId, connectionId, externalId, kind, wishes, createdAt: sentAt }], skipDuplicates: true });
}
