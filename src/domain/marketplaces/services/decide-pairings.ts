import { randomUUID } from "node:crypto";
import { z } from "zod";
import { say } from "../../core/messages/say.ts";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { recordAudit } from "../../vendors/services/record-audit.ts";
import { getConnection } from "../selectors/get-connection.ts";
import { listDecided } from "../selectors/list-decided.ts";
import { joinByHash } from "./join-by-hash.ts";

const inputSchema = z.strictObject({
	connectionId: z.uuid(),
	decisions: z.array(
		z.strictObject({
			/** Of the file. */
			line: z.int().positive(),
			/** The marketplace's id of the listing. */
			externalId: z.string().max(500),
			/** The item that it is; "ignored" when it is none of ours. */
			means: z.union([z.strictObject({ sku: z.string().max(500) }), z.literal("ignored")]),
		}),
	),
});

interface Decided {
	paired: number;
	ignored: number;
	/** Lines that were so already. */
	same: number;
	problems: { line: number; reason: string }[];
	/** Null when nothing was written. */
	changeNumber: bigint | null;
}

/**
 * Pairs listings with items, or has them ignored, as the lines of a file say. Lines that can't be done are left out, each with its reason.
 * @throws DomainError not_found for a connection that is not the vendor's
 */
export async function decidePairings(
	scope: VendorScope<"market.read" | "order.write" | "inventory.read">,
	input: z.input<typeof inputSchema>,
): Promise<Decided> {
	const { connectionId, decisions } = parseInput(inputSchema, input);
	const { vendorId } = scope;
	const { number: connection } = await getConnection(scope, { connectionId });
	await joinByHash(scope);
	const lines = decisions.map(({ line, externalId, means }) => ({ line, externalId, sku: means === "ignored" ? null : means.sku }));
	const found = new Map((await listDecided(scope, { connectionId, lines })).map((row) => [row.line, row]));
	const problems: Decided["problems"] = [];
	const wanted = new Map<string, string | null>();
	let same = 0;
	for (const { line, externalId, sku } of lines) {
		const { listing = null, itemId = null } = found.get(line) ?? {};
		const fails = (reason: string) => problems.push({ line, reason });
		if (!listing) fails(say.decisionNoListing({ id: externalId.slice(0, 100) }));
		else if (wanted.has(listing.id)) fails(say.decisionTwice());
		else if (sku !== null && itemId === null) fails(say.decisionNoItem({ sku: sku.slice(0, 100) }));
		else if (listing.itemId !== null && listing.itemId !== itemId) fails(say.decisionPaired({ sku: listing.itemSku ?? "" }));
		else if (listing.itemId !== null || (sku === null && listing.status === "ignored")) same++;
		else wanted.set(listing.id, itemId);
	}
	if (wanted.size === 0) return { paired: 0, ignored: 0, same, problems, changeNumber: null };
	const decision = randomUUID();
	const written = await scope.write.$queryRaw<{ itemId: string | null }[]>`
		UPDATE listing SET item_id = told.item_id, decision = ${decision}::uuid,
			status = CASE WHEN told.item_id IS NULL THEN 'ignored' WHEN status = 'ignored' THEN 'active' ELSE status END
		FROM unnest(${[...wanted.keys()]}::uuid[], ${[...wanted.values()]}::uuid[]) AS told (id, item_id)
		WHERE listing.vendor_id = ${vendorId}::uuid AND listing.id = told.id AND listing.item_id IS NULL
		RETURNING listing.item_id AS "itemId"`;
	const paired = written.filter(({ itemId }) => itemId !== null).length;
	const ignored = written.length - paired;
	const changeNumber = await recordAudit(scope, {
		action: "pair-by-file",
		subjectKind: "connection",
		subjectId: connectionId,
		after: { number: connection, paired, ignored },
		inverse: { kind: "pairings", connectionId, decision },
	});
	scope.afterCommit({ job: "match-lines", id: connectionId, run: scope.now.getTime(), payload: { vendorId, connectionId } });
	return { paired, ignored, same, problems, changeNumber };
}
