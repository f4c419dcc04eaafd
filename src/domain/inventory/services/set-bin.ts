import { Prisma } from "../../../generated/prisma/client.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";

/** Says where within a location an item's copies lie, also before the first one is there; null says that nobody knows. */
export async function setBin(
	scope: VendorScope<"item.write">,
	{ itemId, locationId, bin }: { itemId: string; locationId: string; bin: string | null },
): Promise<void> {
	await scope.write.$executeRaw(Prisma.sql`
		INSERT INTO stock_level (vendor_id, item_id, location_id, bin) VALUES (${scope.vendorId}::uuid, ${itemId}::uuid, ${locationId}::uuid, ${bin})
		ON CONFLICT (vendor_id, item_id, location_id) DO UPDATE SET bin = excluded.bin`);
}
