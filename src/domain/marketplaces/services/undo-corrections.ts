import { z } from "zod";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { moveStock } from "../../inventory/services/move-stock.ts";
import { recordAudit } from "../../vendors/services/record-audit.ts";
import { getConnection } from "../selectors/get-connection.ts";

const inputSchema = z.strictObject({
	connectionId: z.uuid(),
	/** As they were made; they are made the other way round. */
	moves: z.array(z.strictObject({ itemId: z.uuid(), locationId: z.uuid(), delta: z.int() })).min(1),
	reason: z.string().min(1),
});

/**
 * Takes back that what a marketplace shows was taken for the truth. By deltas, so that what happened since stays.
 * @throws DomainError not_found; conflict when copies that came by it have gone since, and then nothing was taken back
 */
export async function undoCorrections(
	scope: VendorScope<"market.read" | "stock.write" | "inventory.read">,
	input: z.input<typeof inputSchema>,
): Promise<{ connection: number; count: number }> {
	const { connectionId, moves, reason } = parseInput(inputSchema, input);
	const { number: connection } = await getConnection(scope, { connectionId });
	for (const { itemId, locationId, delta } of moves) await moveStock(scope, { itemId, locationId, delta: -delta, kind: "adjusted", reason });
	const count = new Set(moves.map(({ itemId }) => itemId)).size;
	await recordAudit(scope, { action: "undo-accept-drift", subjectKind: "connection", subjectId: connectionId, after: { number: connection, items: count } });
	return { connection, count };
}
