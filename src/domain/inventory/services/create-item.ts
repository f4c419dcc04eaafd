import { z } from "zod";
import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import { formatMoney } from "../../core/money.ts";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { requestLineMatch } from "../../orders/services/request-line-match.ts";
import { getVendor } from "../../vendors/selectors/get-vendor.ts";
import { recordAudit } from "../../vendors/services/record-audit.ts";
import { checkAttributes } from "../categories/check-attributes.ts";
import { checkCategory } from "../categories.ts";
import { normaliseCondition } from "../conditions/normalise-condition.ts";
import { itemDetails } from "../items/item-details.ts";
import { skuSchema } from "../items/sku.ts";
import { findItemBySku } from "../selectors/find-item-by-sku.ts";
import { findTwin } from "../selectors/find-twin.ts";
import { getDefaultLocation } from "../selectors/get-default-location.ts";
import type { ItemRow } from "../selectors/item-row.ts";
import { moveStock } from "./move-stock.ts";
import { setBin } from "./set-bin.ts";

const inputSchema = z.strictObject({
	sku: skuSchema,
	title: itemDetails.title,
	category: z.string(),
	condition: z.string(),
	attributes: z.record(z.string(), z.string()).default({}),
	/** Minor units. */
	priceMinor: z.bigint().min(0n),
	costMinor: itemDetails.costMinor.optional(),
	barcode: itemDetails.barcode.optional(),
	notes: itemDetails.notes.optional(),
	lowStockThreshold: itemDetails.lowStockThreshold.optional(),
	quantity: z.int().min(0).default(0),
	/** Where the copies and the bin are; the default location when left out. */
	locationId: z.uuid().optional(),
	bin: itemDetails.bin.optional(),
	/** Make it although the product is there in this condition already. */
	duplicate: z.boolean().default(false),
});

type First = Pick<z.output<typeof inputSchema>, "quantity" | "costMinor" | "bin" | "locationId">;

interface Made {
	itemId: string;
	sku: string;
	title: string;
	condition: string;
	changeNumber: bigint;
}

/**
 * Makes an item, with its first stock as a receipt.
 * @throws DomainError conflict when the SKU is taken, an archived item's included, when the product is there already in this condition, or for
 * several copies of a graded one; invalid_input for a category, condition or attribute that is not known
 */
export async function createItem(scope: VendorScope<"item.write" | "stock.write" | "inventory.read">, input: z.input<typeof inputSchema>): Promise<Made> {
	const { category: categoryText, condition: conditionText, attributes: given, ...item } = parseInput(inputSchema, input);
	const category = checkCategory(categoryText);
	const condition = normaliseCondition(category, conditionText);
	const attributes = checkAttributes(category, given);
	const { sku, title, priceMinor, costMinor = null, barcode = null, notes = null, lowStockThreshold = null, quantity } = item;
	const columns = { sku, title, category, condition, attributes, priceMinor, costMinor, barcode, notes, lowStockThreshold };
	const twin = item.duplicate ? null : await findTwin(scope, columns);
	const [made] = await scope.write.item.createManyAndReturn({
		data: [{ vendorId: scope.vendorId, ...columns }],
		skipDuplicates: true,
		select: { id: true },
	});
	if (!made) {
		const taken = await findItemBySku(scope, { sku });
		throw new DomainError("conflict", say.skuTaken({ sku: taken?.sku ?? sku, title: taken?.title ?? "" }));
	}
	if (twin) throw await isThere(scope, twin);
	const itemId = made.id;
	await scope.write.priceChange.createMany({
		data: [{ vendorId: scope.vendorId, itemId, oldMinor: null, newMinor: priceMinor, source: "created", personId: scope.actor.personId }],
	});
	const received = await bringInFirst(scope, itemId, item);
	await requestLineMatch(scope);
	const changeNumber = await recordAudit(scope, {
		action: "create-item",
		subjectKind: "item",
		subjectId: itemId,
		after: { sku, title, category, condition, priceMinor: priceMinor.toString(), quantity },
		inverse: { kind: "item", itemId, ...(received && { received }) },
	});
	return { itemId, sku, title, condition, changeNumber };
}

/** The first copies and where they lie; what of it /undo must take out again. */
async function bringInFirst(
	scope: VendorScope<"item.write" | "stock.write" | "inventory.read">,
	itemId: string,
	{ quantity, costMinor, bin, locationId: named }: First,
): Promise<{ locationId: string; quantity: number } | null> {
	if (quantity === 0 && bin === undefined) return null;
	const locationId = named ?? (await getDefaultLocation(scope)).id;
	if (bin !== undefined) await setBin(scope, { itemId, locationId, bin });
	if (quantity === 0) return null;
	await moveStock(scope, { itemId, locationId, delta: quantity, kind: "received", ...(costMinor !== undefined && { unitCostMinor: costMinor }) });
	return { locationId, quantity };
}

async function isThere(
	scope: VendorScope<"inventory.read">,
	{ sku, title, condition, archivedAt, onHand, committed, priceMinor }: ItemRow,
): Promise<DomainError> {
	const { currency, locale } = await getVendor(scope);
	const price = formatMoney(priceMinor, currency, locale);
	const text = say.twinThere({ sku, title, condition, available: onHand - committed, price, archived: archivedAt !== null });
	return new DomainError("conflict", text, {
		hint: archivedAt === null ? say.twinHint({ sku }) : say.itemArchivedHint({ sku }),
		again: { label: say.twinLabel(), options: { duplicate: "yes" } },
	});
}
