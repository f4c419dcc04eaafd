import { v7 as uuidv7 } from "uuid";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { droppedOf } from "../dropped-of.ts";
import type { CheckedOrder } from "../marketplace-order.ts";
import type { PictureAge } from "../picture-age.ts";
import { type LineQuantity, listLineQuantities } from "../selectors/list-line-quantities.ts";
import { listSoldItems } from "../selectors/list-sold-items.ts";

interface Adding {
	orderId: string;
	connectionId: string;
	order: CheckedOrder;
	/** How old this picture is beside the latest one before it. */
	age: PictureAge;
}

interface Added {
	/** The marketplace's ids of the lines that are new. */
	newLines: Set<string>;
	/** Copies of the others that were asked for no more until now, by the same ids. */
	dropped: Map<string, number>;
}

/**
 * Writes down the lines that an order does not have yet, with what bookkeeping will ask of them, more copies of those that it has (what was ever
 * ordered only grows), and what its latest picture still asks for. They hold nothing until the order is settled. The order must be locked.
 */
export async function addLines(
	scope: VendorScope<"order.write" | "order.read" | "inventory.read">,
	{ orderId, connectionId, order, age }: Adding,
): Promise<Added> {
	const { vendorId } = scope;
	const known = await listLineQuantities(scope, { orderId });
	const lines = [...new Map(order.lines.map((line) => [line.externalId, line])).values()];
	await writeQuantities(scope, { orderId, known, told: new Map(lines.map(({ externalId, quantity }) => [externalId, quantity])), age });
	const dropped = new Map([...known].map(([externalId, line]) => [externalId, droppedOf(line)]));
	const fresh = lines.filter(({ externalId }) => !known.has(externalId));
	if (fresh.length === 0) return { newLines: new Set(), dropped };
	const wanted = fresh.map(({ externalId, productId, sku, barcode }) => ({ lineId: externalId, productId, sku, barcode }));
	const items = new Map((await listSoldItems(scope, { connectionId, lines: wanted })).map((item) => [item.lineId, item]));
	const rows = fresh.map((line) => ({ id: uuidv7(), line, item: items.get(line.externalId) }));
	await scope.write.salesOrderLine.createMany({
		data: rows
			// Each row holds its item: in the order in which others lock items.
			.toSorted((a, b) => ((a.item?.itemId ?? "") < (b.item?.itemId ?? "") ? -1 : 1))
			.map(({ id, line, item }) => ({
				id,
				vendorId,
				orderId,
				externalId: line.externalId,
				itemId: item?.itemId ?? null,
				productExternalId: line.productId,
				barcode: line.barcode,
				ignoredAt: item?.itemId === null ? scope.now : null,
				sku: line.sku,
				title: line.title,
				quantity: line.quantity,
				asked: askedOf({ told: line.quantity, was: undefined, age }),
				unitPriceMinor: line.unitPriceMinor,
				taxMinor: line.taxMinor,
				taxCollectedBy: line.taxCollectedBy,
				country: order.country,
				region: order.region,
				feeMinor: line.feeMinor,
				discountMinor: line.discountMinor,
				unitCostMinor: item?.costMinor ?? null,
			})),
	});
	return { newLines: new Set(fresh.map(({ externalId }) => externalId)), dropped };
}

interface Writing {
	orderId: string;
	known: ReadonlyMap<string, LineQuantity>;
	/** Copies by the picture, of the lines that it has. */
	told: ReadonlyMap<string, number>;
	age: PictureAge;
}

async function writeQuantities(scope: VendorScope<"order.write">, { orderId, known, told, age }: Writing): Promise<void> {
	const moved = [...known].flatMap(([externalId, was]) => {
		const quantity = Math.max(was.quantity, told.get(externalId) ?? 0);
		const asked = askedOf({ told: told.get(externalId), was, age });
		return quantity === was.quantity && asked === was.asked ? [] : [{ externalId, quantity, asked }];
	});
	if (moved.length === 0) return;
	await scope.write.$executeRaw`
		UPDATE sales_order_line line SET quantity = now.quantity, asked = now.asked
		FROM unnest(${moved.map(({ externalId }) => externalId)}::text[], ${moved.map(({ quantity }) => quantity)}::int[], ${moved.map(({ asked }) => asked)}::int[])
			AS now (external_id, quantity, asked)
		WHERE line.vendor_id = ${scope.vendorId}::uuid AND line.order_id = ${orderId}::uuid AND line.external_id = now.external_id`;
}

/**
 * What the latest picture asks for of a line. Two of the same moment can't be told apart: then the higher counts, for a copy too many that is held is
 * not sold twice.
 */
function askedOf({ told, was, age }: { told: number | undefined; was: LineQuantity | undefined; age: PictureAge }): number | null {
	if (age === "timeless") return was?.asked ?? null;
	if (age === "newer") return told ?? 0;
	const before = was ? (was.asked ?? was.quantity) : 0;
	return age === "older" ? before : Math.max(before, told ?? 0);
}
