import { query } from "./query.ts";
import { tenantTables } from "./tenant-tables.ts";

/** What jobs move by themselves: the sender while a message waits, and who looks after a connection. */
const RESTLESS: Readonly<Record<string, string>> = {
	outbox: "{attempts,due_at,leased_until,status,error,sent_at,message_id}",
	connection: "{due_at,polled_until,trouble,push_lease_until,push_claim,push_retry_at,push_failures,push_error,sync_due_at}",
};

/** A hash over the rows that a vendor has, for every tenant table: two that are equal mean that nothing of theirs was touched. */
export async function vendorFingerprint(ownerUrl: string, vendorId: string): Promise<Record<string, string>> {
	const tables = await tenantTables(ownerUrl);
	const parts = tables.map(
		(name) =>
			`SELECT '${name}' AS name, md5(coalesce(string_agg((to_jsonb(t) - '${RESTLESS[name] ?? "{}"}'::text[])::text, '|' ORDER BY t.id), '')) AS hash FROM ${name} t WHERE vendor_id = $1`,
	);
	const rows = await query<{ name: string; hash: string }>(ownerUrl, parts.join(" UNION ALL "), [vendorId]);
	return Object.fromEntries(rows.map(({ name, hash }) => [name, hash]));
}
