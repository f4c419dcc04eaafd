import type { ReadScope } from "../../core/permissions/scopes.ts";

/** Where the movement with this key took stock from, or null when there is none. */
export async function findMovementLocation(scope: ReadScope<"inventory.read">, { idempotencyKey }: { idempotencyKey: string }): Promise<string | null> {
	const movement = await scope.read.stockMovement.findUnique({
		where: { vendorId_idempotencyKey: { vendorId: scope.vendorId, idempotencyKey } },
		select: { locationId: true },
	});
	return movement?.locationId ?? null;
}
