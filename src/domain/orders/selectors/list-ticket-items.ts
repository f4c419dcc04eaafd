import { Prisma } from "../../../generated/prisma/client.ts";
import type { ReadScope } from "../../core/permissions/scopes.ts";
import type { TicketItem } from "../ticket.ts";

/** Items by their ids, archived ones included, with what of each is available at a location. */
export async function listTicketItems(
	scope: ReadScope<"inventory.read">,
	{ itemIds, locationId }: { itemIds: readonly string[]; locationId: string },
): Promise<Map<string, TicketItem>> {
	const items = await scope.read.$queryRaw<TicketItem[]>(Prisma.sql`
		SELECT item.id, item.sku, item.title, item.condition, item.attributes, item.price_minor AS "priceMinor", item.cost_minor AS "costMinor",
			item.archived_at AS "archivedAt", greatest(coalesce(level.on_hand - level.committed, 0), 0) AS available
		FROM item
		LEFT JOIN stock_level level ON level.vendor_id = item.vendor_id AND level.item_id = item.id AND level.location_id = ${locationId}::uuid
		WHERE item.vendor_id = ${scope.vendorId}::uuid AND item.id = ANY(${itemIds}::uuid[])`);
	return new Map(items.map((item) => [item.id, item]));
}
