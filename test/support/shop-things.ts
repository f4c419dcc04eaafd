import { query } from "./query.ts";

/** Where each of a shop's things is found; every one must be there. Singular: one of them. */
const FINDERS = {
	itemId: "SELECT item_id FROM sales_order_line WHERE item_id IS NOT NULL AND vendor_id = $1 ORDER BY id LIMIT 1",
	itemIds: "SELECT array_agg(id ORDER BY id) FROM item WHERE vendor_id = $1",
	sku: "SELECT sku FROM item WHERE vendor_id = $1 AND archived_at IS NULL ORDER BY created_at, id LIMIT 1",
	skus: "SELECT array_agg(sku ORDER BY sku) FROM item WHERE vendor_id = $1",
	title: "SELECT title FROM item WHERE vendor_id = $1 ORDER BY created_at, id LIMIT 1",
	imageId: "SELECT id FROM item_image WHERE vendor_id = $1 ORDER BY id LIMIT 1",
	imageKey: "SELECT key FROM item_image WHERE vendor_id = $1 ORDER BY id LIMIT 1",
	locationId: "SELECT id FROM location WHERE vendor_id = $1 AND is_default",
	locationIds: "SELECT array_agg(id ORDER BY id) FROM location WHERE vendor_id = $1",
	locationName: "SELECT name FROM location WHERE vendor_id = $1 AND is_default",
	movementKey: "SELECT idempotency_key FROM stock_movement WHERE vendor_id = $1 ORDER BY id LIMIT 1",
	receiptId: "SELECT id FROM receipt WHERE vendor_id = $1 ORDER BY id LIMIT 1",
	receiptNumber: "SELECT number FROM receipt WHERE vendor_id = $1 ORDER BY id LIMIT 1",
	connectionId: "SELECT id FROM connection WHERE vendor_id = $1 ORDER BY id LIMIT 1",
	account: "SELECT account_id FROM connection WHERE vendor_id = $1 ORDER BY id LIMIT 1",
	connectionNumber: "SELECT number FROM connection WHERE vendor_id = $1 ORDER BY id LIMIT 1",
	deliveryNumber: "SELECT number::int FROM webhook_delivery WHERE vendor_id = $1 ORDER BY id LIMIT 1",
	deliveryId: "SELECT id FROM webhook_delivery WHERE vendor_id = $1 ORDER BY id LIMIT 1",
	readId: "SELECT id FROM listing_read WHERE vendor_id = $1 ORDER BY id LIMIT 1",
	readNumber: "SELECT number FROM listing_read WHERE vendor_id = $1 ORDER BY id LIMIT 1",
	fileNumber: "SELECT number FROM market_file WHERE vendor_id = $1 ORDER BY id LIMIT 1",
	listingId: "SELECT id FROM listing WHERE vendor_id = $1 ORDER BY id LIMIT 1",
	listingExternalId: "SELECT external_id FROM listing WHERE vendor_id = $1 ORDER BY id LIMIT 1",
	orderId: "SELECT id FROM sales_order WHERE vendor_id = $1 AND connection_id IS NOT NULL ORDER BY id LIMIT 1",
	orderNumber: "SELECT number FROM sales_order WHERE vendor_id = $1 AND connection_id IS NOT NULL ORDER BY id LIMIT 1",
	orderExternalId: "SELECT external_id FROM sales_order WHERE vendor_id = $1 AND connection_id IS NOT NULL ORDER BY id LIMIT 1",
	lineId: "SELECT id FROM sales_order_line WHERE vendor_id = $1 ORDER BY id LIMIT 1",
	ruleName: "SELECT name FROM price_rule WHERE vendor_id = $1 ORDER BY id LIMIT 1",
	mappingName: "SELECT name FROM import_mapping WHERE vendor_id = $1 ORDER BY id LIMIT 1",
	operationId: "SELECT id FROM bulk_operation WHERE vendor_id = $1 AND status = 'previewed' ORDER BY id LIMIT 1",
	operationNumber: "SELECT number FROM bulk_operation WHERE vendor_id = $1 AND status = 'previewed' ORDER BY id LIMIT 1",
	doneOperationId: "SELECT id FROM bulk_operation WHERE vendor_id = $1 AND status = 'done' ORDER BY id LIMIT 1",
	doneOperationNumber: "SELECT number FROM bulk_operation WHERE vendor_id = $1 AND status = 'done' ORDER BY id LIMIT 1",
	scheduleId: "SELECT id FROM bulk_schedule WHERE vendor_id = $1 ORDER BY id LIMIT 1",
	scheduleNumber: "SELECT number FROM bulk_schedule WHERE vendor_id = $1 ORDER BY id LIMIT 1",
	ownerId: "SELECT person_id FROM membership WHERE vendor_id = $1 AND role = 'owner' ORDER BY id LIMIT 1",
	memberId: "SELECT person_id FROM membership WHERE vendor_id = $1 AND role = 'staff' ORDER BY id LIMIT 1",
	identity: "SELECT external_id FROM identity JOIN membership USING (person_id) WHERE vendor_id = $1 AND role = 'owner' ORDER BY identity.id LIMIT 1",
	memberName: "SELECT display_name FROM person JOIN membership ON person_id = person.id WHERE vendor_id = $1 AND role = 'staff' ORDER BY membership.id LIMIT 1",
	workspaceId: "SELECT id FROM workspace WHERE vendor_id = $1 ORDER BY id LIMIT 1",
	workspaceName: "SELECT name FROM workspace WHERE vendor_id = $1 ORDER BY id LIMIT 1",
	subscriptionId: "SELECT id FROM subscription WHERE vendor_id = $1 ORDER BY id LIMIT 1",
	outboxId: "SELECT id FROM outbox WHERE vendor_id = $1 ORDER BY id LIMIT 1",
	channelId: "SELECT channel_id FROM subscription WHERE vendor_id = $1 ORDER BY id LIMIT 1",
	customerId: "SELECT id FROM customer WHERE vendor_id = $1 ORDER BY id LIMIT 1",
	customerNumber: "SELECT number FROM customer WHERE vendor_id = $1 ORDER BY id LIMIT 1",
	customerExternalId: "SELECT external_id FROM customer WHERE vendor_id = $1 AND external_id IS NOT NULL ORDER BY id LIMIT 1",
	ticketId: "SELECT id FROM ticket WHERE vendor_id = $1 ORDER BY id LIMIT 1",
	ticketNumber: "SELECT number FROM ticket WHERE vendor_id = $1 ORDER BY id LIMIT 1",
	tokenId: "SELECT id FROM api_token WHERE vendor_id = $1 ORDER BY id LIMIT 1",
	tokenName: "SELECT name FROM api_token WHERE vendor_id = $1 ORDER BY id LIMIT 1",
	entryId: "SELECT id FROM audit_entry WHERE vendor_id = $1 AND inverse IS NOT NULL ORDER BY id LIMIT 1",
	changeNumber: "SELECT number::int FROM audit_entry WHERE vendor_id = $1 AND inverse IS NOT NULL ORDER BY id LIMIT 1",
} as const;

/** Ids and names of what a shop has, for whoever calls a use case on them. */
export type Things = Record<Exclude<keyof typeof FINDERS, `${string}s` | `${string}Number`>, string> &
	Record<Extract<keyof typeof FINDERS, `${string}s`>, string[]> &
	Record<Extract<keyof typeof FINDERS, `${string}Number`>, number> & { vendorId: string };

/** Looks a shop's things up. @throws Error that names what it has none of */
export async function findThings(ownerUrl: string, vendorId: string): Promise<Things> {
	const columns = Object.entries(FINDERS).map(([name, select]) => `(${select}) AS "${name}"`);
	const [found] = await query<Record<string, unknown>>(ownerUrl, `SELECT ${columns.join(", ")}`, [vendorId]);
	const missing = Object.entries(found ?? {}).filter(([, value]) => value === null);
	if (missing.length > 0) throw new Error(`The shop has no ${missing.map(([name]) => name).join(", ")}: fill-shop.ts should make one.`);
	return { ...found, vendorId } as Things;
}
