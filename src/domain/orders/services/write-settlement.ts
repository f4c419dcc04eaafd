import type { VendorScope } from "../../core/permissions/scopes.ts";
import { noteLowStock } from "../../inventory/services/note-low-stock.ts";
import { askForPush } from "../../marketplaces/services/ask-for-push.ts";
import type { SettlementPlan } from "../settling/settlement-plan.ts";

/** Writes what a settlement planned over locked rows: levels by their differences, a line of the ledger for each movement, reservations split and made. */
export async function writeSettlement(
	scope: VendorScope<"order.write" | "stock.write">,
	{ plan, reference }: { plan: SettlementPlan; reference: string },
): Promise<void> {
	const { vendorId } = scope;
	const { personId, surface } = scope.actor;
	const changed = plan.stock.levels.filter(({ delta }) => delta.onHand !== 0 || delta.committed !== 0);
	if (changed.length > 0) {
		await scope.write.$executeRaw`
			UPDATE stock_level level SET on_hand = level.on_hand + change.on_hand, committed = level.committed + change.committed
			FROM unnest(${changed.map(({ itemId }) => itemId)}::uuid[], ${changed.map(({ locationId }) => locationId)}::uuid[],
				${changed.map(({ delta }) => delta.onHand)}::int[], ${changed.map(({ delta }) => delta.committed)}::int[]) AS change (item_id, location_id, on_hand, committed)
			WHERE level.vendor_id = ${vendorId}::uuid AND level.item_id = change.item_id AND level.location_id = change.location_id`;
	}
	if (changed.length > 0) await askForPush(scope);
	if (plan.stock.movements.length > 0)
		await scope.write.stockMovement.createMany({
			data: plan.stock.movements.map((movement) => ({ ...movement, vendorId, reference, personId, surface })),
		});
	await writeHolds(scope, plan);
	const gone = new Map<string, number>();
	for (const { itemId, delta } of changed) gone.set(itemId, (gone.get(itemId) ?? 0) + delta.committed - delta.onHand);
	await noteLowStock(scope, { fallen: [...gone].filter(([, by]) => by > 0).map(([itemId, by]) => ({ itemId, by })) });
}

async function writeHolds(scope: VendorScope<"order.write">, { holds: { holds } }: SettlementPlan): Promise<void> {
	const { vendorId } = scope;
	const changed = holds.filter(({ was, quantity, status }) => was && (was.quantity !== quantity || was.status !== status));
	if (changed.length > 0) {
		await scope.write.$executeRaw`
			UPDATE reservation SET quantity = change.quantity, status = change.status
			FROM unnest(${changed.map(({ id }) => id)}::uuid[], ${changed.map(({ quantity }) => quantity)}::int[], ${changed.map(({ status }) => status)}::text[]) AS change (id, quantity, status)
			WHERE reservation.vendor_id = ${vendorId}::uuid AND reservation.id = change.id`;
	}
	const made = holds.filter(({ was }) => was === null);
	if (made.length === 0) return;
	await scope.write.reservation.createMany({
		data: made.map(({ id, lineId, itemId, locationId, quantity, status }) => ({ id, vendorId, lineId, itemId, locationId, quantity, status })),
	});
}
