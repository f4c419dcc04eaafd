import type { ReadScope } from "../../core/permissions/scopes.ts";

/** The location with this name in any case, archived ones included, or null. */
export async function findLocationByName(
	scope: ReadScope<"inventory.read">,
	{ name }: { name: string },
): Promise<{ id: string; name: string; isArchived: boolean } | null> {
	const [location] = await scope.read.$queryRaw<{ id: string; name: string; isArchived: boolean }[]>`
		SELECT id, name, archived_at IS NOT NULL AS "isArchived" FROM location WHERE vendor_id = ${scope.vendorId}::uuid AND lower(name) = lower(${name})`;
	return location ?? null;
}
