import { z } from "zod";
import { getOrderNamed } from "../../domain/orders/selectors/get-order-named.ts";
import { getOrderView } from "../../domain/orders/selectors/get-order-view.ts";
import { getVendor } from "../../domain/vendors/selectors/get-vendor.ts";
import { composeOrder } from "./compose-order.ts";
import { defineCommand } from "./define-command.ts";
import { orderOption } from "./order-options.ts";

export const orderShow = defineCommand({
	name: "order show",
	summary: "Show one order: its lines, what is short, its money, what happened",
	examples: ["/order show O-12", "/order show #1001"],
	input: z.strictObject({ order: orderOption() }),
	needs: ["order.read", "inventory.read"],
	audience: "private",
	async run(scope, { order }) {
		const { id: orderId } = await getOrderNamed(scope, { text: order });
		const { locale, timezone } = await getVendor(scope);
		return { ...composeOrder(await getOrderView(scope, { orderId }), { locale, timezone }), audience: "private" };
	},
});
