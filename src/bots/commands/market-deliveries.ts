import { z } from "zod";
import { dateFormat } from "../../domain/core/date-format.ts";
import { say } from "../../domain/core/messages/say.ts";
import { connectionLabel } from "../../domain/marketplaces/connection-label.ts";
import { deliveryLabel } from "../../domain/marketplaces/delivery-label.ts";
import { DELIVERY_STATUSES } from "../../domain/marketplaces/delivery-status.ts";
import { getConnectionNamed } from "../../domain/marketplaces/selectors/get-connection-named.ts";
import { DELIVERY_PAGE, listDeliveries } from "../../domain/marketplaces/selectors/list-deliveries.ts";
import { getVendor } from "../../domain/vendors/selectors/get-vendor.ts";
import { composeDelivery } from "./compose-delivery.ts";
import { defineCommand } from "./define-command.ts";
import { optionalChoice, optionalText } from "./option.ts";
import { readDeliveryNumber } from "./read-delivery-number.ts";

export const marketDeliveries = defineCommand({
	name: "market deliveries",
	summary: "What marketplaces posted, how it went, and why it failed; or one delivery as it came",
	examples: ["/market deliveries", "/market deliveries status:dead", "/market deliveries D-48"],
	input: z.strictObject({
		delivery: optionalText("One of them: its number, like D-48", { positional: true }),
		status: optionalChoice("Only those", DELIVERY_STATUSES),
		connection: optionalText("Of one connection, like M-1", { suggest: "connection" }),
		before: optionalText("Earlier than this one, like D-48"),
	}),
	needs: ["market.read"],
	audience: "private",
	async run(scope, { delivery, status, connection, before }) {
		const { timezone, locale } = await getVendor(scope);
		const when = dateFormat({ locale, timezone }, { dateStyle: "medium", timeStyle: "short" });
		if (delivery !== undefined) return { ...(await composeDelivery(scope, { number: readDeliveryNumber(delivery), when })), audience: "private" };
		const connectionId = connection === undefined ? undefined : (await getConnectionNamed(scope, { text: connection, removed: true })).id;
		const deliveries = await listDeliveries(scope, { status, connectionId, before: before === undefined ? undefined : readDeliveryNumber(before) });
		const last = deliveries.at(-1);
		const more = deliveries.length === DELIVERY_PAGE && last !== undefined;
		const filters = [status && `status:${status}`, connection && `connection:${connection}`].filter(Boolean).join(" ");
		return {
			text: say.deliveries({ count: deliveries.length, more }),
			...(deliveries.length > 0 && {
				rows: {
					columns: say.deliveryColumns(),
					rows: deliveries.map((row) => [
						deliveryLabel(row.number),
						when.format(row.createdAt),
						connectionLabel(row.connection),
						row.topic,
						row.status,
						row.status === "failed" || row.status === "dead" ? (row.error ?? "") : "",
					]),
				},
			}),
			...(more && {
				actions: [
					{
						label: say.deliveriesMoreLabel(),
						command: ["/market deliveries", filters, `before:${deliveryLabel(last.number)}`].filter(Boolean).join(" "),
						style: "secondary",
					},
				],
			}),
			audience: "private",
		};
	},
});
