import { query } from "./query.ts";

/** What a vendor sees of their shop: rows by their ids, without what only counts up. What is archived, removed or over is out of sight. */
export type VisibleState = Record<string, Record<string, unknown>>;

/** Each kind of row that a vendor sees, as `key` and `row`. */
const SEEN: Readonly<Record<string, string>> = {
	// Without whose turn it is among the shops' operations, which the worker moves.
	settings: "SELECT id AS key, to_jsonb(vendor) - 'bulk_busy_until' - 'bulk_slice_at' AS row FROM vendor WHERE id = $1",
	items: "SELECT id AS key, to_jsonb(item) - 'version' AS row FROM item WHERE vendor_id = $1 AND archived_at IS NULL",
	levels: `SELECT id AS key, to_jsonb(stock_level) - 'version' AS row FROM stock_level WHERE vendor_id = $1 AND (on_hand, committed) <> (0, 0)`,
	locations: "SELECT id AS key, to_jsonb(location) AS row FROM location WHERE vendor_id = $1 AND archived_at IS NULL",
	pictures: "SELECT id AS key, to_jsonb(item_image) AS row FROM item_image WHERE vendor_id = $1 AND removed_at IS NULL",
	rules: "SELECT name_key AS key, to_jsonb(price_rule) - 'id' - 'created_at' - 'person_id' AS row FROM price_rule WHERE vendor_id = $1",
	members: "SELECT person_id AS key, to_jsonb(membership) - 'id' - 'created_at' AS row FROM membership WHERE vendor_id = $1",
	workspaces: "SELECT id AS key, to_jsonb(workspace) AS row FROM workspace WHERE vendor_id = $1 AND unlinked_at IS NULL",
	subscriptions: "SELECT channel_id AS key, to_jsonb(subscription) - 'id' - 'created_at' AS row FROM subscription WHERE vendor_id = $1",
	mappings: "SELECT external_role_id AS key, to_jsonb(role_mapping) - 'id' - 'created_at' AS row FROM role_mapping WHERE vendor_id = $1",
	tokens: "SELECT id AS key, to_jsonb(api_token) - 'last_used_at' AS row FROM api_token WHERE vendor_id = $1 AND revoked_at IS NULL",
	importMappings: "SELECT id AS key, to_jsonb(import_mapping) - 'created_at' - 'person_id' AS row FROM import_mapping WHERE vendor_id = $1",
	schedules:
		"SELECT id AS key, to_jsonb(bulk_schedule) - 'paused_at' - 'next_at' || jsonb_build_object('paused', paused_at IS NOT NULL) AS row FROM bulk_schedule WHERE vendor_id = $1 AND ended_at IS NULL",
	// Without when it is looked after and pushed to next, which the worker moves.
	connections: "SELECT id AS key, to_jsonb(connection) - 'due_at' - 'push_retry_at' AS row FROM connection WHERE vendor_id = $1 AND status <> 'removed'",
	listings: "SELECT id AS key, to_jsonb(listing) AS row FROM listing WHERE vendor_id = $1 AND status <> 'ignored'",
	customers: "SELECT id AS key, to_jsonb(customer) AS row FROM customer WHERE vendor_id = $1",
	orders: "SELECT id AS key, to_jsonb(sales_order) AS row FROM sales_order WHERE vendor_id = $1 AND status NOT IN ('returned', 'cancelled')",
	lines: `SELECT line.id AS key, to_jsonb(line) AS row FROM sales_order_line line JOIN sales_order sold ON sold.id = order_id
		WHERE line.vendor_id = $1 AND status NOT IN ('returned', 'cancelled')`,
	tickets: "SELECT id AS key, to_jsonb(ticket) - 'finished_at' AS row FROM ticket WHERE vendor_id = $1 AND status NOT IN ('undone', 'dropped')",
};

export async function visibleState(ownerUrl: string, vendorId: string): Promise<VisibleState> {
	const parts = Object.entries(SEEN).map(([kind, select]) => `SELECT '${kind}' AS kind, seen.key::text AS key, seen.row FROM (${select}) seen`);
	const rows = await query<{ kind: string; key: string; row: unknown }>(ownerUrl, `${parts.join(" UNION ALL ")} ORDER BY kind, key`, [vendorId]);
	const state: VisibleState = Object.fromEntries(Object.keys(SEEN).map((kind) => [kind, {}]));
	for (const { kind, key, row } of rows) Object.assign(state[kind] ?? {}, { [key]: row });
	return state;
}
