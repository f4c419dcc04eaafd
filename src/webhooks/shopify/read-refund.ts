import type { z } from "zod";
import type { MarketplaceEvent } from "../../domain/orders/marketplace-order.ts";
import { readDate } from "../read-date.ts";
import type { refundSchema } from "./refund-schema.ts";

type Refund = Omit<z.output<typeof refundSchema>, "order_id">;

/**
 * What each kind of restock means (shopify.dev, "RefundLineItemRestockType"): cancel takes unsent copies off the order, return brings sent ones back;
 * the legacy one does not say which, and stands in old orders alone, as a return. no_restock moves money and no goods.
 */
const KINDS: Readonly<Record<string, "cancelled" | "returned">> = { cancel: "cancelled", return: "returned", legacy_restock: "returned" };

/** What a refund did to goods: copies called off, copies that came back. */
export function readRefund({ id, created_at, refund_line_items }: Refund): MarketplaceEvent[] {
	return (["cancelled", "returned"] as const).flatMap((kind) => {
		const lines = refund_line_items.flatMap(({ line_item_id, line_item, quantity, restock_type }) => {
			const line = line_item_id ?? line_item?.id;
			return line && quantity > 0 && KINDS[restock_type ?? ""] === kind ? [{ line, quantity }] : [];
		});
		return lines.length === 0 ? [] : [{ kind, externalId: id, happenedAt: readDate(created_at), lines }];
	});
}
