import { z } from "zod";
import { dateFormat } from "../../domain/core/date-format.ts";
import { say } from "../../domain/core/messages/say.ts";
import { formatMoney } from "../../domain/core/money.ts";
import { marketplaceTitle } from "../../domain/marketplaces/marketplaces.ts";
import { customerLabel } from "../../domain/orders/customer-label.ts";
import { orderLabel } from "../../domain/orders/order-label.ts";
import { getCustomer } from "../../domain/orders/selectors/get-customer.ts";
import { getCustomerHistory } from "../../domain/orders/selectors/get-customer-history.ts";
import { getVendor } from "../../domain/vendors/selectors/get-vendor.ts";
import { defineCommand } from "./define-command.ts";
import { text } from "./option.ts";

export const customerShow = defineCommand({
	name: "customer show",
	summary: "Show what is known of a customer, and what they bought",
	examples: ["/customer show C-12", "/customer show jo@example.com"],
	input: z.strictObject({ customer: text("C-12, an email or a name") }),
	needs: ["customer.read", "order.read"],
	audience: "private",
	async run(scope, { customer: typed }) {
		const { locale, timezone } = await getVendor(scope);
		const { id: customerId, number, name, email, redactedAt, marketplace } = await getCustomer(scope, { text: typed });
		const { orders, firstAt, spent, latest } = await getCustomerHistory(scope, { customerId });
		const when = dateFormat({ locale, timezone }, { dateStyle: "medium" });
		const customer = customerLabel(number);
		return {
			text: redactedAt
				? say.customerRedactedText({ customer, when: when.format(redactedAt), orders })
				: say.customerText({ customer, name, orders, since: firstAt && when.format(firstAt) }),
			fields: [
				...(email === null ? [] : [{ name: say.fieldEmail(), value: email }]),
				{ name: say.fieldBoughtOn(), value: marketplace === null ? say.boughtHere() : marketplaceTitle(marketplace) },
				...(spent.length === 0 ? [] : [{ name: say.fieldSpent(), value: spent.map(({ currency, minor }) => formatMoney(minor, currency, locale)).join(", ") }]),
			],
			...(latest.length > 0 && {
				rows: {
					columns: say.customerOrderColumns(),
					rows: latest.map((order) => [[orderLabel(order.number), order.name].filter(Boolean).join(" "), order.status, when.format(order.placedAt)]),
				},
			}),
			actions: [
				...(orders > latest.length ? [{ label: say.nextPage(), command: `/order list customer:${customer}`, style: "secondary" as const }] : []),
				...(redactedAt ? [] : [{ label: say.redactLabel(), command: `/customer redact ${customer}`, style: "danger" as const }]),
			],
			audience: "private",
		};
	},
});
