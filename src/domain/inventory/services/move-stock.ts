import { v7 as uuidv7 } from "uuid";
import { z } from "zod";
import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/en.ts";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { getItem } from "../selectors/get-item.ts";

const inputSchema = z.strictObject({
	itemId: z.uuid(),
	locationId: z.uuid(),
	delta: z.int().refine((value) => value !== 0),
	kind: z.enum(["received", "sold", "returned", "adjusted", "counted", "transferred"]),
	reason: z.string().min(1).max(500).optional(),
	/** What caused it, as people say it: "O-1042". */
	reference: z.string().max(100).optional(),
	unitCostMinor: z.bigint().min(0n).optional(),
	/** The receipt that it came in with. */
	receiptId: z.uuid().optional(),
	/** Makes a repeated call do nothing more. */
	idempotencyKey: z.string().max(200).optional(),
});

/**
 * The only way in which on_hand changes, but for bulk operations: one conditional UPDATE and one line of the ledger.
 * @throws DomainError conflict when fewer are available than go out, or the level would pass what an int4 holds
 */
export async function moveStock(scope: VendorScope<"stock.write" | "inventory.read">, input: z.input<typeof inputSchema>): Promise<Level> {
	const { itemId, locationId, delta, kind, reason, reference, unitCostMinor, receiptId, idempotencyKey } = parseInput(inputSchema, input);
	const [level] = await (delta > 0 ? bringIn(scope, itemId, locationId, delta) : takeOut(scope, itemId, locationId, -delta));
	if (!level) {
		const item = await getItem(scope, { itemId });
		if (delta > 0) throw new DomainError("conflict", say.stockTooMuch({ sku: item.sku }));
		const available = Math.max(0, item.onHand - item.committed);
		throw new DomainError("conflict", say.stockShort({ sku: item.sku, wanted: -delta, available, committed: item.committed }));
	}
	await scope.write.stockMovement.createMany({
		data: [
			{
				vendorId: scope.vendorId,
				itemId,
				locationId,
				kind,
				delta,
				onHandAfter: level.onHand,
				unitCostMinor: unitCostMinor ?? null,
				reason: reason ?? null,
				reference: reference ?? null,
				receiptId: receiptId ?? null,
				personId: scope.actor.personId,
				surface: scope.actor.surface,
				idempotencyKey: idempotencyKey ?? uuidv7(),
			},
		],
	});
	return level;
}

interface Level {
	onHand: number;
	committed: number;
}

function bringIn(scope: VendorScope, itemId: string, locationId: string, count: number): Promise<Level[]> {
	return scope.write.$queryRaw<Level[]>`
		INSERT INTO stock_level AS level (vendor_id, item_id, location_id, on_hand)
		VALUES (${scope.vendorId}::uuid, ${itemId}::uuid, ${locationId}::uuid, ${count}::int)
		ON CONFLICT (vendor_id, item_id, location_id) DO UPDATE SET on_hand = level.on_hand + excluded.on_hand
			WHERE level.on_hand::bigint + excluded.on_hand <= 2147483647
		RETURNING on_hand AS "onHand", committed`;
}

function takeOut(scope: VendorScope, itemId: string, locationId: string, count: number): Promise<Level[]> {
	return scope.write.$queryRaw<Level[]>`
		UPDATE stock_level SET on_hand = on_hand - ${count}::int
		WHERE vendor_id = ${scope.vendorId}::uuid AND item_id = ${itemId}::uuid AND location_id = ${locationId}::uuid
			AND on_hand - committed >= ${count}::int
		RETURNING on_hand AS "onHand", committed`;
}
