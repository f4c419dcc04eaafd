import { randomUUID } from "node:crypto";
import type { VendorScope } from "../../src/domain/core/permissions/scopes.ts";
import type { MarketplaceEvent, MarketplaceOrder, MarketplaceOrderLine } from "../../src/domain/orders/marketplace-order.ts";
import { applyOrderEvents } from "../../src/domain/orders/services/apply-order-events.ts";
import { recordOrder } from "../../src/domain/orders/services/record-order.ts";
import type { Market, MarketShop } from "./market.ts";

const NEEDS = ["order.write", "order.read", "stock.write", "inventory.read", "item.write", "customer.read", "customer.redact"] as const;

/** A line as a marketplace tells it. */
export const lineOf = (sku: string, overrides: Partial<MarketplaceOrderLine> = {}): MarketplaceOrderLine => ({
	externalId: "1",
	productId: null,
	sku,
	title: "Charizard",
	quantity: 1,
	cancelled: 0,
	fulfilled: 0,
	unitPriceMinor: 999n,
	taxMinor: 80n,
	...overrides,
});

/** An order as a marketplace tells it; placed after the connection was made. */
export const orderOf = (lines: readonly MarketplaceOrderLine[], overrides: Partial<MarketplaceOrder> = {}): MarketplaceOrder => ({
	externalId: randomUUID(),
	name: "#1001",
	status: "placed",
	currency: "USD",
	placedAt: new Date("2099-01-01"),
	lines: [...lines],
	...overrides,
});

/** A fulfilment, cancellation or return as a marketplace tells it. */
export const eventOf = (kind: MarketplaceEvent["kind"], quantity: number, overrides: Partial<MarketplaceEvent> = {}): MarketplaceEvent => ({
	kind,
	externalId: randomUUID(),
	happenedAt: new Date("2099-01-02"),
	lines: [{ line: "1", quantity }],
	...overrides,
});

/** What tests of orders do and look at, in one shop. */
export function orderDesk(market: Market, shop: MarketShop) {
	const as = <R>(run: (scope: VendorScope<(typeof NEEDS)[number]>) => Promise<R>) => market.access.withVendor(shop.principal, NEEDS, run);
	const asConnection = <R>(run: (scope: VendorScope<"order.write" | "order.read" | "stock.write" | "inventory.read">) => Promise<R>) =>
		market.access.withVendor(
			{ kind: "connection", vendorId: shop.vendorId, connectionId: shop.connectionId },
			["order.write", "order.read", "stock.write", "inventory.read"],
			run,
		);
	return {
		as,
		record: (order: MarketplaceOrder, deliveryId: string = randomUUID()) =>
			asConnection((scope) => recordOrder(scope, { connectionId: shop.connectionId, order, deliveryId })),
		/** The marketplace says that it was deleted there, without a time of its own. */
		remove: (orderExternalId: string, receivedAt: Date, deliveryId: string = randomUUID()) =>
			asConnection((scope) =>
				applyOrderEvents(scope, { connectionId: shop.connectionId, orderExternalId, events: [], gone: { deliveryId, receivedAt, changedAt: null } }),
			),
		apply: (orderExternalId: string, ...events: MarketplaceEvent[]) =>
			asConnection((scope) => applyOrderEvents(scope, { connectionId: shop.connectionId, orderExternalId, events })),
		async look(orderId: string) {
			const [order] = await market.sql<{ status: string }>("SELECT status FROM sales_order WHERE id = $1", [orderId]);
			const lines = await market.sql<{ id: string; sku: string; quantity: number; fulfilled: number; cancelled: number; returned: number; oversold: number }>(
				"SELECT id, sku, quantity, fulfilled, cancelled, returned, oversold FROM sales_order_line WHERE order_id = $1 ORDER BY external_id",
				[orderId],
			);
			return { status: order?.status, lines };
		},
		/** All locations together, and the ledger's kinds in their order. */
		async stock(sku: string) {
			const [level] = await market.sql<{ on_hand: number; committed: number }>(
				"SELECT sum(on_hand)::int AS on_hand, sum(committed)::int AS committed FROM stock_level JOIN item ON item.id = item_id WHERE item.vendor_id = $1 AND sku = $2",
				[shop.vendorId, sku],
			);
			return { onHand: level?.on_hand ?? 0, committed: level?.committed ?? 0 };
		},
		async ledger(sku: string): Promise<string[]> {
			const rows = await market.sql<{ kind: string; delta: number }>(
				"SELECT kind, delta FROM stock_movement m JOIN item ON item.id = m.item_id WHERE item.vendor_id = $1 AND sku = $2 ORDER BY m.id",
				[shop.vendorId, sku],
			);
			return rows.map(({ kind, delta }) => `${kind} ${delta}`);
		},
		async addLocation(name: string): Promise<string> {
			const [row] = await market.sql<{ id: string }>("INSERT INTO location (vendor_id, name) VALUES ($1, $2) RETURNING id", [shop.vendorId, name]);
			return row?.id ?? "";
		},
	};
}

export type OrderDesk = ReturnType<typeof orderDesk>;
