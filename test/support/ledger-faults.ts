import { type LedgerDrift, ledgerDriftSql } from "../../src/domain/inventory/ledger-drift-sql.ts";
import { query } from "./query.ts";

/** As the driver reads it, without Prisma's bigint. */
type Fault = Omit<LedgerDrift, "stored" | "expected"> & { stored: string; expected: string };

/** What is wrong with the books of all vendors, by the rule of `admin -- ledger check`. Read as the owner, past row-level security. */
export async function ledgerFaults(ownerUrl: string): Promise<Fault[]> {
	const vendors = await query<{ id: string }>(ownerUrl, "SELECT id FROM vendor ORDER BY id");
	const faults: Fault[] = [];
	for (const { id } of vendors) {
		const { text, values } = ledgerDriftSql(id, { after: null, upTo: null });
		faults.push(...(await query<Fault>(ownerUrl, text, values)));
	}
	return faults;
}
