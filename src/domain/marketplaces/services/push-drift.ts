import type { z } from "zod";
import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { recordAudit } from "../../vendors/services/record-audit.ts";
import { decideDriftInput } from "../decide-drift-input.ts";
import { marketplaceTitle } from "../marketplaces.ts";
import { OPEN_DRIFT } from "../open-drift-sql.ts";
import { getPush } from "../selectors/get-push.ts";
import { openComparison } from "./open-comparison.ts";

interface Pushed {
	connection: number;
	marketplace: string;
	count: number;
}

/**
 * Has ours set over what a marketplace shows. What stood there when it was compared is what it may be set over: a sale since then is not overwritten.
 * @throws DomainError not_found; conflict when a later comparison has been made, nothing differs any more, or nothing is pushed there
 */
export async function pushDrift(scope: VendorScope<"market.read" | "stock.write">, input: z.input<typeof decideDriftInput>): Promise<Pushed> {
	const { read: number, externalId } = parseInput(decideDriftInput, input);
	const { vendorId } = scope;
	const { connectionId, connection, marketplace: name } = await openComparison(scope, { number });
	const marketplace = marketplaceTitle(name);
	const { settings } = await getPush(scope, { connectionId });
	if (!settings.on) throw new DomainError("conflict", say.driftNotPushed({ connection, marketplace }), { hint: say.driftNotPushedHint({ connection }) });
	const [counts] = await scope.write.$queryRaw<{ count: number }[]>`
		WITH meant AS (
			SELECT listing.id FROM listing JOIN connection ON connection.vendor_id = listing.vendor_id AND connection.id = listing.connection_id
			WHERE listing.vendor_id = ${vendorId}::uuid AND listing.connection_id = ${connectionId}::uuid AND ${OPEN_DRIFT}
				AND (${externalId}::text IS NULL OR listing.external_id = ${externalId}::text)
		), believed AS (
			UPDATE listing SET acked_quantity = listing.drift_theirs, count_asked_at = NULL FROM meant WHERE listing.vendor_id = ${vendorId}::uuid AND listing.id = meant.id RETURNING listing.id
		), marked AS (
			INSERT INTO push_mark (vendor_id, connection_id, listing_id) SELECT ${vendorId}::uuid, ${connectionId}::uuid, id FROM believed RETURNING 1
		)
		SELECT count(*)::int AS count FROM marked`;
	const count = counts?.count ?? 0;
	if (count === 0) throw new DomainError("conflict", externalId === null ? say.driftNone({ connection }) : say.driftOver({ listing: externalId }));
	await recordAudit(scope, { action: "push-drift", subjectKind: "connection", subjectId: connectionId, after: { number: connection, listings: count } });
	scope.afterCommit({ job: "push-listings", id: connectionId, run: `drift${scope.now.getTime()}`, payload: { vendorId, connectionId } });
	return { connection, marketplace, count };
}
