import { z } from "zod";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { recordAudit } from "../../vendors/services/record-audit.ts";
import { getItem } from "../selectors/get-item.ts";
import { getLocationById } from "../selectors/get-location-by-id.ts";
import { lockItem } from "./lock-item.ts";
import { moveStock } from "./move-stock.ts";

const inputSchema = z.strictObject({
	itemId: z.uuid(),
	locationId: z.uuid(),
	delta: z.int(),
	reason: z.string(),
	/** The receipt that brought it, and what a copy had cost. */
	receiptId: z.uuid().optional(),
	unitCostMinor: z.bigint().optional(),
	/** The item's cost as the write left it and as it was before, in minor units. */
	cost: z.strictObject({ seenMinor: z.bigint(), restoreMinor: z.bigint().nullable() }).optional(),
});

interface Undone {
	sku: string;
	onHand: number;
	/** The cost was changed since, and so stays as it is. */
	costMoved: boolean;
}

/**
 * Moves stock back by what a write moved it. A delta, so that what happened since stays; a cost goes back only where it is still the one set.
 * @throws DomainError conflict when the copies have gone since
 */
export async function undoStock(scope: VendorScope<"stock.write" | "inventory.read">, input: z.input<typeof inputSchema>): Promise<Undone> {
	const { itemId, locationId, delta, reason, receiptId, unitCostMinor, cost } = parseInput(inputSchema, input);
	const { sku } = await getItem(scope, { itemId });
	const { name: location } = await getLocationById(scope, { locationId });
	if (cost) await lockItem(scope, { itemId });
	const paid = { ...(unitCostMinor !== undefined && { unitCostMinor }), ...(receiptId !== undefined && { receiptId }) };
	const { onHand } = await moveStock(scope, { itemId, locationId, delta, kind: "adjusted", reason, ...paid });
	const isCostBack =
		cost !== undefined &&
		(
			await scope.write.item.updateMany({
				where: { vendorId: scope.vendorId, id: itemId, costMinor: cost.seenMinor },
				data: { costMinor: cost.restoreMinor, version: { increment: 1 } },
			})
		).count === 1;
	await recordAudit(scope, {
		action: "undo-stock",
		subjectKind: "item",
		subjectId: itemId,
		before: { onHand: onHand - delta, ...(cost && isCostBack && { costMinor: cost.seenMinor.toString() }) },
		after: { onHand, sku, location, reason, ...(cost && isCostBack && { costMinor: cost.restoreMinor?.toString() ?? null }) },
	});
	return { sku, onHand, costMoved: cost !== undefined && !isCostBack };
}
