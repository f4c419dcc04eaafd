import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { describeRead } from "../../../src/domain/marketplaces/selectors/describe-read.ts";
import { acceptDrift } from "../../../src/domain/marketplaces/services/accept-drift.ts";
import { askForCount } from "../../../src/domain/marketplaces/services/ask-for-count.ts";
import { pushDrift } from "../../../src/domain/marketplaces/services/push-drift.ts";
import { sellItem } from "../../../src/domain/orders/services/sell-over-counter.ts";
import { undoChange } from "../../../src/domain/vendors/services/undo-change.ts";
import { type DriftDesk, type DriftShop, openDriftDesk } from "../../support/drift-desk.ts";

let desk: DriftDesk;
let shop: DriftShop;

beforeAll(async () => {
	desk = await openDriftDesk();
}, 60_000);
afterAll(() => desk?.close());
beforeEach(async () => {
	shop = await desk.openShop();
});

const last = (read: number, externalId: string | null) => ({ read, externalId });

describe("accepting what a marketplace shows", () => {
	it("corrects the stock with its reason in the ledger, and one undo takes all of it back", async () => {
		const [low, high] = [await shop.sellable(5), await shop.sellable(2)];
		await shop.settle();
		desk.setThere(low.id, 3);
		desk.setThere(high.id, 4);
		const { read } = await shop.compare();
		const { changeNumber, ...accepted } = await shop.as((scope) => acceptDrift(scope, last(read, null)));
		expect(accepted).toMatchObject({ count: 2, added: 2, removed: 2, left: 0, rest: 0 });
		await desk.market.drain();
		expect([await shop.stock(low.sku), await shop.stock(high.sku)]).toEqual([
			{ onHand: 3, committed: 0 },
			{ onHand: 4, committed: 0 },
		]);
		expect(
			await desk.market.sql("SELECT kind, reason, reference FROM stock_movement WHERE vendor_id = $1 AND item_id = $2 AND delta < 0", [
				shop.vendorId,
				low.itemId,
			]),
		).toEqual([{ kind: "adjusted", reason: "as Shopify shows it (M-1): 3, not 5", reference: "M-1" }]);
		expect([desk.api.inventory.available(low.id), desk.api.inventory.available(high.id)]).toEqual([3, 4]);
		const { what } = await shop.as((scope) => undoChange(scope, { change: changeNumber }));
		expect(what).toBe("the stock of 2 items does not follow M-1 any more");
		expect([await shop.stock(low.sku), await shop.stock(high.sku)]).toEqual([
			{ onHand: 5, committed: 0 },
			{ onHand: 2, committed: 0 },
		]);
		expect(await desk.market.drift()).toEqual([]);
	});

	it("reckons with the share, the buffer and the most that are shown, and never takes what is promised", async () => {
		const item = await shop.sellable(10);
		await shop.turn({ percentage: 50, buffer: 1, max: 6 });
		await desk.market.drain();
		expect(desk.api.inventory.available(item.id)).toBe(4);
		await shop.settle();
		desk.setThere(item.id, 2);
		const { read } = await shop.compare();
		await shop.as((scope) => acceptDrift(scope, last(read, item.id)));
		expect(await shop.stock(item.sku)).toEqual({ onHand: 7, committed: 0 });
		await shop.settle();
		await desk.market.drain();
		desk.setThere(item.id, 7);
		const beyond = await shop.compare();
		await expect(shop.as((scope) => acceptDrift(scope, last(beyond.read, item.id)))).rejects.toMatchObject({ code: "conflict" });
		expect(await shop.stock(item.sku)).toEqual({ onHand: 7, committed: 0 });
	});

	it("does only what is still as it was compared, and nothing of a comparison that a later one has outdated", async () => {
		const [moved, gone] = [await shop.sellable(5), await shop.sellable(5)];
		await shop.settle();
		desk.setThere(moved.id, 3);
		desk.setThere(gone.id, 3);
		const { read } = await shop.compare();
		await shop.as((scope) => sellItem(scope, { itemId: moved.itemId, quantity: 1, unitPriceMinor: 999n }));
		await expect(shop.as((scope) => acceptDrift(scope, last(read, moved.id)))).rejects.toMatchObject({ code: "conflict" });
		expect(await shop.stock(moved.sku)).toEqual({ onHand: 4, committed: 0 });
		await shop.compare();
		await expect(shop.as((scope) => acceptDrift(scope, last(read, gone.id)))).rejects.toThrow("L-1 is outdated: L-2");
		expect(await shop.stock(gone.sku)).toEqual({ onHand: 5, committed: 0 });
	});

	it("reaches no comparison of another shop", async () => {
		const { id } = await shop.sellable(5);
		await shop.settle();
		desk.setThere(id, 3);
		const { read } = await shop.compare();
		const other = await desk.market.buildShop("other-differs", "USD", { credentials: { token: desk.api.token } });
		await expect(other.as((scope) => acceptDrift(scope, last(read, id)))).rejects.toMatchObject({ code: "not_found" });
		await expect(other.as((scope) => pushDrift(scope, last(read, id)))).rejects.toMatchObject({ code: "not_found" });
		await expect(other.as((scope) => askForCount(scope, last(read, id)))).rejects.toMatchObject({ code: "not_found" });
	});
});

describe("setting ours over it, or counting", () => {
	it("sets ours, but not over a sale since", async () => {
		const [plain, sold] = [await shop.sellable(5), await shop.sellable(5)];
		await shop.settle();
		desk.setThere(plain.id, 8);
		desk.setThere(sold.id, 3);
		const { read } = await shop.compare();
		desk.api.inventory.buy(sold.id, 3);
		expect(await shop.as((scope) => pushDrift(scope, last(read, null)))).toMatchObject({ count: 2 });
		await desk.market.drain();
		expect(desk.api.inventory.available(plain.id)).toBe(5);
		expect(desk.api.inventory.available(sold.id)).toBe(0);
		await expect(shop.as((scope) => pushDrift(scope, last(read, plain.id)))).rejects.toMatchObject({ code: "conflict" });
	});

	it("says where ours does not go out", async () => {
		const { id } = await shop.sellable(5);
		await shop.settle();
		desk.setThere(id, 3);
		const { read } = await shop.compare();
		await shop.turn({ on: false });
		await expect(shop.as((scope) => pushDrift(scope, last(read, null)))).rejects.toThrow("Nothing is pushed to Shopify (M-1)");
	});

	it("names where to count, and shows it as that until the numbers agree", async () => {
		const { id, sku } = await shop.sellable(5);
		await shop.settle();
		desk.setThere(id, 3);
		const { read } = await shop.compare();
		const { places } = await shop.as((scope) => askForCount(scope, last(read, id)));
		expect(places).toMatchObject([{ sku, onHand: 5, isDefault: true }]);
		expect((await shop.as((scope) => describeRead(scope, { number: read }))).rows?.rows[0]?.[4]).toContain("to be counted");
		desk.setThere(id, 5);
		await shop.compare();
		expect(await desk.market.sql("SELECT count_asked_at, drift_since FROM listing WHERE external_id = $1", [id])).toEqual([
			{ count_asked_at: null, drift_since: null },
		]);
	});
});
