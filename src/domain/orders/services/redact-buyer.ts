import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { redactDeliveries } from "../../marketplaces/services/redact-deliveries.ts";
import { type BuyerInput, buyerInputSchema } from "../buyer-input.ts";
import { findBuyers } from "../selectors/find-buyers.ts";
import { redactCustomer } from "./redact-customer.ts";

/** Takes out, for good, what is kept of a person whom a marketplace asks to forget, the orders that it names included. Unknown ones change nothing. */
export async function redactBuyer(scope: VendorScope<"customer.read" | "customer.redact">, input: BuyerInput): Promise<void> {
	const { connectionId, ...buyer } = parseInput(buyerInputSchema, input);
	for (const { id: customerId } of await findBuyers(scope, { connectionId, ...buyer })) await redactCustomer(scope, { customerId });
	// Orders of guests have no customer.
	await redactDeliveries(scope, { orders: buyer.orders.map((orderExternalId) => ({ connectionId, orderExternalId })) });
}
