import { z } from "zod";
import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { recordAudit } from "../../vendors/services/record-audit.ts";
import { getConnection } from "../selectors/get-connection.ts";
import { joinByHash } from "./join-by-hash.ts";

const inputSchema = z.strictObject({ connectionId: z.uuid(), decision: z.uuid() });

interface Undone {
	connection: number;
	count: number;
	/** Stay, for orders for them hold copies of the item. */
	sold: number;
}

/**
 * Takes a decision on pairings back: its listings have no item again, and what was ignored is open. Those of which orders hold copies of the item stay.
 * @throws DomainError not_found; conflict when nothing is left that could be taken back
 */
export async function undoPairings(scope: VendorScope<"market.read" | "order.write">, input: z.input<typeof inputSchema>): Promise<Undone> {
	const { connectionId, decision } = parseInput(inputSchema, input);
	const { vendorId } = scope;
	const { number: connection } = await getConnection(scope, { connectionId });
	await joinByHash(scope);
	const [counts] = await scope.write.$queryRaw<{ count: number; sold: number }[]>`
		WITH meant AS (
			SELECT id, EXISTS (
				SELECT FROM sales_order_line line JOIN sales_order sold ON sold.vendor_id = line.vendor_id AND sold.id = line.order_id
				WHERE line.vendor_id = ${vendorId}::uuid AND line.item_id = listing.item_id AND sold.connection_id = ${connectionId}::uuid
					AND (line.product_external_id = listing.external_id OR (line.product_external_id IS NULL AND listing.external_id = 'sku:' || lower(line.sku)))
			) AS is_sold
			FROM listing WHERE vendor_id = ${vendorId}::uuid AND connection_id = ${connectionId}::uuid AND decision = ${decision}::uuid
		), undone AS (
			UPDATE listing SET item_id = NULL, decision = NULL, paired_read = NULL, status = CASE WHEN status = 'ignored' THEN 'active' ELSE status END
			FROM meant WHERE listing.vendor_id = ${vendorId}::uuid AND listing.id = meant.id AND NOT is_sold RETURNING listing.id
		)
		SELECT (SELECT count(*) FROM undone)::int AS count, (SELECT count(*) FROM meant WHERE is_sold)::int AS sold`;
	const { count = 0, sold = 0 } = counts ?? {};
	if (count === 0) throw new DomainError("conflict", sold > 0 ? say.pairingsSold({ sold }) : say.pairingsMoved());
	await recordAudit(scope, {
		action: "undo-pairings",
		subjectKind: "connection",
		subjectId: connectionId,
		after: { number: connection, open: count, ...(sold > 0 && { stay: sold }) },
	});
	return { connection, count, sold };
}
