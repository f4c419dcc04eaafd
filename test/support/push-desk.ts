import { getPush } from "../../src/domain/marketplaces/selectors/get-push.ts";
import { recordListings } from "../../src/domain/marketplaces/services/record-listings.ts";
import { setPush } from "../../src/domain/marketplaces/services/set-push.ts";
import type { Market, MarketShop } from "./market.ts";

const ALL = { on: true, percentage: 100, buffer: 0, max: null, end: 0 };

interface Listed {
	externalId: string;
	sku: string;
	/** As the marketplace told it. */
	quantity: number | null;
	stockExternalId?: string | null;
	productExternalId?: string | null;
	/** When it changed there; now. */
	changedAt?: Date | null;
}

/** What tests of the push do with a shop. */
export function openPushDesk(market: Market, shop: MarketShop) {
	const { vendorId, connectionId } = shop;
	const principal = { kind: "connection", vendorId, connectionId } as const;
	const desk = {
		/** As a delivery of its marketplace tells it. */
		list: ({ externalId, sku, quantity, stockExternalId = null, productExternalId = null, changedAt = new Date() }: Listed) =>
			market.access.withVendor(principal, ["delivery.settle", "inventory.read"], (scope) =>
				recordListings(scope, {
					connectionId,
					listings: [
						{
							externalId,
							productExternalId,
							stockExternalId,
							sku,
							title: `Card ${sku}`,
							priceMinor: 999n,
							quantity,
							isActive: true,
							changedAt,
						},
					],
				}),
			),
		turn: (settings: Partial<Parameters<typeof setPush>[1]["settings"]> = {}) =>
			shop.as((scope) => setPush(scope, { connectionId, settings: { ...ALL, ...settings } })),
		/** Runs the push as the worker does, and what it asks for now. */
		async push() {
			await market.sql("UPDATE connection SET push_retry_at = now() WHERE id = $1", [connectionId]);
			await market.runJob({ job: "push-listings", payload: { vendorId, connectionId } });
			await market.drain();
		},
		/** What waits for a rest is due now. */
		hurry: () => market.sql("UPDATE listing SET push_due_at = now() WHERE connection_id = $1 AND push_due_at IS NOT NULL", [connectionId]),
		state: () => shop.as((scope) => getPush(scope, { connectionId })),
		async listing(externalId: string) {
			const [row] = await market.sql<{
				status: string;
				wanted: number | null;
				acked: number | null;
				seen: number | null;
				due: boolean;
				error: string | null;
				attempts: number;
			}>(
				"SELECT status, wanted_quantity AS wanted, acked_quantity AS acked, seen_quantity AS seen, push_due_at IS NOT NULL AS due, push_error AS error, push_attempts AS attempts FROM listing WHERE connection_id = $1 AND external_id = $2",
				[connectionId, externalId],
			);
			if (!row) throw new Error(`No listing ${externalId}`);
			return row;
		},
		marks: async () => (await market.sql<{ count: number }>("SELECT count(*)::int AS count FROM push_mark WHERE connection_id = $1", [connectionId]))[0]?.count,
		said: () => market.sent.splice(0).map(({ reply }) => reply.text),
	};
	return desk;
}
