import { z } from "zod";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { lockMarketFile } from "./lock-market-file.ts";

const inputSchema = z.strictObject({
	/** F-12 is 12. */
	number: z.int().positive(),
});

/**
 * Takes a file away that was given and not confirmed. Nothing had come of it, so the audit has no entry.
 * @throws DomainError not_found; conflict when it was taken or discarded
 */
export async function discardMarketFile(scope: VendorScope<"market.read" | "order.write">, input: z.input<typeof inputSchema>): Promise<void> {
	const { number } = parseInput(inputSchema, input);
	const { id } = await lockMarketFile(scope, { number, statuses: ["previewed"] });
	await scope.write.marketFile.updateMany({ where: { vendorId: scope.vendorId, id }, data: { status: "discarded", body: null, finishedAt: scope.now } });
}
