import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import type { ReadScope } from "../../core/permissions/scopes.ts";

interface Sale {
	number: number;
	status: string;
	/** Null for a sale over the counter. */
	connectionId: string | null;
	lines: { id: string; itemId: string | null; sku: string; fulfilled: number; returned: number }[];
}

/**
 * One order with its lines, for whoever changes it.
 * @throws DomainError not_found, also for another vendor's order
 */
export async function getSale(scope: ReadScope<"order.write">, { orderId }: { orderId: string }): Promise<Sale> {
	const order = await scope.read.salesOrder.findUnique({
		where: { vendorId_id: { vendorId: scope.vendorId, id: orderId } },
		select: {
			number: true,
			status: true,
			connectionId: true,
			lines: { select: { id: true, itemId: true, sku: true, fulfilled: true, returned: true }, orderBy: { itemId: "asc" } },
		},
	});
	if (!order) throw new DomainError("not_found", say.orderNotFound());
	return order;
}
