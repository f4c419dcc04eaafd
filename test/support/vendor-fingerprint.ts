import { query } from "./query.ts";

/** What the sender moves by itself while a message waits. */
const RESTLESS = "'{attempts,due_at,leased_until,status,error,sent_at,message_id}'::text[]";

/** A hash over the rows that a vendor has, for every tenant table: two that are equal mean that nothing of theirs was touched. */
export async function vendorFingerprint(ownerUrl: string, vendorId: string): Promise<Record<string, string>> {
	const tables = await query<{ name: string }>(
		ownerUrl,
		"SELECT table_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'vendor_id' ORDER BY 1",
	);
	const parts = tables.map(
		({ name }) =>
			`SELECT '${name}' AS name, md5(coalesce(string_agg((to_jsonb(t) - ${name === "outbox" ? RESTLESS : "'{}'::text[]"})::text, '|' ORDER BY t.id), '')) AS hash FROM ${name} t WHERE vendor_id = $1`,
	);
	const rows = await query<{ name: string; hash: string }>(ownerUrl, parts.join(" UNION ALL "), [vendorId]);
	return Object.fromEntries(rows.map(({ name, hash }) => [name, hash]));
}
