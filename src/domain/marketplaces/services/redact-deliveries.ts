import { z } from "zod";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { redactBody } from "../redact-body.ts";
import { listOrderDeliveries } from "../selectors/list-order-deliveries.ts";

const inputSchema = z.strictObject({
	/** By the marketplaces' ids of them. */
	orders: z.array(z.strictObject({ connectionId: z.uuid(), orderExternalId: z.string().min(1).max(100) })),
});

/**
 * Takes what tells of a person out of the stored deliveries of these orders, for good; they can still be worked off again. Deliveries that were never
 * read are in nobody's name and stay. Returns how many were changed.
 */
export async function redactDeliveries(scope: VendorScope<"customer.redact">, input: z.input<typeof inputSchema>): Promise<number> {
	const { orders } = parseInput(inputSchema, input);
	let changed = 0;
	let after: string | null = null;
	do {
		const page: { id: string; body: Uint8Array }[] = await listOrderDeliveries(scope, { orders, after });
		for (const { id, body } of page) {
			const cleaned = redactBody(body);
			if (!cleaned) continue;
			await scope.write.webhookDelivery.updateMany({ where: { vendorId: scope.vendorId, id }, data: { body: new Uint8Array(cleaned) } });
			changed++;
		}
		after = page.at(-1)?.id ?? null;
	} while (after !== null);
	return changed;
}
