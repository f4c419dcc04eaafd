import { z } from "zod";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";

const inputSchema = z.strictObject({
	locationId: z.uuid(),
	/** Lines that hold nothing yet. */
	lines: z.array(z.strictObject({ lineId: z.uuid(), itemId: z.uuid(), quantity: z.int().positive() })),
});

interface ReservedItem {
	itemId: string;
	onHand: number;
	/** This reservation included. */
	committed: number;
	/** Copies of this reservation that are not there. */
	missing: number;
}

/**
 * Commits stock to order lines, summed per item and locked in the items' order. A sale made elsewhere is a fact: where stock is short,
 * committed passes on_hand, and the lines that came last are marked with the copies that they lack.
 */
export async function reserveStock(scope: VendorScope<"order.write" | "stock.write">, input: z.input<typeof inputSchema>): Promise<ReservedItem[]> {
	const { locationId, lines } = parseInput(inputSchema, input);
	if (lines.length === 0) return [];
	const demand = new Map<string, number>();
	for (const { itemId, quantity } of lines) demand.set(itemId, (demand.get(itemId) ?? 0) + quantity);
	const levels = await commit(scope, locationId, demand);
	const reserved = levels.map((level) => ({ ...level, missing: Math.min(demand.get(level.itemId) ?? 0, Math.max(0, level.committed - level.onHand)) }));
	await scope.write.reservation.createMany({ data: lines.map((line) => ({ vendorId: scope.vendorId, locationId, ...line })) });
	await markOversold(scope, lines, reserved);
	return reserved;
}

async function commit(scope: VendorScope, locationId: string, demand: ReadonlyMap<string, number>): Promise<Omit<ReservedItem, "missing">[]> {
	const items = [...demand.keys()];
	const quantities = [...demand.values()];
	// An item that never had stock has no level yet.
	await scope.write.$executeRaw`
		INSERT INTO stock_level (vendor_id, item_id, location_id)
		SELECT ${scope.vendorId}::uuid, demand.item_id, ${locationId}::uuid FROM unnest(${items}::uuid[]) AS demand (item_id) ORDER BY demand.item_id
		ON CONFLICT (vendor_id, item_id, location_id) DO NOTHING`;
	return scope.write.$queryRaw<Omit<ReservedItem, "missing">[]>`
		WITH locked AS (
			SELECT level.id, demand.quantity
			FROM stock_level level JOIN unnest(${items}::uuid[], ${quantities}::int[]) AS demand (item_id, quantity) ON demand.item_id = level.item_id
			WHERE level.vendor_id = ${scope.vendorId}::uuid AND level.location_id = ${locationId}::uuid
			ORDER BY level.item_id FOR UPDATE OF level
		)
		UPDATE stock_level level SET committed = level.committed + locked.quantity FROM locked WHERE level.id = locked.id
		RETURNING level.item_id AS "itemId", level.on_hand AS "onHand", level.committed`;
}

async function markOversold(
	scope: VendorScope,
	lines: readonly { lineId: string; itemId: string; quantity: number }[],
	reserved: readonly ReservedItem[],
): Promise<void> {
	const missing = new Map(reserved.map((item) => [item.itemId, item.missing]));
	for (const { lineId, itemId, quantity } of lines.toReversed()) {
		const oversold = Math.min(quantity, missing.get(itemId) ?? 0);
		if (oversold === 0) continue;
		missing.set(itemId, (missing.get(itemId) ?? 0) - oversold);
		await scope.write.salesOrderLine.updateMany({ where: { vendorId: scope.vendorId, id: lineId }, data: { oversold } });
	}
}
