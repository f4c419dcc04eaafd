import { Prisma } from "../../../generated/prisma/client.ts";
import type { ReadScope } from "../../core/permissions/scopes.ts";

interface CodedItem {
	/** The code that it has, in lower case. */
	code: string;
	/** A SKU is one item's alone; several may share a barcode. */
	isSku: boolean;
	id: string;
	priceMinor: bigint;
	/** Over all locations. */
	available: number;
}

/** Live items whose SKU, in any case, or barcode is one of these. */
export function listItemsByCodes(scope: ReadScope<"inventory.read">, { codes }: { codes: readonly string[] }): Promise<CodedItem[]> {
	const wanted = [...new Set(codes.map((code) => code.toLowerCase()))];
	return scope.read.$queryRaw<CodedItem[]>(Prisma.sql`
		SELECT found.code, found.is_sku AS "isSku", found.id, found.price_minor AS "priceMinor", coalesce(stock.available, 0)::int AS available
		FROM (
			SELECT item.sku_key AS code, true AS is_sku, item.* FROM item
			WHERE item.vendor_id = ${scope.vendorId}::uuid AND item.archived_at IS NULL AND item.sku_key = ANY(${wanted}::text[])
			UNION ALL
			SELECT item.barcode AS code, false AS is_sku, item.* FROM item
			WHERE item.vendor_id = ${scope.vendorId}::uuid AND item.archived_at IS NULL AND item.barcode = ANY(${wanted}::text[])
		) found
		LEFT JOIN LATERAL (
			SELECT sum(level.on_hand - level.committed) AS available FROM stock_level level WHERE level.vendor_id = found.vendor_id AND level.item_id = found.id
		) stock ON true
		ORDER BY found.is_sku DESC, found.title, found.sku`);
}
