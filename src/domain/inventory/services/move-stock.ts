import { v7 as uuidv7 } from "uuid";
import { z } from "zod";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { askForPush } from "../../marketplaces/services/ask-for-push.ts";
import { noteLowStock } from "./note-low-stock.ts";
import { refusedMove } from "./refused-move.ts";
import { reopenLocation } from "./reopen-location.ts";

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

type MovementKind = z.output<typeof inputSchema>["kind"];

interface Level {
	onHand: number;
	committed: number;
}

/**
 * The only way in which on_hand changes, but for bulk operations: one conditional UPDATE and one line of the ledger.
 * @throws DomainError conflict when fewer are available there than go out, the level would pass what an int4 holds, or the location or the item is archived;
 * not_found for an item or a location that is not the vendor's
 */
export async function moveStock(scope: VendorScope<"stock.write" | "inventory.read">, input: z.input<typeof inputSchema>): Promise<Level> {
	const { itemId, locationId, delta, kind, reason, reference, unitCostMinor, receiptId, idempotencyKey } = parseInput(inputSchema, input);
	const move = () => (delta > 0 ? bringIn(scope, { itemId, locationId, count: delta, kind }) : takeOut(scope, itemId, locationId, -delta));
	let [level] = await move();
	// What was sold may come back after its place was archived, and must lie somewhere.
	if (!level && kind === "returned" && (await reopenLocation(scope, { locationId }))) [level] = await move();
	if (!level) throw await refusedMove(scope, { itemId, locationId, delta, kind });
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
	await askForPush(scope);
	// What is carried to another location is not gone.
	if (delta < 0 && kind !== "transferred") await noteLowStock(scope, { fallen: [{ itemId, by: -delta }] });
	return level;
}

/**
 * Location and item are held, so that nobody archives them over what comes in; to an archived item copies only return. A graded copy is taken only
 * while it is nowhere yet.
 */
function bringIn(
	scope: VendorScope,
	{ itemId, locationId, count, kind }: { itemId: string; locationId: string; count: number; kind: MovementKind },
): Promise<Level[]> {
	return scope.write.$queryRaw<Level[]>`
		WITH place AS (
			SELECT id FROM location WHERE vendor_id = ${scope.vendorId}::uuid AND id = ${locationId}::uuid AND archived_at IS NULL FOR KEY SHARE
		), thing AS (
			SELECT id FROM item WHERE vendor_id = ${scope.vendorId}::uuid AND id = ${itemId}::uuid AND omni_takes_copies(vendor_id, id, ${count}::int)
				AND (archived_at IS NULL OR ${kind === "returned"}) FOR KEY SHARE
		)
		INSERT INTO stock_level AS level (vendor_id, item_id, location_id, on_hand)
		SELECT ${scope.vendorId}::uuid, thing.id, place.id, ${count}::int FROM place, thing
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
