import type { MarketplaceOrder, MarketplaceOrderLine } from "../../domain/orders/marketplace-order.ts";
import { readDate } from "../read-date.ts";
import { etsyMinor } from "./etsy-money.ts";
import type { Receipt } from "./receipt-schema.ts";

/** Nothing more will be sent. What a part of the money was given back for Etsy does not say. */
const OFF = new Set(["canceled", "fully refunded"]);

/** A receipt as it stood when our client asked. Shipments name no lines: a receipt is sent, or a transaction has the time at which it was. */
export function readReceipt(receipt: Receipt, shopCurrency: string): MarketplaceOrder {
	const status = receipt.status?.toLowerCase() ?? "";
	return {
		externalId: receipt.receipt_id,
		name: receipt.receipt_id,
		status: OFF.has(status) ? "cancelled" : receipt.is_paid ? "paid" : "placed",
		currency: receipt.transactions.find(({ price }) => price)?.price?.currency_code ?? shopCurrency,
		placedAt: receipt.created_timestamp ? readDate(new Date(Number(receipt.created_timestamp) * 1000).toISOString()) : null,
		lines: receipt.transactions.filter(({ quantity }) => quantity > 0).map((transaction) => readLine(transaction, receipt.is_shipped === true)),
		customer: receipt.buyer_user_id ? { externalId: receipt.buyer_user_id, name: receipt.name || null, email: receipt.buyer_email || null } : null,
		country: /^[A-Z]{2}$/.test(receipt.country_iso ?? "") ? (receipt.country_iso ?? null) : null,
		region: receipt.state || null,
	};
}

function readLine(transaction: Receipt["transactions"][number], isShipped: boolean): MarketplaceOrderLine {
	return {
		externalId: transaction.transaction_id,
		productId: transaction.product_id ?? null,
		sku: transaction.sku ?? "",
		title: transaction.title || transaction.sku || transaction.transaction_id,
		quantity: transaction.quantity,
		cancelled: 0,
		fulfilled: isShipped || transaction.shipped_timestamp ? transaction.quantity : 0,
		unitPriceMinor: transaction.price ? etsyMinor(transaction.price) : 0n,
		taxMinor: 0n,
	};
}
