import { z } from "zod";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";

const inputSchema = z.strictObject({
	connectionId: z.uuid(),
	claim: z.int(),
	/** Milliseconds. */
	wait: z.int().min(0),
});

/** Gives a claim back for a while: the marketplace is still at work on what it was sent. */
export async function restPush(scope: VendorScope<"delivery.settle">, input: z.input<typeof inputSchema>): Promise<void> {
	const { connectionId, claim, wait } = parseInput(inputSchema, input);
	const { vendorId, now } = scope;
	const { count } = await scope.write.connection.updateMany({
		where: { vendorId, id: connectionId, pushClaim: claim },
		data: { pushLeaseUntil: null, pushRetryAt: new Date(now.getTime() + wait) },
	});
	if (count > 0) scope.afterCommit({ job: "push-listings", id: connectionId, run: `rested${claim}`, delay: wait, payload: { vendorId, connectionId } });
}
