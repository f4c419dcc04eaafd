import { z } from "zod";
import { DomainError } from "../domain/core/errors.ts";
import { FILE_MARKETPLACES } from "../domain/marketplaces/file-marketplaces.ts";
import { type ApiAccess, getApiAccess } from "../domain/marketplaces/selectors/get-api-access.ts";
import { beginDailySync } from "../domain/marketplaces/services/begin-daily-sync.ts";
import { claimWatch } from "../domain/marketplaces/services/claim-watch.ts";
import { clearDeliveries } from "../domain/marketplaces/services/clear-deliveries.ts";
import { compareStock } from "../domain/marketplaces/services/compare-stock.ts";
import { keepPolled } from "../domain/marketplaces/services/keep-polled.ts";
import { markListings } from "../domain/marketplaces/services/mark-listings.ts";
import { markPrices } from "../domain/marketplaces/services/mark-prices.ts";
import { remindOfFile } from "../domain/marketplaces/services/remind-of-file.ts";
import { settleWatch } from "../domain/marketplaces/services/settle-watch.ts";
import { getVendor } from "../domain/vendors/selectors/get-vendor.ts";
import type { MarketplaceClient } from "../marketplaces/client.ts";
import { findMarketplace } from "../webhooks/find-marketplace.ts";
import { applyEvent, EVENT_NEEDS } from "./apply-event.ts";
import { defineJob } from "./define-job.ts";

/** Milliseconds before the last look from which on orders are asked for again: clocks differ, and pages shift while they are read. */
const OVERLAP = 10 * 60_000;
const DAY = 24 * 3_600_000;

/**
 * Looks after a connection every few minutes: asks for the orders that changed since the last look (deliveries do get lost), makes its webhooks and
 * switches them on again, compares what a reading saw with ours, clears old deliveries, and notices when it goes silent, starts failing, or waits for a file too long. Orders are recorded as from deliveries, each in its transaction.
 */
export const watchConnection = defineJob({
	name: "watch-connection",
	queue: "fast",
	payload: z.object({ vendorId: z.uuid(), connectionId: z.uuid() }),
	needs: EVENT_NEEDS,
	principal: ({ vendorId, connectionId }) => ({ kind: "connection", vendorId, connectionId }),
	async run({ connectionId }, { withScope, clients, publicUrl, retention, log }) {
		const claimed = await withScope(async (scope) => {
			const watch = await claimWatch(scope, { connectionId });
			return watch && { ...watch, api: await getApiAccess(scope, { connectionId }), shopCurrency: (await getVendor(scope)).currency, now: scope.now };
		});
		if (!claimed) return;
		const { api, secret, shopCurrency, now } = claimed;
		let webhooks: { enabled: readonly string[]; created: readonly string[] } = { enabled: [], created: [] };
		let polledUntil: Date | null = null;
		let apiError: string | null = null;
		let isAway = false;
		try {
			const client = openClient(api);
			if (client?.listOrders) {
				const since = new Date((claimed.polledUntil ?? claimed.createdAt).getTime() - OVERLAP);
				await poll(client.listOrders({ since }));
				polledUntil = now;
			}
			if (client?.watchWebhooks) webhooks = await client.watchWebhooks({ url: `${publicUrl}/webhooks/${api.marketplace}/${connectionId}`, secret });
		} catch (error) {
			log.warn({ err: error, connectionId }, "connection looked after in vain");
			// What is only away for now is tried again at the next look.
			if (error instanceof DomainError && error.code !== "unavailable") apiError = error.message.slice(0, 1000);
			else if (!(error instanceof DomainError)) throw error;
			isAway = apiError === null;
		}
		const before = new Date(now.getTime() - retention * DAY);
		while ((await withScope((scope) => clearDeliveries(scope, { connectionId, before }))) > 0);
		// What a mark was missed for, as when pushing was turned on beside a sale that was not committed yet.
		await withScope((scope) => markListings(scope, { connectionId }));
		await withScope((scope) => markPrices(scope, { connectionId }));
		// What sold there while it was read is known by now, or will not be by asking.
		if (!isAway) await withScope((scope) => compareStock(scope, { connectionId }));
		await withScope((scope) => beginDailySync(scope, { connectionId }));
		if (FILE_MARKETPLACES.includes(api.marketplace)) await withScope((scope) => remindOfFile(scope, { connectionId }));
		await withScope((scope) => settleWatch(scope, { connectionId, polledUntil, apiError, enabled: [...webhooks.enabled], created: [...webhooks.created] }));

		function openClient(access: ApiAccess): MarketplaceClient | null {
			return access.credentials === null ? null : clients.open(access);
		}

		async function poll(orders: AsyncIterable<{ topic: string; rawBody: Uint8Array }>): Promise<void> {
			const marketplace = findMarketplace(api.marketplace);
			if (!marketplace) return;
			for await (const fetched of orders) {
				try {
					const events = marketplace.parse({ ...fetched, shopCurrency });
					await withScope(async (scope) => {
						for (const event of events)
							if (event.kind !== "fetch") await applyEvent(scope, { connectionId, event, delivery: { id: "polled", receivedAt: now } });
					});
				} catch (error) {
					if (error instanceof DomainError && (error.code === "permission_denied" || error.code === "unavailable")) throw error;
					// One that can't be taken in keeps none of the others: it goes the way of deliveries.
					log.warn({ err: error, connectionId }, "polled order kept as a delivery");
					await withScope((scope) => keepPolled(scope, { connectionId, topic: fetched.topic, body: fetched.rawBody }));
				}
			}
		}
	},
});
