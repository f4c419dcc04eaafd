import { z } from "zod";
import { DomainError } from "../domain/core/errors.ts";
import { say } from "../domain/core/messages/en.ts";
import { claimDelivery } from "../domain/marketplaces/services/claim-delivery.ts";
import { failDelivery } from "../domain/marketplaces/services/fail-delivery.ts";
import { settleDelivery } from "../domain/marketplaces/services/settle-delivery.ts";
import { applyOrderEvents } from "../domain/orders/services/apply-order-events.ts";
import { recordOrder } from "../domain/orders/services/record-order.ts";
import { getVendor } from "../domain/vendors/selectors/get-vendor.ts";
import { findMarketplace } from "../webhooks/find-marketplace.ts";
import { defineJob } from "./define-job.ts";

/**
 * Works off one delivery: its events and its status in one transaction, so that it counts once or not at all. A failure is written down in a
 * transaction of its own and comes again later; a delivery whose worker died is taken up after its lease.
 */
export const processDelivery = defineJob({
	name: "process-delivery",
	queue: "fast",
	payload: z.object({ vendorId: z.uuid(), connectionId: z.uuid(), deliveryId: z.uuid() }),
	needs: ["delivery.settle", "order.write", "order.read", "stock.write", "inventory.read"],
	principal: ({ vendorId, connectionId }) => ({ kind: "connection", vendorId, connectionId }),
	async run({ connectionId, deliveryId }, { withScope, log }) {
		const claimed = await withScope(async (scope) => {
			const delivery = await claimDelivery(scope, { deliveryId });
			return delivery && { ...delivery, shopCurrency: (await getVendor(scope)).currency };
		});
		if (!claimed) return;
		const { attempt, topic, body, shopCurrency } = claimed;
		try {
			const marketplace = findMarketplace(claimed.marketplace);
			if (!marketplace) throw new DomainError("invalid_input", say.unknownMarketplace({ marketplace: claimed.marketplace }));
			const events = marketplace.parse({ rawBody: body, topic, shopCurrency });
			await withScope(async (scope) => {
				for (const event of events) {
					if (event.kind === "order") await recordOrder(scope, { connectionId, order: event.order });
					else await applyOrderEvents(scope, { connectionId, orderExternalId: event.orderExternalId, events: event.events });
				}
				const [first] = events;
				const orderExternalId = first && (first.kind === "order" ? first.order.externalId : first.orderExternalId);
				await settleDelivery(scope, { deliveryId, attempt, status: first ? "done" : "ignored", orderExternalId });
			});
		} catch (error) {
			if (error instanceof DomainError && error.code === "permission_denied") throw error;
			const mayRetry = !(error instanceof DomainError && error.code === "invalid_input");
			log.warn({ err: error, deliveryId, attempt }, "delivery failed");
			await withScope((scope) => failDelivery(scope, { deliveryId, attempt, mayRetry, reason: error instanceof Error ? error.message : String(error) }));
		}
	},
	refused: ({ deliveryId }, { withScope }, reason) => withScope((scope) => failDelivery(scope, { deliveryId, attempt: null, mayRetry: false, reason })),
});
