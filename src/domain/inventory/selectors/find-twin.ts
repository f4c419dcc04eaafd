import { Prisma } from "../../../generated/prisma/client.ts";
import type { ReadScope } from "../../core/permissions/scopes.ts";
import { isGraded } from "../categories/is-graded.ts";
import type { Category } from "../categories.ts";
import { type ItemRow, itemColumns, itemStock } from "./item-row.ts";

/** Numbers that a marketplace gives out: an item may have them or not and is the same product. */
const GIVEN_OUT = ["tcgplayer_id", "tcgplayer_sku_id", "cardmarket_id", "scryfall_id"];

interface Product {
	title: string;
	category: Category;
	condition: string;
	attributes: Readonly<Record<string, string>>;
	barcode: string | null;
}

/**
 * The vendor's item that is this very product in this condition already, a live one first, or null. A title alone tells no product: the
 * attributes must be the same, or the barcode. A graded copy is like no other.
 */
export async function findTwin(scope: ReadScope<"inventory.read">, { title, category, condition, attributes, barcode }: Product): Promise<ItemRow | null> {
	const telling = Object.fromEntries(Object.entries(attributes).filter(([name]) => !GIVEN_OUT.includes(name)));
	if ((Object.keys(telling).length === 0 && barcode === null) || isGraded(telling)) return null;
	const [twin] = await scope.read.$queryRaw<ItemRow[]>(Prisma.sql`
		SELECT ${itemColumns} FROM item ${itemStock}
		WHERE item.vendor_id = ${scope.vendorId}::uuid AND item.category = ${category} AND item.condition = ${condition} AND NOT item.is_single_copy
			AND lower(item.title) = lower(${title})
			AND (item.barcode = ${barcode} OR (item.attributes - ${GIVEN_OUT}::text[] = ${JSON.stringify(telling)}::jsonb AND item.attributes - ${GIVEN_OUT}::text[] <> '{}'))
		ORDER BY item.archived_at IS NOT NULL, item.id LIMIT 1`);
	return twin ?? null;
}
