import type { ReadScope } from "../../core/permissions/scopes.ts";

/** Where copies of an item are to be counted, and how many the books say. */
export interface CountPlace {
	sku: string;
	title: string;
	location: string;
	isDefault: boolean;
	bin: string | null;
	onHand: number;
}

/** Where items lie: everywhere that they have copies or a bin, and at the default location in any case; in the order in which one walks along. */
export function listCountPlaces(scope: ReadScope<"inventory.read">, { itemIds }: { itemIds: readonly string[] }): Promise<CountPlace[]> {
	const { vendorId } = scope;
	return scope.read.$queryRaw<CountPlace[]>`
		SELECT item.sku, item.title, location.name AS location, location.is_default AS "isDefault", level.bin, coalesce(level.on_hand, 0) AS "onHand"
		FROM item JOIN location ON location.vendor_id = item.vendor_id AND location.archived_at IS NULL
		LEFT JOIN stock_level level ON level.vendor_id = item.vendor_id AND level.item_id = item.id AND level.location_id = location.id
		WHERE item.vendor_id = ${vendorId}::uuid AND item.id = ANY(${itemIds}::uuid[]) AND (location.is_default OR level.on_hand > 0 OR level.bin IS NOT NULL)
		ORDER BY location.is_default DESC, location.name, level.bin NULLS LAST, item.title, item.sku`;
}
