import { Prisma } from "../../../generated/prisma/client.ts";
import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { isGraded } from "../categories/is-graded.ts";
import { compareItemFields } from "../items/compare-item-fields.ts";
import { attributesOf, type ItemChange, type ItemFields } from "../items/item-fields.ts";
import type { ItemRow } from "../selectors/item-row.ts";
import { setBin } from "./set-bin.ts";

interface Written {
	/** As it is, and locked. */
	item: ItemRow;
	before: ItemFields;
	after: ItemFields;
}

/**
 * Writes what differs, and tells it. The item's version counts it.
 * @throws DomainError conflict when it would become a graded copy and there are several
 */
export async function writeItemFields(scope: VendorScope<"item.write">, { item, before, after }: Written): Promise<ItemChange[]> {
	const changes = compareItemFields(before, after);
	if (changes.length === 0) return [];
	const attributes = attributesOf(after);
	if (isGraded(attributes) && item.onHand > 1) {
		throw new DomainError("conflict", say.singleCopyHas({ sku: item.sku, onHand: item.onHand }), { hint: say.singleCopyHint({ sku: item.sku }) });
	}
	await scope.write.$executeRaw(Prisma.sql`
		UPDATE item SET title = ${after.title}, category = ${after.category}, condition = ${after.condition}, attributes = ${JSON.stringify(attributes)}::jsonb,
			cost_minor = ${after.cost}::bigint, barcode = ${after.barcode}, notes = ${after.notes}, low_stock_threshold = ${after["low-stock"]}::int, version = version + 1
		WHERE vendor_id = ${scope.vendorId}::uuid AND id = ${item.id}::uuid`);
	for (const { field, now } of changes) {
		if (field.startsWith("bin:")) await setBin(scope, { itemId: item.id, locationId: field.slice(4), bin: now });
	}
	return changes;
}
