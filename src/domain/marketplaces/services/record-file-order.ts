import { z } from "zod";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { applyOrderEvents } from "../../orders/services/apply-order-events.ts";
import { lockOrder } from "../../orders/services/lock-order.ts";
import { recordOrder } from "../../orders/services/record-order.ts";
import { TCGPLAYER_CURRENCY, tcgplayerSku } from "../market-files/market-file.ts";
import { listFileOrderLines } from "../selectors/list-file-order-lines.ts";
import { listUnnamedSales } from "../selectors/list-unnamed-sales.ts";

const inputSchema = z.strictObject({
	connectionId: z.uuid(),
	order: z.strictObject({
		externalId: z.string().min(1).max(60),
		lines: z
			.array(
				z.strictObject({
					productId: z.string().min(1).max(20),
					title: z.string().max(1000),
					quantity: z.int().min(1).max(1_000_000),
					/** Minor units of USD each. */
					priceMinor: z.bigint().min(0n),
				}),
			)
			.min(1)
			.max(5000),
	}),
});

/**
 * Records an order that a marketplace's file tells of, as a webhook's is, once: what it has beyond what is known of it is sold. Copies of which an inventory
 * export had shown that they are sold get their name by it, and count no second time; the others are gone from what stands there. Returns the copies that were new.
 */
export async function recordFileOrder(
	scope: VendorScope<"order.write" | "order.read" | "stock.write" | "inventory.read">,
	input: z.input<typeof inputSchema>,
): Promise<{ number: number | null; copies: number }> {
	const { connectionId, order } = parseInput(inputSchema, input);
	const { vendorId } = scope;
	await lockOrder(scope, { connectionId, externalId: order.externalId });
	const known = (await listFileOrderLines(scope, { connectionId, orders: [order.externalId] })).get(order.externalId);
	const fresh = order.lines
		.map(({ productId, quantity }) => ({ productId, copies: quantity - (known?.get(productId) ?? 0) }))
		.filter(({ copies }) => copies > 0);
	if (fresh.length === 0) return { number: null, copies: 0 };
	const left = new Map(fresh.map(({ productId, copies }) => [productId, copies]));
	for (const { orderExternalId, productId, open, sent } of await listUnnamedSales(scope, { connectionId, productIds: [...left.keys()] })) {
		const wanted = left.get(productId) ?? 0;
		const [cancelled, returned] = [Math.min(wanted, open), Math.min(Math.max(0, wanted - open), sent)];
		const events = [
			{ kind: "cancelled" as const, quantity: cancelled },
			{ kind: "returned" as const, quantity: returned },
		].filter(({ quantity }) => quantity > 0);
		if (events.length === 0) continue;
		left.set(productId, wanted - cancelled - returned);
		await applyOrderEvents(scope, {
			connectionId,
			orderExternalId,
			events: events.map(({ kind, quantity }) => ({
				kind,
				// A line that grew names more of it.
				externalId: `${kind}:${order.externalId}:${productId}:${known?.get(productId) ?? 0}`,
				happenedAt: scope.now,
				lines: [{ line: productId, quantity }],
			})),
		});
	}
	const { number } = await recordOrder(scope, {
		connectionId,
		order: {
			externalId: order.externalId,
			name: order.externalId,
			status: "paid",
			currency: TCGPLAYER_CURRENCY,
			placedAt: null,
			lines: order.lines.map(({ productId, title, quantity, priceMinor }) => ({
				externalId: productId,
				productId,
				sku: tcgplayerSku(productId),
				title,
				quantity,
				cancelled: 0,
				fulfilled: 0,
				unitPriceMinor: priceMinor,
				taxMinor: 0n,
			})),
		},
	});
	const gone = [...left].filter(([, copies]) => copies > 0);
	await scope.write.$executeRaw`
		UPDATE listing SET sold_there = sold_there + sold.copies, seen_quantity = greatest(0, seen_quantity - sold.copies)
		FROM unnest(${gone.map(([productId]) => productId)}::text[], ${gone.map(([, copies]) => copies)}::int[]) AS sold (external_id, copies)
		WHERE listing.vendor_id = ${vendorId}::uuid AND listing.connection_id = ${connectionId}::uuid AND listing.external_id = sold.external_id AND seen_quantity IS NOT NULL`;
	return { number, copies: fresh.reduce((sum, { copies }) => sum + copies, 0) };
}
