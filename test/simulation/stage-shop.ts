import { DomainError } from "../../src/domain/core/errors.ts";
import { listDueWork } from "../../src/domain/core/selectors/list-due-work.ts";
import { getDefaultLocation } from "../../src/domain/inventory/selectors/get-default-location.ts";
import { receiveStock } from "../../src/domain/inventory/services/receive-stock.ts";
import { connectMarketplace } from "../../src/domain/marketplaces/services/connect-marketplace.ts";
import { recordStockThere } from "../../src/domain/marketplaces/services/record-stock-there.ts";
import { recordOrder } from "../../src/domain/orders/services/record-order.ts";
import { sellItem } from "../../src/domain/orders/services/sell-over-counter.ts";
import { EVENT_NEEDS } from "../../src/jobs/apply-event.ts";
import { pushListings } from "../../src/jobs/push-listings.ts";
import { jobTools } from "../support/job-tools.ts";
import type { Market, MarketShop } from "../support/market.ts";
import { MARKETPLACES } from "./plan-day.ts";
import type { Stage } from "./play-our-day.ts";

/** Puts a shop on the stage: its items, listed on every marketplace with what is there, and pushed to. */
export async function stageShop(
	market: Market,
	shop: MarketShop,
	{ copies, setClock }: { copies: readonly number[] } & Pick<Stage, "setClock">,
): Promise<Stage> {
	const { access, sql } = market;
	const { vendorId } = shop;
	const [app] = await shop.as((scope) => scope.read.$queryRaw<{ isStaged: boolean }[]>`SELECT now() = stage.now() AS "isStaged"`);
	if (!app?.isStaged) throw new Error("The app goes by the database's own clock: it was connected before the stage's.");
	const connectionIds: string[] = [];
	for (const { name } of MARKETPLACES) {
		const credentials = { key: "key", keysecret: "key-secret", token: "token" };
		const account = name === "woocommerce" ? "https://stage.example" : `stage-${name}`;
		const { connectionId } = await shop.as((scope) =>
			connectMarketplace(scope, { marketplace: name, account, secret: "stage-secret-of-sixteen", credentials }),
		);
		connectionIds.push(connectionId);
	}
	await sql(
		`INSERT INTO item (vendor_id, sku, title, category, condition, price_minor)
		SELECT $1, 'CARD-' || n, 'Card ' || n, 'tcg-single', 'Near Mint', 500 FROM generate_series(0, $2::int - 1) n`,
		[vendorId, copies.length],
	);
	await sql(
		`INSERT INTO stock_movement (vendor_id, item_id, location_id, kind, delta, on_hand_after, idempotency_key)
		SELECT item.vendor_id, item.id, location.id, 'received', there.copies, there.copies, 'stage:' || sku
		FROM item JOIN location ON location.vendor_id = item.vendor_id AND location.is_default
			CROSS JOIN LATERAL (SELECT ($2::int[])[substring(sku FROM 6)::int + 1] AS copies) there WHERE item.vendor_id = $1`,
		[vendorId, copies],
	);
	await sql(
		`INSERT INTO stock_level (vendor_id, item_id, location_id, on_hand)
		SELECT vendor_id, item_id, location_id, delta FROM stock_movement WHERE vendor_id = $1`,
		[vendorId],
	);
	await sql(
		`INSERT INTO listing (vendor_id, connection_id, item_id, external_id, stock_external_id, sku, seen_quantity, acked_quantity)
		SELECT item.vendor_id, connection_id, item.id, substring(sku FROM 6), substring(sku FROM 6), sku, on_hand, on_hand
		FROM item JOIN stock_level level ON level.item_id = item.id CROSS JOIN unnest($2::uuid[]) AS connection_id WHERE item.vendor_id = $1`,
		[vendorId, connectionIds],
	);
	await sql("UPDATE connection SET push_on = true WHERE id = ANY($1::uuid[])", [connectionIds]);
	await sql("ANALYZE");
	const items = await sql<{ id: string }>("SELECT id FROM item WHERE vendor_id = $1 ORDER BY substring(sku FROM 6)::int", [vendorId]);
	const itemId = (item: number) => items[item]?.id ?? "";
	const connectionId = (place: number) => connectionIds[place] ?? "";
	const locationId = await shop.as(async (scope) => (await getDefaultLocation(scope)).id);
	const asConnection = (place: number) => ({ kind: "connection", vendorId, connectionId: connectionId(place) }) as const;

	return {
		setClock,
		async sell(item) {
			try {
				await shop.as((scope) => sellItem(scope, { itemId: itemId(item), quantity: 1, unitPriceMinor: 500n }));
				return true;
			} catch (error) {
				if (error instanceof DomainError && error.code === "conflict") return false;
				throw error;
			}
		},
		async restock(item, quantity) {
			await shop.as((scope) => receiveStock(scope, { itemId: itemId(item), locationId, quantity }));
		},
		async recordOrder(place, order) {
			await access.withVendor(asConnection(place), EVENT_NEEDS, (scope) => recordOrder(scope, { connectionId: connectionId(place), order }));
		},
		async recordStockThere(place, { item, ...there }) {
			await access.withVendor(asConnection(place), EVENT_NEEDS, (scope) =>
				recordStockThere(scope, { connectionId: connectionId(place), stockExternalId: String(item), ...there }),
			);
		},
		async runPush({ payload }, open) {
			const parsed = pushListings.payload.parse(payload);
			const clients = { open: (api: { connectionId: string }) => open(connectionIds.indexOf(api.connectionId)) };
			const withScope = <R>(run: (scope: never) => Promise<R>) =>
				access.withVendor(pushListings.principal(parsed), pushListings.needs, run as never) as Promise<R>;
			await pushListings.run(parsed, { ...jobTools, clients, withScope });
		},
		async keepHouse() {
			await sql("VACUUM ANALYZE");
		},
		takeRequests: () => market.waiting.splice(0),
		sweep: () => access.withSystem("find-due-work", (scope) => listDueWork(scope)),
		async nextDue() {
			const [row] = await sql<{ due: Date | null }>(
				`SELECT min(greatest(push_lease_until, push_retry_at, waiting.since)) AS due FROM connection
				CROSS JOIN LATERAL (SELECT min(since) AS since FROM (
					SELECT stage.now() AS since FROM push_mark WHERE connection_id = connection.id
					UNION ALL
					SELECT push_due_at FROM listing WHERE vendor_id = connection.vendor_id AND connection_id = connection.id
						AND push_due_at IS NOT NULL AND status = 'active' AND item_id IS NOT NULL
				) all_waiting) waiting
				WHERE push_on AND waiting.since IS NOT NULL`,
			);
			return row?.due?.getTime() ?? null;
		},
	};
}
