import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { beginRead } from "../../src/domain/marketplaces/services/begin-read.ts";
import { type DriftDesk, type DriftShop, openDriftDesk } from "../support/drift-desk.ts";

let desk: DriftDesk;
let shop: DriftShop;

beforeAll(async () => {
	desk = await openDriftDesk();
}, 60_000);
afterAll(() => desk?.close());
beforeEach(async () => {
	shop = await desk.openShop();
});

describe("the daily comparison", () => {
	const watch = async () => {
		await desk.market.sql("UPDATE connection SET due_at = now() WHERE id = $1", [shop.connectionId]);
		await desk.market.runJob({ job: "watch-connection", payload: { vendorId: shop.vendorId, connectionId: shop.connectionId } });
		await desk.market.drain();
	};
	// The first look makes the webhooks, and says so.
	beforeEach(watch);
	const dayPasses = () => desk.market.sql("UPDATE connection SET sync_due_at = now() WHERE id = $1", [shop.connectionId]);

	it("is one card a day in the channel that asked for errors, with what can be done of it", async () => {
		const { id, sku } = await shop.sellable(5);
		await shop.settle();
		desk.setThere(id, 2);
		await watch();
		await dayPasses();
		desk.market.sent.length = 0;
		await watch();
		await watch();
		expect(desk.market.sent.map(({ reply }) => reply.rows?.rows[0]?.slice(1, 4))).toEqual([[sku, "5", "2"]]);
		expect(desk.market.sent[0]?.reply.actions?.[0]?.command).toBe("/market sync L-1 push listing:all");
		await dayPasses();
		await watch();
		expect(desk.market.sent).toHaveLength(2);
	});

	it("says nothing where all agrees, and tells when the marketplace could not be read", async () => {
		await shop.sellable(5);
		await shop.settle();
		await watch();
		desk.market.sent.length = 0;
		await dayPasses();
		await watch();
		expect(desk.market.sent).toEqual([]);
		await dayPasses();
		await desk.market.sql("UPDATE connection SET due_at = now() WHERE id = $1", [shop.connectionId]);
		await desk.market.runJob({ job: "watch-connection", payload: { vendorId: shop.vendorId, connectionId: shop.connectionId } });
		desk.api.failures.push({ status: 200, body: "<html>Just a moment…</html>" });
		await desk.market.drain();
		expect(desk.market.sent.map(({ reply }) => reply.text)).toEqual([expect.stringContaining("could not be compared with your stock today")]);
	});

	it("leaves a connection alone that is neither pushed to nor was ever matched", async () => {
		await shop.sellable(5);
		await shop.turn({ on: false });
		await dayPasses();
		await watch();
		expect(await desk.market.sql("SELECT FROM listing_read WHERE connection_id = $1", [shop.connectionId])).toEqual([]);
		await expect(shop.as((scope) => beginRead(scope, { connectionId: shop.connectionId, purpose: "sync" }))).rejects.toThrow("/market match M-1");
	});
});
