import { Prisma } from "../../../../generated/prisma/client.ts";
import type { ReadScope } from "../../../core/permissions/scopes.ts";

/** What is known of a SKU, before an import's line about it is planned. Amounts in minor units. */
export interface KnownSku {
	/** The SKU as the database compares it. */
	key: string;
	itemId: string | null;
	title: string | null;
	category: string | null;
	condition: string | null;
	barcode: string | null;
	archived: boolean;
	priceLocked: boolean;
	isSingleCopy: boolean;
	priceMinor: bigint | null;
	costMinor: bigint | null;
	notes: string | null;
	marketMinor: bigint | null;
	marketAt: Date | null;
	/** Of the location asked for. */
	bin: string | null;
	onHand: number;
	committed: number;
	/** Over all locations. */
	copies: bigint;
}

interface Asked {
	skus: readonly string[];
	/** For each of them; null: the default one. */
	locationIds: readonly (string | null)[];
}

/** For each SKU, in their order: the item that has it, and its stock at its location. OFFSET 0: see plan-row-holds.ts. */
export function matchImportLines(scope: ReadScope, { skus, locationIds }: Asked): Promise<KnownSku[]> {
	return scope.read.$queryRaw<KnownSku[]>(Prisma.sql`
		SELECT lower(named.sku) AS key, item.id AS "itemId", item.title, item.category, item.condition, item.barcode, item.notes,
			item.market_minor AS "marketMinor", item.market_at AS "marketAt", level.bin, coalesce(item.archived_at IS NOT NULL, false) AS archived,
			coalesce(item.price_locked, false) AS "priceLocked", coalesce(item.is_single_copy, false) AS "isSingleCopy",
			item.price_minor AS "priceMinor", item.cost_minor AS "costMinor", level.on_hand AS "onHand", level.committed, level.copies
		FROM unnest(${skus}::text[], ${locationIds}::uuid[]) WITH ORDINALITY AS named (sku, location_id, place)
		LEFT JOIN LATERAL (SELECT * FROM item WHERE item.vendor_id = ${scope.vendorId}::uuid AND item.sku_key = lower(named.sku) OFFSET 0) item ON true
		CROSS JOIN LATERAL (
			SELECT coalesce(sum(on_hand), 0)::bigint AS copies, coalesce(max(on_hand) FILTER (WHERE here), 0) AS on_hand,
				coalesce(max(committed) FILTER (WHERE here), 0) AS committed, max(bin) FILTER (WHERE here) AS bin
			FROM (
				SELECT on_hand, committed, bin, location_id = coalesce(named.location_id, (SELECT id FROM location WHERE location.vendor_id = ${scope.vendorId}::uuid AND is_default)) AS here
				FROM stock_level WHERE stock_level.vendor_id = ${scope.vendorId}::uuid AND stock_level.item_id = item.id OFFSET 0
			) place
		) level
		ORDER BY named.place`);
}
