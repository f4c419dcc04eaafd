import { Prisma } from "../../../generated/prisma/client.ts";
import type { ReadScope } from "../../core/permissions/scopes.ts";

/** One write, with what its subject is called. */
export interface AuditRow {
	number: bigint;
	createdAt: Date;
	action: string;
	subjectKind: string;
	/** O-12, B-4, M-3 and the like: their number. */
	subjectNumber: number | null;
	/** An item's SKU, a location's, a token's, a workspace's or a member's name. */
	subjectName: string | null;
	before: Record<string, unknown> | null;
	after: Record<string, unknown> | null;
	undoneAt: Date | null;
	/** Where no person acted, null; a person whose name the shop may no longer see has an id alone. */
	personId: string | null;
	who: string | null;
	surface: string;
	workspace: string | null;
	/** Of the connection that an order came by: "shopify". */
	marketplace: string | null;
	/** ISO 4217: the order's, where there is one. */
	currency: string | null;
	/** What a bulk operation did to the item that was asked for. */
	wasMinor: bigint | null;
	becameMinor: bigint | null;
	moved: number | null;
}

interface Asked {
	/** All that happened to this item: itself, orders and tickets that sold it, receipts it came by, bulk operations that changed it. */
	itemId?: string | undefined;
	/** By one of these persons. */
	personIds?: readonly string[] | undefined;
	since?: Date | undefined;
	/** Only writes with smaller numbers: where the page before ended. */
	before?: bigint | undefined;
	limit: number;
}

/** Where a subject's name or number stands, by its kind. Our own words, never a person's. */
const NUMBERED = {
	order: "sales_order",
	bulk_operation: "bulk_operation",
	schedule: "bulk_schedule",
	connection: "connection",
	ticket: "ticket",
	customer: "customer",
	receipt: "receipt",
};
const NAMED = {
	item: ["item", "sku"],
	price_rule: ["price_rule", "name"],
	import_mapping: ["import_mapping", "name"],
	location: ["location", "name"],
	token: ["api_token", "name"],
	workspace: ["workspace", "name"],
};

/** The vendor's writes, newest first, by the change's number. One statement: what a subject is called is looked up for the page alone. */
export function listAudit(scope: ReadScope<"audit.read">, { itemId, personIds, since, before, limit }: Asked): Promise<AuditRow[]> {
	const { vendorId } = scope;
	const where = [Prisma.sql`entry.vendor_id = ${vendorId}::uuid`];
	if (personIds) where.push(Prisma.sql`entry.person_id = ANY(${[...personIds]}::uuid[])`);
	if (since) where.push(Prisma.sql`entry.created_at >= ${since}`);
	if (before !== undefined) where.push(Prisma.sql`entry.number < ${before}`);
	// An item's own history is found by its subjects, however long the shop's is.
	const entries = itemId
		? Prisma.sql`(${subjectsOf(vendorId, itemId)}) about JOIN audit_entry entry ON entry.subject_id = about.id`
		: Prisma.sql`audit_entry entry`;
	return scope.read.$queryRaw<AuditRow[]>(Prisma.sql`
		WITH entry AS MATERIALIZED (SELECT entry.* FROM ${entries} WHERE ${Prisma.join(where, " AND ")} ORDER BY entry.number DESC LIMIT ${limit})
		SELECT entry.number, entry.created_at AS "createdAt", entry.action, entry.subject_kind AS "subjectKind", entry.before, entry.after,
			entry.undone_at AS "undoneAt", entry.person_id AS "personId", entry.surface,
			(SELECT display_name FROM person WHERE person.id = entry.person_id) AS who,
			(SELECT name FROM workspace WHERE workspace.vendor_id = entry.vendor_id AND workspace.id = entry.workspace_id) AS workspace,
			CASE entry.subject_kind ${whenSubject(Object.entries(NUMBERED).map(([kind, table]) => [kind, table, "number"]))} END AS "subjectNumber",
			CASE entry.subject_kind ${whenSubject(Object.entries(NAMED).map(([kind, [table = "", column = ""]]) => [kind, table, column]))}
				WHEN 'member' THEN (SELECT display_name FROM person WHERE person.id = entry.subject_id) END AS "subjectName",
			CASE entry.subject_kind WHEN 'order' THEN (
				SELECT connection.marketplace FROM sales_order sold JOIN connection ON connection.vendor_id = sold.vendor_id AND connection.id = sold.connection_id
				WHERE sold.vendor_id = entry.vendor_id AND sold.id = entry.subject_id
			) ${whenSubject([["connection", "connection", "marketplace"]])} END AS marketplace,
			CASE entry.subject_kind ${whenSubject([["order", "sales_order", "currency"]])} END AS currency,
			${itemId ? changeOf(itemId) : Prisma.sql`NULL::bigint AS "wasMinor", NULL::bigint AS "becameMinor", NULL::int AS moved`}
		FROM entry ORDER BY entry.number DESC`);
}

/** WHEN branches that look a subject of each kind up by its id. */
function whenSubject(columns: readonly (readonly [kind: string, table: string, column: string])[]): Prisma.Sql {
	const branches = columns.map(
		([kind, table, column]) =>
			`WHEN '${kind}' THEN (SELECT one.${column} FROM ${table} one WHERE one.vendor_id = entry.vendor_id AND one.id = entry.subject_id)`,
	);
	return Prisma.raw(branches.join(" "));
}

/** What a bulk operation did to the item. */
function changeOf(itemId: string): Prisma.Sql {
	const mine = (column: string, table: string) => Prisma.sql`
		(SELECT ${Prisma.raw(column)} FROM ${Prisma.raw(table)} one
		WHERE one.vendor_id = entry.vendor_id AND one.item_id = ${itemId}::uuid AND one.bulk_operation_id = entry.subject_id)`;
	return Prisma.sql`${mine("min(one.old_minor)", "price_change")} AS "wasMinor", ${mine("min(one.new_minor)", "price_change")} AS "becameMinor",
		${mine("sum(one.delta)::int", "stock_movement")} AS moved`;
}

/** The ids of everything whose audit tells of an item. */
function subjectsOf(vendorId: string, itemId: string): Prisma.Sql {
	const mine = (alias: string) => Prisma.sql`${Prisma.raw(alias)}.vendor_id = ${vendorId}::uuid AND ${Prisma.raw(alias)}.item_id = ${itemId}::uuid`;
	return Prisma.sql`
		SELECT ${itemId}::uuid AS id
		UNION SELECT line.order_id FROM sales_order_line line WHERE ${mine("line")}
		UNION SELECT ticket.id FROM sales_order_line line JOIN ticket ON ticket.vendor_id = line.vendor_id AND ticket.order_id = line.order_id WHERE ${mine("line")}
		UNION SELECT change.bulk_operation_id FROM price_change change WHERE ${mine("change")} AND change.bulk_operation_id IS NOT NULL
		UNION SELECT known.id FROM stock_movement movement CROSS JOIN LATERAL (VALUES (movement.bulk_operation_id), (movement.receipt_id)) known (id)
			WHERE ${mine("movement")} AND known.id IS NOT NULL
		UNION SELECT ticket.id FROM stock_movement movement JOIN ticket ON ticket.vendor_id = movement.vendor_id AND ticket.receipt_id = movement.receipt_id
			WHERE ${mine("movement")}`;
}
