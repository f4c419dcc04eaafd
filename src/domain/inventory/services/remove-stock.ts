import { z } from "zod";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { recordAudit } from "../../vendors/services/record-audit.ts";
import { getItem } from "../selectors/get-item.ts";
import { getLocationById } from "../selectors/get-location-by-id.ts";
import { moveStock } from "./move-stock.ts";

const inputSchema = z.strictObject({ itemId: z.uuid(), locationId: z.uuid(), quantity: z.int().positive(), reason: z.string().trim().min(1).max(500) });

/**
 * Takes copies out of a location that are damaged, lost or given away.
 * @throws DomainError not_found; conflict when fewer are available there
 */
export async function removeStock(
	scope: VendorScope<"stock.write" | "inventory.read">,
	input: z.input<typeof inputSchema>,
): Promise<{ onHand: number; changeNumber: bigint }> {
	const { itemId, locationId, quantity, reason } = parseInput(inputSchema, input);
	const { sku } = await getItem(scope, { itemId });
	const { name: location } = await getLocationById(scope, { locationId });
	const { onHand } = await moveStock(scope, { itemId, locationId, delta: -quantity, kind: "adjusted", reason });
	const changeNumber = await recordAudit(scope, {
		action: "remove-stock",
		subjectKind: "item",
		subjectId: itemId,
		before: { onHand: onHand + quantity },
		after: { onHand, sku, location, reason },
		inverse: { kind: "stock", itemId, locationId, delta: quantity },
	});
	return { onHand, changeNumber };
}
