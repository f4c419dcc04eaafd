import { z } from "zod";
import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { recordAudit } from "../../vendors/services/record-audit.ts";
import { getItem } from "../selectors/get-item.ts";
import { getLocationById } from "../selectors/get-location-by-id.ts";
import { lockItem } from "./lock-item.ts";
import { lockLevels } from "./lock-levels.ts";
import { moveStock } from "./move-stock.ts";

const inputSchema = z.strictObject({
	itemId: z.uuid(),
	locationId: z.uuid(),
	counted: z.int().min(0),
	/** What the books said when the person counted. */
	seen: z.int().min(0),
});

/**
 * Sets a location's stock to what was counted there, as a movement of the difference.
 * @throws DomainError not_found; conflict when the books moved since `seen`, or copies that are committed there would be missing
 */
export async function countStock(
	scope: VendorScope<"stock.write" | "inventory.read">,
	input: z.input<typeof inputSchema>,
): Promise<{ was: number; changeNumber: bigint | null }> {
	const { itemId, locationId, counted, seen } = parseInput(inputSchema, input);
	const { sku } = await getItem(scope, { itemId });
	const location = await getLocationById(scope, { locationId });
	await lockItem(scope, { itemId });
	const [level] = await lockLevels(scope, { itemId, locationIds: [locationId] });
	const { onHand, committed } = level ?? { onHand: 0, committed: 0 };
	const stale = (now: number) =>
		new DomainError("conflict", say.countStale({ sku, seen, now }), {
			// The default location need not be named.
			hint: say.countStaleHint({ sku, counted, now, location: location.isDefault ? null : location.name }),
		});
	if (onHand !== seen) throw stale(onHand);
	const delta = counted - onHand;
	// An oversold item may be counted up: that it is short is known.
	if (delta < 0 && counted < committed) throw new DomainError("conflict", say.countBelowCommitted({ sku, counted, committed }));
	if (delta === 0) return { was: onHand, changeNumber: null };
	const moved = await moveStock(scope, { itemId, locationId, delta, kind: "counted" });
	// A level that was not there yet could not be locked: the first copies may have come in meanwhile.
	if (moved.onHand !== counted) throw stale(moved.onHand - delta);
	const changeNumber = await recordAudit(scope, {
		action: "count-stock",
		subjectKind: "item",
		subjectId: itemId,
		before: { onHand },
		after: { onHand: counted, sku, location: location.name },
		inverse: { kind: "stock", itemId, locationId, delta: -delta },
	});
	return { was: onHand, changeNumber };
}
