import { z } from "zod";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { recordAudit } from "../../vendors/services/record-audit.ts";
import { getDefaultLocation } from "../selectors/get-default-location.ts";
import { getItem } from "../selectors/get-item.ts";
import { moveStock } from "./move-stock.ts";

const inputSchema = z.discriminatedUnion("kind", [
	z.strictObject({ kind: z.literal("received"), itemId: z.uuid(), quantity: z.int().positive(), unitCostMinor: z.bigint().min(0n).optional() }),
	z.strictObject({ kind: z.literal("adjusted"), itemId: z.uuid(), quantity: z.int().positive(), reason: z.string().min(1).max(500) }),
]);

/**
 * Receives copies into the default location, or removes them from it (damaged, lost) with a reason.
 * @throws DomainError not_found; conflict when fewer are available than are to be removed
 */
export async function adjustStock(
	scope: VendorScope<"stock.write" | "inventory.read">,
	input: z.input<typeof inputSchema>,
): Promise<{ onHand: number; changeNumber: bigint }> {
	const change = parseInput(inputSchema, input);
	const { itemId, kind, quantity } = change;
	const item = await getItem(scope, { itemId });
	const location = await getDefaultLocation(scope);
	const delta = kind === "received" ? quantity : -quantity;
	const { onHand } = await moveStock(scope, {
		itemId,
		locationId: location.id,
		delta,
		kind,
		...(change.kind === "adjusted" && { reason: change.reason }),
		...(change.kind === "received" && change.unitCostMinor !== undefined && { unitCostMinor: change.unitCostMinor }),
	});
	const changeNumber = await recordAudit(scope, {
		action: kind === "received" ? "receive-stock" : "remove-stock",
		subjectKind: "item",
		subjectId: itemId,
		before: { onHand: onHand - delta },
		after: { onHand, sku: item.sku },
		inverse: { kind: "stock", itemId, locationId: location.id, delta: -delta },
	});
	return { onHand, changeNumber };
}
