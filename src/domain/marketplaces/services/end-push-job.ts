import { z } from "zod";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";

const inputSchema = z.strictObject({ connectionId: z.uuid(), externalId: z.string() });

/** Forgets a batch that a marketplace worked off by itself, once what became of it is written down in the same transaction. */
export async function endPushJob(scope: VendorScope<"delivery.settle">, input: z.input<typeof inputSchema>): Promise<void> {
	const { connectionId, externalId } = parseInput(inputSchema, input);
	await scope.write.pushJob.deleteMany({ where: { vendorId: scope.vendorId, connectionId, externalId } });
}
