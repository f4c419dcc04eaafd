import { z } from "zod";
import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { chosenLinesSchema } from "../chosen-lines.ts";
import { actOnLines, type OrderAction } from "./act-on-lines.ts";
import { findOrMakeSibling } from "./find-or-make-sibling.ts";

const inputSchema = z.strictObject({
	orderId: z.uuid(),
	lines: chosenLinesSchema.optional(),
	outcome: z.discriminatedUnion("kind", [
		/** As it was sold. */
		z.strictObject({ kind: z.literal("restock") }),
		/** In this condition of the item's scale, by name or abbreviation. */
		z.strictObject({ kind: z.literal("condition"), condition: z.string().min(1).max(100) }),
		z.strictObject({ kind: z.literal("write-off") }),
	]),
});

/**
 * Takes sent copies back, all or some: into the stock as they were, as the same product in another condition, which is made where it is not there
 * yet, or not at all.
 * @throws DomainError not_found; invalid_input for a condition that the item's scale does not have; conflict when fewer were sent
 */
export async function returnLines(
	scope: VendorScope<"order.write" | "order.read" | "stock.write" | "inventory.read" | "item.write">,
	input: z.input<typeof inputSchema>,
): Promise<OrderAction & { to: string[] }> {
	const { orderId, lines, outcome } = parseInput(inputSchema, input);
	const skus = new Set<string>();
	const action = await actOnLines(scope, {
		orderId,
		lines,
		kind: "returned",
		action: "return-order",
		async to({ itemId, sku, title }) {
			if (outcome.kind === "write-off") return null;
			if (outcome.kind === "restock") return undefined;
			if (itemId === null) throw new DomainError("conflict", say.returnUnknownItem({ sku: sku || title }));
			const sibling = await findOrMakeSibling(scope, { itemId, condition: outcome.condition });
			skus.add(sibling.sku);
			return sibling.itemId;
		},
	});
	return { ...action, to: [...skus] };
}
