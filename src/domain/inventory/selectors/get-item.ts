import { Prisma } from "../../../generated/prisma/client.ts";
import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import type { ReadScope } from "../../core/permissions/scopes.ts";
import { type ItemRow, itemColumns, itemStock } from "./item-row.ts";

/**
 * The vendor's item with this id, archived ones included.
 * @throws DomainError not_found, also for another vendor's item
 */
export async function getItem(scope: ReadScope<"inventory.read">, { itemId }: { itemId: string }): Promise<ItemRow> {
	const [item] = await scope.read.$queryRaw<ItemRow[]>(Prisma.sql`
		SELECT ${itemColumns} FROM item ${itemStock} WHERE item.vendor_id = ${scope.vendorId}::uuid AND item.id = ${itemId}::uuid`);
	if (!item) throw new DomainError("not_found", say.itemGone());
	return item;
}
