import { z } from "zod";
import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/en.ts";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { recordAudit } from "../../vendors/services/record-audit.ts";
import { getDefaultLocation } from "../selectors/get-default-location.ts";
import { getItem } from "../selectors/get-item.ts";
import { moveStock } from "./move-stock.ts";

const inputSchema = z.strictObject({
	itemId: z.uuid(),
	counted: z.int().min(0),
	/** What the books said when the person counted. */
	seen: z.int().min(0),
});

/**
 * Sets a location's stock to what was counted, as a movement of the difference.
 * @throws DomainError not_found; conflict when the books moved since `seen`, or fewer were counted than are committed
 */
export async function countStock(
	scope: VendorScope<"stock.write" | "inventory.read">,
	input: z.input<typeof inputSchema>,
): Promise<{ was: number; changeNumber: bigint | null }> {
	const { itemId, counted, seen } = parseInput(inputSchema, input);
	const location = await getDefaultLocation(scope);
	const onHand = await lockLevel(scope, itemId, location.id);
	const item = await getItem(scope, { itemId });
	if (onHand !== seen) {
		throw new DomainError("conflict", say.countStale({ sku: item.sku, seen, now: onHand }), {
			hint: say.countStaleHint({ sku: item.sku, counted, now: onHand }),
		});
	}
	if (counted < item.committed) throw new DomainError("conflict", say.countBelowCommitted({ sku: item.sku, counted, committed: item.committed }));
	const delta = counted - onHand;
	if (delta === 0) return { was: onHand, changeNumber: null };
	await moveStock(scope, { itemId, locationId: location.id, delta, kind: "counted" });
	const changeNumber = await recordAudit(scope, {
		action: "count-stock",
		subjectKind: "item",
		subjectId: itemId,
		before: { onHand },
		after: { onHand: counted },
		inverse: { kind: "stock", itemId, locationId: location.id, delta: -delta },
	});
	return { was: onHand, changeNumber };
}

/** What is on hand there, held until the commit. */
async function lockLevel(scope: VendorScope, itemId: string, locationId: string): Promise<number> {
	const [level] = await scope.write.$queryRaw<{ onHand: number }[]>`
		SELECT on_hand AS "onHand" FROM stock_level
		WHERE vendor_id = ${scope.vendorId}::uuid AND item_id = ${itemId}::uuid AND location_id = ${locationId}::uuid FOR UPDATE`;
	return level?.onHand ?? 0;
}
