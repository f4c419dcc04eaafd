import { z } from "zod";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { READ_LEASE } from "../read-lease.ts";

const inputSchema = z.strictObject({ readId: z.uuid(), slice: z.int().positive() });

/** Says that whoever claimed a reading still works on it: a page may take minutes. */
export async function holdRead(scope: VendorScope<"delivery.settle">, input: z.input<typeof inputSchema>): Promise<void> {
	const { readId, slice } = parseInput(inputSchema, input);
	await scope.write.$executeRaw`
		UPDATE listing_read SET due_at = now() + make_interval(secs => ${READ_LEASE})
		WHERE vendor_id = ${scope.vendorId}::uuid AND id = ${readId}::uuid AND slice = ${slice} AND status IN ('reading', 'pairing')`;
}
