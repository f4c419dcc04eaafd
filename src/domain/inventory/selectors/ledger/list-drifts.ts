import type { ReadScope } from "../../../core/permissions/scopes.ts";
import { type LedgerDrift, ledgerDriftSql } from "../../ledger-drift-sql.ts";
import { findKeyAhead } from "../bulk/find-key-ahead.ts";

interface DriftPage {
	drifts: LedgerDrift[];
	/** The last item that was looked at; null when there are no more. */
	upTo: string | null;
}

/** What is wrong with the books of the next items, in the order of their ids. */
export async function listDrifts(scope: ReadScope<"inventory.read">, { after, items }: { after: string | null; items: number }): Promise<DriftPage> {
	const upTo = await findKeyAhead(scope, { after, count: items });
	const drifts = await scope.read.$queryRaw<LedgerDrift[]>(ledgerDriftSql(scope.vendorId, { after, upTo }));
	return { drifts, upTo };
}
