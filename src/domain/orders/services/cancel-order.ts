import { z } from "zod";
import { say } from "../../core/messages/en.ts";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { announce } from "../../vendors/services/announce.ts";
import { advanceOrder } from "./advance-order.ts";
import { releaseStock } from "./release-stock.ts";

const inputSchema = z.strictObject({
	orderId: z.uuid(),
	/** How people call it: "#1001 (O-12)". */
	label: z.string(),
	/** "Shopify" */
	marketplace: z.string(),
});

/** Cancels an order once: its lines' open copies count as cancelled, its stock is free again, and the shop is told. */
export async function cancelOrder(scope: VendorScope<"order.write" | "stock.write">, input: z.input<typeof inputSchema>): Promise<boolean> {
	const { orderId, label, marketplace } = parseInput(inputSchema, input);
	if (!(await advanceOrder(scope, { orderId, status: "cancelled" }))) return false;
	const freed = await releaseStock(scope, { orderId });
	await scope.write.$executeRaw`
		UPDATE sales_order_line SET cancelled = quantity - fulfilled WHERE vendor_id = ${scope.vendorId}::uuid AND order_id = ${orderId}::uuid`;
	const copies = freed.reduce((sum, item) => sum + item.quantity, 0);
	const text = say.orderCancelled({ order: label, marketplace, copies });
	await announce(scope, { topic: "sales", key: `order:${orderId}:cancelled`, reply: { text, audience: "channel" } });
	return true;
}
