import { say } from "../../domain/core/messages/say.ts";
import type { ReadScope } from "../../domain/core/permissions/scopes.ts";
import type { Reply } from "../../domain/core/reply.ts";
import { deliveryLabel } from "../../domain/marketplaces/delivery-label.ts";
import { marketplaceTitle } from "../../domain/marketplaces/marketplaces.ts";
import { getDelivery } from "../../domain/marketplaces/selectors/get-delivery.ts";

/** One delivery: how it went, and what came, without what tells of a person. */
export async function composeDelivery(
	scope: ReadScope<"market.read">,
	{ number, when }: { number: bigint; when: Intl.DateTimeFormat },
): Promise<Omit<Reply, "audience">> {
	const delivery = await getDelivery(scope, { number });
	const { status, attempts, error, finishedAt, createdAt, orderExternalId, excerpt, size } = delivery;
	const label = deliveryLabel(number);
	const labels = say.deliveryFields();
	return {
		title: say.deliveryTitle({ delivery: label, marketplace: marketplaceTitle(delivery.marketplace), topic: delivery.topic }),
		text: say.deliveryText({ status, attempts, error, next: status === "failed" ? when.format(delivery.dueAt) : null }),
		fields: [
			{ name: labels.came, value: when.format(createdAt) },
			...(finishedAt ? [{ name: labels.finished, value: when.format(finishedAt) }] : []),
			...(orderExternalId === null ? [] : [{ name: labels.order, value: orderExternalId }]),
			{ name: labels.size, value: say.deliverySize({ bytes: size }) },
			...(excerpt === "" ? [] : [{ name: labels.body, value: excerpt }]),
		],
		...(finishedAt || status === "failed" ? { actions: [{ label: say.replayLabel(), command: `/market replay ${label}`, style: "secondary" }] } : {}),
	};
}
