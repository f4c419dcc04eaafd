import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import type { ReadScope } from "../../core/permissions/scopes.ts";
import { orderLabel } from "../order-label.ts";
import { findOrders, type NamedOrder } from "./find-orders.ts";

/**
 * The one order that a text names: "O-12", "#1001", "1001".
 * @throws DomainError not_found, also for another vendor's; conflict when several are called so, and then it names them
 */
export async function getOrderNamed(scope: ReadScope<"order.read">, { text }: { text: string }): Promise<NamedOrder> {
	const found = await findOrders(scope, { text });
	const [first, second] = found;
	if (!first) throw new DomainError("not_found", say.orderUnknown({ typed: text }), { hint: say.orderUnknownHint() });
	if (second) throw new DomainError("conflict", say.orderSeveral({ typed: text, orders: found.map(({ number }) => orderLabel(number)) }));
	return first;
}
