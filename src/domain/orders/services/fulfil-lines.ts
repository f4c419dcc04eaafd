import { z } from "zod";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { chosenLinesSchema } from "../chosen-lines.ts";
import { actOnLines, type OrderAction } from "./act-on-lines.ts";

const inputSchema = z.strictObject({ orderId: z.uuid(), lines: chosenLinesSchema.optional() });

/**
 * Sends copies of an order, all that are open or some: what they hold leaves the stock.
 * @throws DomainError not_found; conflict when fewer are open
 */
export function fulfilLines(
	scope: VendorScope<"order.write" | "order.read" | "stock.write" | "inventory.read">,
	input: z.input<typeof inputSchema>,
): Promise<OrderAction> {
	return actOnLines(scope, { ...parseInput(inputSchema, input), kind: "fulfilled", action: "fulfil-order" });
}
