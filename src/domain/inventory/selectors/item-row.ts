import { Prisma } from "../../../generated/prisma/client.ts";
import type { Category } from "../categories.ts";

/** One item as lists, answers and services see it; amounts in minor units, stock summed over locations. */
export interface ItemRow {
	id: string;
	sku: string;
	title: string;
	category: Category;
	condition: string;
	attributes: Record<string, string>;
	priceMinor: bigint;
	costMinor: bigint | null;
	/** What others ask for it, and as of when. */
	marketMinor: bigint | null;
	marketAt: Date | null;
	/** UPC, EAN or the shop's own label. */
	barcode: string | null;
	notes: string | null;
	/** Bulk rules and imports leave the price alone. */
	priceLocked: boolean;
	/** Null: the shop's. */
	lowStockThreshold: number | null;
	/** A graded copy: on hand is 0 or 1. */
	isSingleCopy: boolean;
	version: number;
	archivedAt: Date | null;
	onHand: number;
	committed: number;
}

/** The columns of an ItemRow in a SELECT over `item`. */
export const itemColumns = Prisma.sql`
	item.id, item.sku, item.title, item.category, item.condition, item.attributes, item.price_minor AS "priceMinor", item.cost_minor AS "costMinor",
	item.market_minor AS "marketMinor", item.market_at AS "marketAt", item.barcode, item.notes, item.price_locked AS "priceLocked", item.low_stock_threshold AS "lowStockThreshold", item.is_single_copy AS "isSingleCopy",
	item.version, item.archived_at AS "archivedAt", coalesce(stock.on_hand, 0)::int AS "onHand", coalesce(stock.committed, 0)::int AS committed`;

/** Joins each item's stock, summed over locations, as far as an int4 goes. */
export const itemStock = Prisma.sql`
	LEFT JOIN LATERAL (
		SELECT least(coalesce(sum(level.on_hand), 0), 2147483647) AS on_hand, least(coalesce(sum(level.committed), 0), 2147483647) AS committed
		FROM stock_level level WHERE level.vendor_id = item.vendor_id AND level.item_id = item.id
	) stock ON true`;
