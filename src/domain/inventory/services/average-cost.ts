import { z } from "zod";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";

const inputSchema = z.strictObject({
	itemId: z.uuid(),
	/** Copies that have just come in, at any location. */
	quantity: z.int().positive(),
	/** Minor units, of one of them. */
	unitCostMinor: z.bigint().min(0n),
});

/**
 * Sets an item's cost to the average over what lay there before and what came in; to what came in where there was no cost, or no copy.
 * Call it behind the movement, with the item locked. Null when the cost stays as it was.
 */
export async function averageCost(scope: VendorScope<"stock.write">, input: z.input<typeof inputSchema>): Promise<{ was: bigint | null; now: bigint } | null> {
	const { itemId, quantity, unitCostMinor } = parseInput(inputSchema, input);
	const [changed] = await scope.write.$queryRaw<{ was: bigint | null; now: bigint }[]>`
		UPDATE item SET cost_minor = mixed.now, version = item.version + 1
		FROM (
			SELECT item.id, item.cost_minor AS was, CASE WHEN item.cost_minor IS NULL THEN ${unitCostMinor}::bigint
				ELSE round((item.cost_minor * stock.before + ${unitCostMinor}::numeric * ${quantity}::int) / (stock.before + ${quantity}::int))::bigint END AS now
			FROM item CROSS JOIN (
				SELECT greatest(sum(on_hand) - ${quantity}::int, 0)::numeric AS before FROM stock_level
				WHERE vendor_id = ${scope.vendorId}::uuid AND item_id = ${itemId}::uuid
			) stock
			WHERE item.vendor_id = ${scope.vendorId}::uuid AND item.id = ${itemId}::uuid
		) mixed
		WHERE item.vendor_id = ${scope.vendorId}::uuid AND item.id = mixed.id AND item.cost_minor IS DISTINCT FROM mixed.now
		RETURNING mixed.was, mixed.now`;
	return changed ?? null;
}
