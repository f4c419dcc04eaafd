import { z } from "zod";
import { nextNumber } from "../../core/next-number.ts";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";

const inputSchema = z.strictObject({
	/** Whom the goods came from, as the shop writes it. */
	seller: z.string().trim().min(1).max(200).optional(),
	/** The paper that proves it: "INV-2291". */
	document: z.string().trim().min(1).max(200).optional(),
});

/**
 * Opens a receipt, for the movements of goods that came in together. Call it before any stock row is touched: the number locks
 * the vendor's counter.
 */
export async function createReceipt(scope: VendorScope<"stock.write">, input: z.input<typeof inputSchema>): Promise<{ receiptId: string; number: number }> {
	const { seller, document } = parseInput(inputSchema, input);
	const number = await nextNumber(scope, "receipt");
	const { id: receiptId } = await scope.write.receipt.create({
		data: { vendorId: scope.vendorId, number, seller: seller ?? null, document: document ?? null, personId: scope.actor.personId },
		select: { id: true },
	});
	return { receiptId, number };
}
