import { z } from "zod";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";

const STATUSES = ["placed", "paid", "fulfilled", "cancelled", "returned"] as const;
type OrderStatus = (typeof STATUSES)[number];

/** From which states each may be entered: a late or repeated event never moves an order back. */
const ENTERED_FROM: Readonly<Record<OrderStatus, readonly OrderStatus[]>> = {
	placed: [],
	paid: ["placed"],
	fulfilled: ["placed", "paid"],
	cancelled: ["placed", "paid"],
	returned: ["fulfilled"],
};

const inputSchema = z.strictObject({ orderId: z.uuid(), status: z.enum(STATUSES) });

/** Moves an order on to a state. False when it is there or past it already, and then nothing was changed. */
export async function advanceOrder(scope: VendorScope<"order.write">, input: z.input<typeof inputSchema>): Promise<boolean> {
	const { orderId, status } = parseInput(inputSchema, input);
	const { count } = await scope.write.salesOrder.updateMany({
		where: { vendorId: scope.vendorId, id: orderId, status: { in: [...ENTERED_FROM[status]] } },
		data: { status },
	});
	return count === 1;
}
