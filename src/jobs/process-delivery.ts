import { z } from "zod";
import { DomainError } from "../domain/core/errors.ts";
import { say } from "../domain/core/messages/say.ts";
import { type ApiAccess, getApiAccess } from "../domain/marketplaces/selectors/get-api-access.ts";
import { claimDelivery } from "../domain/marketplaces/services/claim-delivery.ts";
import { failDelivery } from "../domain/marketplaces/services/fail-delivery.ts";
import { settleDelivery } from "../domain/marketplaces/services/settle-delivery.ts";
import { getVendor } from "../domain/vendors/selectors/get-vendor.ts";
import { findMarketplace } from "../webhooks/find-marketplace.ts";
import type { Marketplace, MarketplaceEvent } from "../webhooks/marketplace.ts";
import { applyEvent, EVENT_NEEDS } from "./apply-event.ts";
import { defineJob, type JobTools } from "./define-job.ts";

/** What is told only about a person, with their name or address. */
const PRIVATE: readonly MarketplaceEvent["kind"][] = ["data-request", "redact-buyer", "redact-shop"];

/**
 * Works off one delivery: its events and its status in one transaction, so that it counts once or not at all. What a thin one only names is asked for
 * between transactions. A failure is written down in a transaction of its own and comes again later; a delivery whose worker died is taken up after
 * its lease.
 */
export const processDelivery = defineJob({
	name: "process-delivery",
	queue: "fast",
	payload: z.object({ vendorId: z.uuid(), connectionId: z.uuid(), deliveryId: z.uuid() }),
	needs: EVENT_NEEDS,
	principal: ({ vendorId, connectionId }) => ({ kind: "connection", vendorId, connectionId }),
	async run({ connectionId, deliveryId }, { withScope, clients, log }) {
		const claimed = await withScope(async (scope) => {
			const delivery = await claimDelivery(scope, { deliveryId });
			return delivery && { ...delivery, shopCurrency: (await getVendor(scope)).currency };
		});
		if (!claimed) return;
		const { attempt, topic, body, receivedAt, shopCurrency } = claimed;
		try {
			const marketplace = findMarketplace(claimed.marketplace);
			if (!marketplace) throw new DomainError("invalid_input", say.unknownMarketplace({ marketplace: claimed.marketplace }));
			const told = marketplace.parse({ rawBody: body, topic, shopCurrency });
			const isThin = told.some(({ kind }) => kind === "fetch");
			const api = isThin ? await withScope((scope) => getApiAccess(scope, { connectionId })) : null;
			const events = await Promise.all(
				told.map((event) => (event.kind === "fetch" && api ? fetchEvents(event, { api, marketplace, shopCurrency, clients }) : [event])),
			);
			await withScope(async (scope) => {
				for (const event of events.flat())
					if (event.kind !== "fetch") await applyEvent(scope, { connectionId, event, delivery: { id: deliveryId, receivedAt } });
				const orderExternalId = [...told, ...events.flat()].map(orderOf).find((id) => id !== undefined);
				await settleDelivery(scope, {
					deliveryId,
					attempt,
					status: told.length > 0 ? "done" : "ignored",
					orderExternalId,
					isPrivate: told.some(({ kind }) => PRIVATE.includes(kind)),
				});
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

interface Fetching {
	api: ApiAccess;
	marketplace: Marketplace;
	shopCurrency: string;
	clients: JobTools["clients"];
}

/** What a thin delivery only names, as its marketplace tells it now; nothing when it is not there any more. */
async function fetchEvents(
	{ topic, externalId }: Extract<MarketplaceEvent, { kind: "fetch" }>,
	{ api, marketplace, shopCurrency, clients }: Fetching,
): Promise<MarketplaceEvent[]> {
	const fetched = await clients.open(api).fetch({ topic, externalId });
	return fetched ? marketplace.parse({ ...fetched, shopCurrency }) : [];
}

function orderOf(event: MarketplaceEvent): string | undefined {
	if (event.kind === "order") return event.order.externalId;
	return "orderExternalId" in event ? event.orderExternalId : undefined;
}
