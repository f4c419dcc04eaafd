import { query } from "./query.ts";

/** The names of all tables whose rows belong to a vendor. */
export async function tenantTables(ownerUrl: string): Promise<string[]> {
	const tables = await query<{ name: string }>(
		ownerUrl,
		`SELECT table_name AS name FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
		WHERE table_schema = 'public' AND column_name = 'vendor_id' AND table_type = 'BASE TABLE' ORDER BY 1`,
	);
	return tables.map(({ name }) => name);
}
