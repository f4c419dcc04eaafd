import { v7 as uuidv7 } from "uuid";
import { z } from "zod";
import { say } from "../../../core/messages/say.ts";
import { parseInput } from "../../../core/parse-input.ts";
import type { VendorScope } from "../../../core/permissions/scopes.ts";
import { flagOversold } from "../../../orders/services/flag-oversold.ts";
import { recordAudit } from "../../../vendors/services/record-audit.ts";
import { noteLowStock } from "../note-low-stock.ts";

const inputSchema = z.strictObject({
	levels: z.array(z.strictObject({ itemId: z.uuid(), locationId: z.uuid() })).max(1000),
	/** Items whose open orders hold more than there is: the orders that lack copies are marked so. */
	oversold: z.array(z.uuid()).max(1000),
	reason: z.string().trim().min(1).max(400),
});

/** What was set right at one location. */
export interface RepairedLevel {
	itemId: string;
	sku: string;
	location: string;
	onHand: number;
	/** What the movements had added up to. */
	movedBefore: bigint;
	committedBefore: number;
	committed: number;
}

/**
 * Makes the books of these levels agree again: a movement makes up for the difference between what is on hand and what the ledger adds up to, and
 * committed becomes what open reservations hold. What is on hand is believed, and no line of the ledger is touched. Does nothing where all agrees.
 */
export async function repairLevels(
	scope: VendorScope<"ledger.repair" | "stock.write" | "order.write">,
	input: z.input<typeof inputSchema>,
): Promise<RepairedLevel[]> {
	const { levels, oversold, reason } = parseInput(inputSchema, input);
	const [items, locations] = [levels.map(({ itemId }) => itemId), levels.map(({ locationId }) => locationId)];
	await scope.write.$executeRaw`
		INSERT INTO stock_level (vendor_id, item_id, location_id)
		SELECT ${scope.vendorId}::uuid, wanted.item_id, wanted.location_id FROM unnest(${items}::uuid[], ${locations}::uuid[]) AS wanted (item_id, location_id)
		ORDER BY wanted.item_id, wanted.location_id ON CONFLICT (vendor_id, item_id, location_id) DO NOTHING`;
	// Held first: only a statement that begins behind the lock sees what others did until then.
	await scope.write.$executeRaw`
		SELECT count(*) FROM (
			SELECT id FROM stock_level WHERE vendor_id = ${scope.vendorId}::uuid AND item_id = ANY(${[...items, ...oversold]}::uuid[])
			ORDER BY item_id, location_id FOR UPDATE
		) held`;
	const repaired = await scope.write.$queryRaw<RepairedLevel[]>`
		WITH truth AS MATERIALIZED (
			SELECT level.id, level.item_id, level.location_id, level.on_hand, level.committed, coalesce(moved.sum, 0)::bigint AS moved, coalesce(held.sum, 0)::int AS held
			FROM stock_level level
			JOIN unnest(${items}::uuid[], ${locations}::uuid[]) AS wanted (item_id, location_id) USING (item_id, location_id)
			CROSS JOIN LATERAL (
				SELECT sum(delta) FROM stock_movement
				WHERE vendor_id = level.vendor_id AND item_id = level.item_id AND location_id = level.location_id
			) moved
			CROSS JOIN LATERAL (
				SELECT sum(quantity) FROM reservation
				WHERE vendor_id = level.vendor_id AND item_id = level.item_id AND location_id = level.location_id AND status = 'open'
			) held
			WHERE level.vendor_id = ${scope.vendorId}::uuid
		), ledger AS (
			INSERT INTO stock_movement (vendor_id, item_id, location_id, kind, delta, on_hand_after, reason, surface, idempotency_key)
			SELECT ${scope.vendorId}::uuid, item_id, location_id, 'adjusted', on_hand - moved, on_hand, ${say.repairReason({ reason })}, ${scope.actor.surface},
				${`repair:${uuidv7()}:`} || id
			FROM truth WHERE on_hand <> moved
		), levels AS (
			UPDATE stock_level level SET committed = truth.held FROM truth WHERE level.id = truth.id AND truth.committed <> truth.held
		)
		SELECT truth.item_id AS "itemId", item.sku, location.name AS location, truth.on_hand AS "onHand", truth.moved AS "movedBefore",
			truth.committed AS "committedBefore", truth.held AS committed
		FROM truth
		JOIN item ON item.vendor_id = ${scope.vendorId}::uuid AND item.id = truth.item_id
		JOIN location ON location.vendor_id = ${scope.vendorId}::uuid AND location.id = truth.location_id
		WHERE truth.on_hand <> truth.moved OR truth.committed <> truth.held
		ORDER BY truth.item_id, truth.location_id`;
	// Committed may have grown past what is there.
	await flagOversold(scope, { itemIds: [...new Set([...items, ...oversold])] });
	const held = new Map<string, number>();
	for (const { itemId, committed, committedBefore } of repaired) held.set(itemId, (held.get(itemId) ?? 0) + committed - committedBefore);
	await noteLowStock(scope, { fallen: [...held].filter(([, by]) => by > 0).map(([itemId, by]) => ({ itemId, by })) });
	for (const { itemId, sku, location, onHand, movedBefore, committedBefore, committed } of repaired) {
		await recordAudit(scope, {
			action: "repair-ledger",
			subjectKind: "item",
			subjectId: itemId,
			before: { ledger: movedBefore.toString(), committed: committedBefore },
			after: { ledger: onHand.toString(), committed, sku, location, reason },
		});
	}
	for (const itemId of oversold) {
		await recordAudit(scope, { action: "repair-ledger", subjectKind: "item", subjectId: itemId, after: { marked: "oversold", reason } });
	}
	return repaired;
}
