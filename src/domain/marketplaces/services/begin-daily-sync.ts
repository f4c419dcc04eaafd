import { z } from "zod";
import { nextNumber } from "../../core/next-number.ts";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { READ_MARKETPLACES } from "../read-marketplaces.ts";

const inputSchema = z.strictObject({ connectionId: z.uuid() });

/**
 * Once a day has all that a connection has for sale read, to be compared with ours. Nothing is done for one that is not due, is neither pushed to nor was
 * ever matched, or is being read already.
 */
export async function beginDailySync(scope: VendorScope<"delivery.settle">, input: z.input<typeof inputSchema>): Promise<void> {
	const { connectionId } = parseInput(inputSchema, input);
	const { vendorId, now } = scope;
	const due = await scope.write.$executeRaw`
		UPDATE connection SET sync_due_at = ${now}::timestamptz + interval '1 day'
		WHERE vendor_id = ${vendorId}::uuid AND id = ${connectionId}::uuid AND status = 'active' AND sync_due_at <= ${now}::timestamptz AND credentials IS NOT NULL
			AND marketplace = ANY(${[...READ_MARKETPLACES]}::text[])
			AND (push_on OR EXISTS (SELECT FROM listing_read WHERE listing_read.vendor_id = connection.vendor_id AND connection_id = connection.id AND listing_read.status = 'done'))
			AND NOT EXISTS (
				SELECT FROM listing_read WHERE listing_read.vendor_id = connection.vendor_id AND connection_id = connection.id AND listing_read.status IN ('reading', 'pairing')
			)`;
	if (due === 0) return;
	const number = await nextNumber(scope, "listing_read");
	const [read] = await scope.write.listingRead.createManyAndReturn({
		data: [{ vendorId, connectionId, number, purpose: "daily", dueAt: now }],
		skipDuplicates: true,
		select: { id: true },
	});
	if (read) scope.afterCommit({ job: "read-listings", id: read.id, payload: { vendorId, connectionId, readId: read.id } });
}
