import { z } from "zod";
import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { recordAudit } from "../../vendors/services/record-audit.ts";
import { getConnection } from "../selectors/get-connection.ts";

const minor = z.string().regex(/^\d+$/).nullable();

const inputSchema = z.strictObject({
	connectionId: z.uuid(),
	/** As they were made (write-own-prices.ts). */
	changes: z.array(z.strictObject({ listingId: z.uuid(), was: minor, now: minor, ackedWas: minor, ackedNow: minor })).min(1),
});

interface Undone {
	connection: number;
	count: number;
	/** Of which somebody changed the price since: they stay. */
	left: number;
}

/**
 * Gives listings their former own prices back, or none, each only where it is still the one that was set. Where nothing was pushed since, what was changed on the
 * marketplace is open again.
 * @throws DomainError not_found; conflict when none is as it was set
 */
export async function undoListingPrices(scope: VendorScope<"pricing.write" | "market.read">, input: z.input<typeof inputSchema>): Promise<Undone> {
	const { connectionId, changes } = parseInput(inputSchema, input);
	const { vendorId } = scope;
	const { number: connection } = await getConnection(scope, { connectionId });
	const column = (name: Exclude<keyof (typeof changes)[number], "listingId">) => changes.map((change) => change[name]);
	const count = await scope.write.$executeRaw`
		UPDATE listing SET price_minor = told.was,
			acked_price_minor = CASE WHEN listing.acked_price_minor IS NOT DISTINCT FROM told.acked_now THEN told.acked_was ELSE listing.acked_price_minor END
		FROM unnest(${changes.map(({ listingId }) => listingId)}::uuid[], ${column("was")}::bigint[], ${column("now")}::bigint[], ${column("ackedWas")}::bigint[],
			${column("ackedNow")}::bigint[]) AS told (id, was, now, acked_was, acked_now)
		WHERE listing.vendor_id = ${vendorId}::uuid AND listing.connection_id = ${connectionId}::uuid AND listing.id = told.id
			AND listing.price_minor IS NOT DISTINCT FROM told.now`;
	if (count === 0) throw new DomainError("conflict", say.ownPricesMoved({ connection }));
	await recordAudit(scope, {
		action: "undo-listing-prices",
		subjectKind: "connection",
		subjectId: connectionId,
		after: { number: connection, listings: count },
	});
	scope.afterCommit({ job: "push-listings", id: connectionId, run: `prices${scope.now.getTime()}`, payload: { vendorId, connectionId } });
	return { connection, count, left: changes.length - count };
}
