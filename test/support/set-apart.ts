import { query } from "./query.ts";
import { tenantTables } from "./tenant-tables.ts";

/** Texts by which people know a vendor's things; each may stand in two shops. */
const NAMES: readonly (readonly [table: string, column: string])[] = [
	["item", "title"],
	["location", "name"],
	["item_image", "key"],
	["stock_movement", "idempotency_key"],
	["connection", "account_id"],
	["sales_order", "external_id"],
	["sales_order", "name"],
	["sales_order_line", "title"],
	["customer", "name"],
	["api_token", "name"],
	["workspace", "name"],
	["subscription", "channel_id"],
];

/** How far their numbers are from anybody else's. */
const FAR = 700_000;

/**
 * Gives a vendor numbers and names that no other shop has: then whoever names one of them can mean nobody else's. Returns all ids and names
 * of theirs, by which an answer that holds any of them is known.
 */
export async function setApart(ownerUrl: string, vendorId: string): Promise<string[]> {
	const numbered = await query<{ name: string }>(
		ownerUrl,
		"SELECT table_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'number' AND data_type = 'integer'",
	);
	for (const { name } of numbered) await query(ownerUrl, `UPDATE ${name} SET number = number + ${FAR} WHERE vendor_id = $1`, [vendorId]);
	await query(ownerUrl, `UPDATE counter SET last = last + ${FAR} WHERE vendor_id = $1`, [vendorId]);
	for (const [table, column] of NAMES) await query(ownerUrl, `UPDATE ${table} SET ${column} = 'their-' || ${column} WHERE vendor_id = $1`, [vendorId]);
	await query(ownerUrl, "UPDATE person SET display_name = 'their-' || display_name WHERE id IN (SELECT person_id FROM membership WHERE vendor_id = $1)", [
		vendorId,
	]);
	const selects = (await tenantTables(ownerUrl)).map((name) => `SELECT id::text AS mark FROM ${name} WHERE vendor_id = $1`);
	const found = await query<{ mark: string }>(ownerUrl, `${selects.join(" UNION ALL ")} UNION ALL SELECT sku FROM item WHERE vendor_id = $1`, [vendorId]);
	return [vendorId, "their-", ...found.map(({ mark }) => mark)];
}
