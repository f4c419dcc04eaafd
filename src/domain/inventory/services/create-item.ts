import { z } from "zod";
import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/en.ts";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { recordAudit } from "../../vendors/services/record-audit.ts";
import { checkAttributes, checkCategory, normaliseCondition } from "../categories.ts";
import { findItemBySku } from "../selectors/find-item-by-sku.ts";
import { getDefaultLocation } from "../selectors/get-default-location.ts";
import { skuSchema } from "../sku.ts";
import { moveStock } from "./move-stock.ts";

const inputSchema = z.strictObject({
	sku: skuSchema,
	title: z.string().trim().min(1).max(1000),
	category: z.string(),
	condition: z.string(),
	attributes: z.record(z.string(), z.string()).default({}),
	/** Minor units. */
	priceMinor: z.bigint().min(0n),
	costMinor: z.bigint().min(0n).optional(),
	quantity: z.int().min(0).default(0),
});

/**
 * Makes an item, with its first stock as a receipt.
 * @throws DomainError conflict when the SKU is taken, an archived item's included; invalid_input for a category, condition or attribute that is not known
 */
export async function createItem(
	scope: VendorScope<"item.write" | "stock.write" | "inventory.read">,
	input: z.input<typeof inputSchema>,
): Promise<{ itemId: string; sku: string; changeNumber: bigint }> {
	const { sku, title, attributes, priceMinor, costMinor, quantity, ...words } = parseInput(inputSchema, input);
	const category = checkCategory(words.category);
	const condition = normaliseCondition(category, words.condition);
	const [item] = await scope.write.item.createManyAndReturn({
		data: [
			{
				vendorId: scope.vendorId,
				sku,
				title,
				category,
				condition,
				attributes: checkAttributes(category, attributes),
				priceMinor,
				costMinor: costMinor ?? null,
			},
		],
		skipDuplicates: true,
		select: { id: true },
	});
	if (!item) {
		const taken = await findItemBySku(scope, { sku });
		throw new DomainError("conflict", say.skuTaken({ sku: taken?.sku ?? sku, title: taken?.title ?? "" }));
	}
	await scope.write.priceChange.createMany({
		data: [{ vendorId: scope.vendorId, itemId: item.id, oldMinor: null, newMinor: priceMinor, source: "created", personId: scope.actor.personId }],
	});
	if (quantity > 0) {
		const location = await getDefaultLocation(scope);
		await moveStock(scope, {
			itemId: item.id,
			locationId: location.id,
			delta: quantity,
			kind: "received",
			...(costMinor !== undefined && { unitCostMinor: costMinor }),
		});
	}
	const changeNumber = await recordAudit(scope, {
		action: "create-item",
		subjectKind: "item",
		subjectId: item.id,
		after: { sku, title, category, condition, priceMinor: priceMinor.toString(), quantity },
		inverse: { kind: "item", itemId: item.id },
	});
	return { itemId: item.id, sku, changeNumber };
}
