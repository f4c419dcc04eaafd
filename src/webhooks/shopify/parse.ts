import { DomainError } from "../../domain/core/errors.ts";
import { say } from "../../domain/core/messages/en.ts";
import { currencyExponent, parseMoney } from "../../domain/core/money.ts";
import type { MarketplaceOrder, MarketplaceOrderLine } from "../../domain/orders/marketplace-order.ts";
import type { Marketplace } from "../marketplace.ts";
import { parseLossless } from "../parse-lossless.ts";
import { type ShopifyOrder, shopifyOrderSchema } from "./order-schema.ts";

/** Each carries the whole order as it stood: one reading fits them all, in whatever order they come. */
const ORDER_TOPICS = new Set(["orders/create", "orders/updated", "orders/paid", "orders/cancelled"]);

/** Money was taken, even if some of it went back since. */
const PAID = new Set(["paid", "partially_refunded", "refunded"]);

export const parseShopify: Marketplace["parse"] = ({ rawBody, topic, shopCurrency }) => {
	if (!ORDER_TOPICS.has(topic)) return [];
	const result = shopifyOrderSchema.safeParse(parseLossless(rawBody));
	if (!result.success) {
		const [issue] = result.error.issues;
		throw new DomainError("invalid_input", say.badDelivery({ reason: `${issue?.path.join(".") ?? ""}: ${issue?.message ?? ""}`.slice(0, 200) }));
	}
	return [{ kind: "order", order: toOrder(result.data, topic, result.data.currency ?? shopCurrency) }];
};

function toOrder(order: ShopifyOrder, topic: string, currency: string): MarketplaceOrder {
	return {
		externalId: order.id,
		name: order.name || null,
		status: statusOf(order, topic),
		currency,
		placedAt: placedAt(order),
		lines: order.line_items.filter((line) => line.quantity > 0).map((line) => toLine(line, currency)),
	};
}

function statusOf({ cancelled_at, financial_status }: ShopifyOrder, topic: string): MarketplaceOrder["status"] {
	if (cancelled_at || topic === "orders/cancelled") return "cancelled";
	if (PAID.has(financial_status ?? "") || topic === "orders/paid") return "paid";
	return "placed";
}

function placedAt({ processed_at, created_at }: ShopifyOrder): Date | null {
	const date = new Date(processed_at ?? created_at ?? Number.NaN);
	const year = date.getUTCFullYear();
	return year >= 1970 && year < 10_000 ? date : null;
}

function toLine(line: ShopifyOrder["line_items"][number], currency: string): MarketplaceOrderLine {
	const current = Math.min(line.quantity, line.current_quantity ?? line.quantity);
	const waiting = Math.min(current, line.fulfillable_quantity ?? current);
	return {
		externalId: line.id,
		productId: line.variant_id ?? null,
		sku: line.sku ?? "",
		title: line.name || line.title || line.sku || line.id,
		quantity: line.quantity,
		cancelled: line.quantity - current,
		fulfilled: current - waiting,
		unitPriceMinor: minor(line.price ?? "0", currency),
		taxMinor: (line.tax_lines ?? []).reduce((sum, tax) => sum + minor(tax.price, currency), 0n),
	};
}

/** Shopify writes "10.00" for any currency, yen included. Digits below the smallest coin are cut off: a share of a discount is no reason to lose a sale. */
function minor(amount: string, currency: string): bigint {
	const [whole = "0", fraction = ""] = amount.split(".");
	const kept = fraction.slice(0, currencyExponent(currency));
	return parseMoney(kept === "" ? whole : `${whole}.${kept}`, currency);
}
