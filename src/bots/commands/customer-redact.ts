import { z } from "zod";
import { say } from "../../domain/core/messages/say.ts";
import { customerLabel } from "../../domain/orders/customer-label.ts";
import { getCustomer } from "../../domain/orders/selectors/get-customer.ts";
import { getCustomerHistory } from "../../domain/orders/selectors/get-customer-history.ts";
import { redactCustomer } from "../../domain/orders/services/redact-customer.ts";
import { defineCommand } from "./define-command.ts";
import { optionalChoice, text } from "./option.ts";

export const customerRedact = defineCommand({
	name: "customer redact",
	summary: "Take a customer's personal data out, for good; the books stay",
	examples: ["/customer redact C-12"],
	input: z.strictObject({
		customer: text("C-12, an email or a name"),
		confirm: optionalChoice("Yes, for good", ["yes"]),
	}),
	needs: ["customer.redact", "customer.read"],
	audience: "private",
	async run(scope, { customer: typed, confirm }) {
		const { id: customerId, number } = await getCustomer(scope, { text: typed });
		const customer = customerLabel(number);
		if (confirm !== "yes") {
			const { orders } = await getCustomerHistory(scope, { customerId });
			return {
				text: say.redactAsk({ customer, orders }),
				actions: [{ label: say.redactConfirmLabel(), command: `/customer redact ${customer} confirm:yes`, style: "danger" }],
				audience: "private",
			};
		}
		const { isNew, deliveries } = await redactCustomer(scope, { customerId });
		return { text: isNew || deliveries > 0 ? say.redacted({ customer, deliveries }) : say.redactedBefore({ customer }), audience: "private" };
	},
});
