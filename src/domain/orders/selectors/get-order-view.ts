import { Prisma } from "../../../generated/prisma/client.ts";
import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import type { ReadScope } from "../../core/permissions/scopes.ts";
import type { EventBasis, EventEffect, EventKind } from "../order-event.ts";
import { shortCopies } from "./short-copies.ts";

export interface OrderView {
	number: number;
	name: string | null;
	status: string;
	currency: string;
	placedAt: Date;
	note: string | null;
	/** "shopify"; null for an order of the shop's own. */
	marketplace: string | null;
	/** Sold over the counter, by the marketplace's till. */
	atTill: boolean;
	/** C-12 is 12. */
	customer: number | null;
	lines: ViewedLine[];
	/** The newest first; only the latest. isOver: it was said of the whole order, which went on later. */
	events: {
		id: string;
		kind: EventKind;
		basis: EventBasis;
		at: Date;
		undoneAt: Date | null;
		who: string | null;
		isOurs: boolean;
		isOver: boolean;
		effect: EventEffect[];
	}[];
}

export interface ViewedLine {
	id: string;
	externalId: string;
	/** From 1, as people call it. */
	position: number;
	itemId: string | null;
	/** No item is wanted for it: it concerns no stock of ours. */
	isIgnored: boolean;
	/** The item's, or what the marketplace wrote. */
	sku: string;
	title: string;
	category: string | null;
	condition: string | null;
	quantity: number;
	fulfilled: number;
	cancelled: number;
	returned: number;
	/** Copies that it holds and that are not there by now. */
	short: number;
	unitPriceMinor: bigint;
	taxMinor: bigint;
	taxCollectedBy: string | null;
	feeMinor: bigint;
	discountMinor: bigint;
	country: string | null;
	region: string | null;
}

/** More than anyone reads. */
const MOST_EVENTS = 50;

/**
 * One order as people see it: three queries, however many lines and events it has.
 * @throws DomainError not_found, also for another vendor's order
 */
export async function getOrderView(scope: ReadScope<"order.read" | "inventory.read">, { orderId }: { orderId: string }): Promise<OrderView> {
	const { vendorId } = scope;
	const [order] = await scope.read.$queryRaw<Omit<OrderView, "lines" | "events">[]>`
		SELECT sold.number, sold.name, sold.status, sold.currency, sold.placed_at AS "placedAt", sold.note, connection.marketplace, sold.at_till AS "atTill", customer.number AS customer
		FROM sales_order sold
		LEFT JOIN connection ON connection.vendor_id = sold.vendor_id AND connection.id = sold.connection_id
		LEFT JOIN customer ON customer.vendor_id = sold.vendor_id AND customer.id = sold.customer_id
		WHERE sold.vendor_id = ${vendorId}::uuid AND sold.id = ${orderId}::uuid`;
	if (!order) throw new DomainError("not_found", say.orderNotFound());
	const lines = await scope.read.$queryRaw<ViewedLine[]>(Prisma.sql`
		WITH line AS (SELECT * FROM sales_order_line WHERE vendor_id = ${vendorId}::uuid AND order_id = ${orderId}::uuid),
			short AS (${shortCopies(vendorId, Prisma.sql`ARRAY(SELECT item_id FROM line WHERE item_id IS NOT NULL)`)})
		SELECT line.id, line.external_id AS "externalId", (row_number() OVER (ORDER BY line.id))::int AS position, line.item_id AS "itemId", line.ignored_at IS NOT NULL AS "isIgnored",
			coalesce(item.sku, line.sku) AS sku, coalesce(item.title, line.title) AS title, item.category, item.condition,
			line.quantity, line.fulfilled, line.cancelled, line.returned, coalesce(short.copies, 0) AS short, line.unit_price_minor AS "unitPriceMinor",
			line.tax_minor AS "taxMinor", line.tax_collected_by AS "taxCollectedBy", line.fee_minor AS "feeMinor", line.discount_minor AS "discountMinor",
			line.country, line.region
		FROM line
		LEFT JOIN item ON item.vendor_id = ${vendorId}::uuid AND item.id = line.item_id
		LEFT JOIN short ON short.line_id = line.id
		ORDER BY line.id`);
	const events = await scope.read.$queryRaw<OrderView["events"]>`
		SELECT event.id, event.kind, event.basis, coalesce(event.happened_at, event.created_at) AS at, event.undone_at AS "undoneAt", person.display_name AS who,
			event.connection_id IS NULL AS "isOurs",
			coalesce(event.basis = 'whole' AND event.happened_at < told.alive_at, false) AS "isOver", coalesce(event.effect, '[]') AS effect
		FROM order_event event JOIN sales_order told ON told.vendor_id = event.vendor_id AND told.id = event.order_id
			LEFT JOIN person ON person.id = event.person_id
		WHERE event.vendor_id = ${vendorId}::uuid AND event.order_id = ${orderId}::uuid AND (event.effect IS NOT NULL OR event.basis IN ('whole', 'gone', 'restored'))
		ORDER BY at DESC, event.id DESC LIMIT ${MOST_EVENTS}`;
	return { ...order, lines, events };
}
