import { z } from "zod";
import { dateFormat } from "../../domain/core/date-format.ts";
import { say } from "../../domain/core/messages/say.ts";
import { formatMoney } from "../../domain/core/money.ts";
import { parseSince } from "../../domain/core/parse-since.ts";
import { alsoNeeds } from "../../domain/core/permissions/also-needs.ts";
import { findItemBySku } from "../../domain/inventory/selectors/find-item-by-sku.ts";
import { customerLabel } from "../../domain/orders/customer-label.ts";
import { orderLabel } from "../../domain/orders/order-label.ts";
import { getCustomer } from "../../domain/orders/selectors/get-customer.ts";
import { listOrders } from "../../domain/orders/selectors/list-orders.ts";
import { getVendor } from "../../domain/vendors/selectors/get-vendor.ts";
import { defineCommand } from "./define-command.ts";
import { optionalChoice, optionalInteger, optionalText } from "./option.ts";
import { quoteValue } from "./quote-value.ts";

const PAGE_SIZE = 15;
const STATUSES = ["open", "placed", "paid", "fulfilled", "cancelled", "returned"] as const;

export const orderList = defineCommand({
	name: "order list",
	summary: "The orders, the newest first",
	examples: ["/order list", "/order list status:open", "/order list sku:PKM-SWSH10.5-055-H-NM since:30d"],
	input: z.strictObject({
		status: optionalChoice("One state only; open is placed and paid", STATUSES, { positional: true }),
		since: optionalText("From when on: 24h, 7d, today, 2026-11-01", { max: 30 }),
		customer: optionalText("One customer's only: C-12, an email or a name"),
		sku: optionalText("Only those with this item", { suggest: "sku" }),
		before: optionalInteger("Only orders with smaller numbers than this one", { min: 1, max: 2_147_483_647 }),
	}),
	needs: ["order.read", "inventory.read"],
	audience: "private",
	async run(scope, { status, since, customer, sku, before }) {
		const { locale, timezone } = await getVendor(scope);
		const who = customer === undefined ? null : await getCustomer(alsoNeeds(scope, "customer.read"), { text: customer });
		const item = sku === undefined ? null : await findItemBySku(scope, { sku });
		const found = await listOrders(scope, {
			statuses: status === "open" ? ["placed", "paid"] : status && [status],
			since: since === undefined ? undefined : parseSince(since, { now: scope.now, timezone }),
			customerId: who?.id,
			itemId: item?.id,
			sku: item ? undefined : sku,
			before,
			limit: PAGE_SIZE + 1,
		});
		const rows = found.slice(0, PAGE_SIZE);
		if (rows.length === 0) return { text: `${say.ordersNone()}\n${say.ordersNoneHint()}`, audience: "private" };
		const customerText = who && customerLabel(who.number);
		const filters = [status && `status:${status}`, since && `since:${quoteValue(since)}`, who && `customer:${customerText}`, sku && `sku:${quoteValue(sku)}`];
		const when = dateFormat({ locale, timezone }, { dateStyle: "medium" });
		const last = found.length > PAGE_SIZE ? rows.at(-1)?.number : undefined;
		const about = say.ordersAbout({ status: status ?? null, sku: sku ?? null, customer: customerText, since: since ?? null });
		return {
			text: say.ordersFound({ count: rows.length, more: last !== undefined, about }),
			rows: {
				columns: say.orderColumns(),
				rows: rows.map((row) => [
					[orderLabel(row.number), row.name].filter(Boolean).join(" "),
					say.orderStatus(row),
					when.format(row.placedAt),
					say.orderWhat({ title: row.title, copies: row.firstQuantity, lines: row.lines }),
					formatMoney(row.totalMinor, row.currency, locale),
				]),
			},
			actions:
				last === undefined
					? []
					: [{ label: say.nextPage(), command: ["/order list", ...filters.filter(Boolean), `before:${last}`].join(" "), style: "secondary" }],
			audience: "private",
		};
	},
});
