import { z } from "zod";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";

const inputSchema = z.strictObject({ connectionId: z.uuid(), kind: z.enum(["stock", "price"]) });

/** Marks that are taken away in one transaction: a share of a second's work, so that no sale waits long for the disk, and no change is too large for one. */
const MARKS = 1_000;

/**
 * Takes some of a connection's marks away, and has what they name worked off: listings by their ids, each once. Returns whether there may be more. What is read
 * in `workOff` is as of a moment that is not before, so that no change falls between. It goes by a list that is named: of marks that come and go the planner
 * knows nothing, and would go through all of them for each.
 */
export async function takeMarks(
	scope: VendorScope<"delivery.settle">,
	input: z.input<typeof inputSchema>,
	workOff: (listingIds: readonly string[]) => Promise<unknown>,
): Promise<boolean> {
	const { connectionId, kind } = parseInput(inputSchema, input);
	const { vendorId } = scope;
	const marked = await scope.write.$queryRaw<{ id: string }[]>`
		DELETE FROM push_mark WHERE vendor_id = ${vendorId}::uuid AND connection_id = ${connectionId}::uuid AND kind = ${kind} AND id <= coalesce((
			SELECT id FROM push_mark WHERE vendor_id = ${vendorId}::uuid AND connection_id = ${connectionId}::uuid AND kind = ${kind} ORDER BY id OFFSET ${MARKS - 1} LIMIT 1
		), 'ffffffff-ffff-ffff-ffff-ffffffffffff') RETURNING listing_id AS id`;
	if (marked.length > 0) await workOff([...new Set(marked.map(({ id }) => id))]);
	return marked.length >= MARKS;
}
