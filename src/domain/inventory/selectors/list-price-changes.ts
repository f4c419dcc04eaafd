import { Prisma } from "../../../generated/prisma/client.ts";
import type { ReadScope } from "../../core/permissions/scopes.ts";

interface PriceChangeRow {
	createdAt: Date;
	oldMinor: bigint | null;
	newMinor: bigint;
	source: string;
	/** Null when no person did it. */
	who: string | null;
	/** The bulk operation's short number, or null. */
	operation: number | null;
}

/** An item's price changes, newest first. */
export function listPriceChanges(scope: ReadScope<"inventory.read">, { itemId, limit }: { itemId: string; limit: number }): Promise<PriceChangeRow[]> {
	return scope.read.$queryRaw<PriceChangeRow[]>(Prisma.sql`
		SELECT change.created_at AS "createdAt", change.old_minor AS "oldMinor", change.new_minor AS "newMinor", change.source,
			person.display_name AS who, operation.number AS operation
		FROM price_change change
		LEFT JOIN person ON person.id = change.person_id
		LEFT JOIN bulk_operation operation ON operation.vendor_id = change.vendor_id AND operation.id = change.bulk_operation_id
		WHERE change.vendor_id = ${scope.vendorId}::uuid AND change.item_id = ${itemId}::uuid
		ORDER BY change.created_at DESC, change.id DESC LIMIT ${limit}`);
}
