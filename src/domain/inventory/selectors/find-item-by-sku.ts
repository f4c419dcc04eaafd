import { Prisma } from "../../../generated/prisma/client.ts";
import type { ReadScope } from "../../core/permissions/scopes.ts";
import { type ItemRow, itemColumns, itemStock } from "./item-row.ts";

/** The vendor's item with this SKU in any case, archived ones included, or null. */
export async function findItemBySku(scope: ReadScope<"inventory.read">, { sku }: { sku: string }): Promise<ItemRow | null> {
	const [item] = await scope.read.$queryRaw<ItemRow[]>(Prisma.sql`
		SELECT ${itemColumns} FROM item ${itemStock}
		WHERE item.vendor_id = ${scope.vendorId}::uuid AND item.sku_key = lower(${sku.trim()})`);
	return item ?? null;
}
