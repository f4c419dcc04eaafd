import type { Access } from "../../domain/core/permissions/access.ts";
import type { LedgerDrift } from "../../domain/inventory/ledger-drift-sql.ts";
import { listDrifts } from "../../domain/inventory/selectors/ledger/list-drifts.ts";

/** Items that one transaction looks at: a fraction of a second, so that nothing waits for it. */
const ITEMS = 5_000;

/** A vendor's drifts, a slice of its items after the other. */
export async function* checkVendor(access: Access, vendorId: string): AsyncGenerator<LedgerDrift[]> {
	let from: string | null = null;
	for (;;) {
		const after = from;
		const page: Awaited<ReturnType<typeof listDrifts>> = await access.withVendor({ kind: "operator", vendorId }, ["inventory.read"], (scope) =>
			listDrifts(scope, { after, items: ITEMS }),
		);
		if (page.drifts.length > 0) yield page.drifts;
		if (page.upTo === null) return;
		from = page.upTo;
	}
}
