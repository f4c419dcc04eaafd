import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { describeRead } from "../../src/domain/marketplaces/selectors/describe-read.ts";
import { beginRead } from "../../src/domain/marketplaces/services/begin-read.ts";
import { sellItem } from "../../src/domain/orders/services/sell-over-counter.ts";
import { type DriftDesk, type DriftShop, openDriftDesk } from "../support/drift-desk.ts";
import { postAsShopify, shopifyOrder } from "../support/shopify.ts";

let desk: DriftDesk;
let shop: DriftShop;

beforeAll(async () => {
	desk = await openDriftDesk();
}, 60_000);
afterAll(() => desk?.close());
beforeEach(async () => {
	shop = await desk.openShop();
});

describe("comparing what stands on a marketplace with ours", () => {
	it("finds what no event told, and says what shows too much first", async () => {
		const [low, high, same] = [await shop.sellable(5), await shop.sellable(2), await shop.sellable(3)];
		await shop.settle();
		desk.setThere(low.id, 3);
		desk.setThere(high.id, 4);
		const { reply } = await shop.compare();
		expect(await shop.drift()).toEqual([`${high.sku} 2 4`, `${low.sku} 5 3`]);
		expect(reply.text).toContain("2 listings on Shopify show another number than they should");
		expect(reply.rows?.rows.map(([, sku, ours, theirs]) => [sku, ours, theirs])).toEqual([
			[high.sku, "2", "4"],
			[low.sku, "5", "3"],
		]);
		expect(reply.actions?.map(({ command }) => command)).toEqual([
			"/market sync L-1 push listing:all",
			"/market sync L-1 accept listing:all",
			"/market sync L-1 count listing:all",
			`/market sync L-1 listing:${high.id}`,
		]);
		expect((await shop.listing(same.id)).acked).toBe(3);
	});

	it("takes a sale that the marketplace knows of for none: told, asked for, or waiting in a delivery that can't be worked off", async () => {
		const [told, asked, stuck] = [await shop.sellable(5), await shop.sellable(5), await shop.sellable(5)];
		await shop.settle();
		for (const { id } of [told, asked, stuck]) desk.api.inventory.buy(id);
		const order = (id: string, { id: variantId, sku }: { id: string; sku: string }) => shopifyOrder({ id, lines: [{ id: "1", sku, quantity: 1, variantId }] });
		await postAsShopify({ url: shop.url, secret: shop.secret, body: order("61", told) });
		desk.api.orders.set("62", { body: order("62", asked), updatedAt: new Date().toISOString() });
		await postAsShopify({ url: shop.url, secret: shop.secret, body: order("63", stuck) });
		const waits = desk.market.waiting.splice(0).filter(({ job }) => job === "process-delivery");
		await desk.market.sql(
			"UPDATE webhook_delivery SET status = 'dead', error = 'fault' WHERE vendor_id = $1 AND position(convert_to($2, 'UTF8') IN body) > 0",
			[shop.vendorId, stuck.sku],
		);
		desk.market.waiting.push(...waits);
		const { reply } = await shop.compare();
		expect(await shop.drift()).toEqual([]);
		expect(reply.text).toContain("nothing differs");
		expect(reply.text).toContain("left for the next time");
		expect(await shop.stock(asked.sku)).toEqual({ onHand: 5, committed: 1 });
	});

	it("waits with it while the orders can't be asked for", async () => {
		const { id, sku } = await shop.sellable(5);
		await shop.settle();
		desk.api.inventory.buy(id);
		const read = await shop.as((scope) => beginRead(scope, { connectionId: shop.connectionId, purpose: "sync" }));
		const reading = desk.market.waiting.splice(0).find(({ job }) => job === "read-listings");
		if (!reading) throw new Error("No reading was asked for.");
		await desk.market.runJob(reading);
		for (let times = 0; times < 3; times++) desk.api.failures.push({ status: 503 });
		await desk.market.drain();
		expect((await shop.as((scope) => describeRead(scope, { number: read }))).progress?.active).toBe(true);
		desk.api.failures.length = 0;
		const body = shopifyOrder({ id: "71", lines: [{ id: "1", sku, quantity: 1, variantId: id }] });
		desk.api.orders.set("71", { body, updatedAt: new Date().toISOString() });
		await desk.market.sql("UPDATE connection SET due_at = now() WHERE id = $1", [shop.connectionId]);
		await desk.market.runJob({ job: "watch-connection", payload: { vendorId: shop.vendorId, connectionId: shop.connectionId } });
		expect(await shop.drift()).toEqual([]);
		expect((await shop.as((scope) => describeRead(scope, { number: read }))).text).toContain("nothing differs");
	});

	it("pushes again what the marketplace lost, and says so; from the third time on in a row a person hears of it", async () => {
		const { id, itemId, sku } = await shop.sellable(5);
		await shop.as((scope) => sellItem(scope, { itemId, quantity: 2, unitPriceMinor: 999n }));
		await desk.market.drain();
		expect(desk.api.inventory.available(id)).toBe(3);
		await shop.settle();
		desk.setThere(id, 5);
		const { reply } = await shop.compare();
		expect(reply.text).toContain("1 listing showed what had been sent there before: pushed again.");
		expect(desk.api.inventory.available(id)).toBe(3);
		await desk.market.sql("UPDATE listing SET heals = 2 WHERE connection_id = $1", [shop.connectionId]);
		desk.setThere(id, 5);
		await shop.compare();
		expect(await shop.drift()).toEqual([`${sku} 3 5`]);
	});

	it("leaves alone what is pushed just now, has no item, is ended, or is not counted there", async () => {
		const [waiting, alone] = [await shop.sellable(5), await shop.sellable(5)];
		await shop.settle();
		desk.setThere(waiting.id, 1);
		desk.setThere(alone.id, 1);
		await desk.market.sql("UPDATE listing SET push_due_at = now() + interval '1 hour' WHERE connection_id = $1 AND external_id = $2", [
			shop.connectionId,
			waiting.id,
		]);
		await desk.market.sql("UPDATE listing SET item_id = NULL, sku = '' WHERE connection_id = $1 AND external_id = $2", [shop.connectionId, alone.id]);
		desk.api.variants.set(alone.id, { id: alone.id, productId: "1", productTitle: "Alone" });
		desk.api.variants.set("77", { id: "77", productId: "2", productTitle: "Uncounted", sku: waiting.sku, tracked: false });
		await shop.compare();
		expect(await shop.drift()).toEqual([]);
	});

	it("leaves out nothing that waited when pushing was turned off: it goes nowhere any more", async () => {
		const { id, itemId, sku } = await shop.sellable(5);
		await shop.compare();
		desk.api.failures.push({ status: 503 });
		await shop.as((scope) => sellItem(scope, { itemId, quantity: 1, unitPriceMinor: 999n }));
		await desk.market.drain();
		desk.api.failures.length = 0;
		expect(await shop.listing(id)).toMatchObject({ due: true, acked: 5 });
		await shop.turn({ on: false });
		await shop.settle();
		desk.setThere(id, 2);
		await shop.compare();
		expect(await shop.drift()).toEqual([`${sku} 4 2`]);
	});
});
