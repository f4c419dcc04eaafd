import { z } from "zod";
import { matchWaitingLines } from "../domain/orders/services/match-waiting-lines.ts";
import { defineJob } from "./define-job.ts";

/** Looks again at a connection's order lines that wait for their item, one order a transaction: after an item came, or was said to be what they mean. */
export const matchLines = defineJob({
	name: "match-lines",
	queue: "fast",
	payload: z.object({ vendorId: z.uuid(), connectionId: z.uuid() }),
	needs: ["order.write", "order.read", "stock.write", "inventory.read"],
	principal: ({ vendorId, connectionId }) => ({ kind: "connection", vendorId, connectionId }),
	async run({ connectionId }, { withScope }) {
		for (let after: string | null | undefined; after !== null; ) {
			const from: string | null = after ?? null;
			after = await withScope((scope) => matchWaitingLines(scope, { connectionId, after: from }));
		}
	},
});
