import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { QuantityThere } from "../../../src/domain/marketplaces/quantity-there.ts";
import { openEbay } from "../../../src/marketplaces/ebay/open-ebay.ts";
import { openHttp } from "../../../src/marketplaces/http.ts";
import { type EbayEmulator, startEbayApi } from "../../support/ebay-api.ts";

let ebay: EbayEmulator;

beforeEach(async () => {
	ebay = await startEbayApi();
});
afterEach(() => ebay.close());

const wish = (sku: string, externalId: string, quantity: number, stockExternalId: string | null = null): QuantityThere => ({
	listingId: externalId,
	externalId,
	productExternalId: null,
	stockExternalId,
	sku,
	quantity,
	former: null,
});
async function push(quantities: readonly QuantityThere[], credentials = ebay.credentials) {
	const http = openHttp({ limit: 1_000, interval: 1, trustedHosts: [new URL(ebay.url).host], patience: 5_000 });
	const answers = (await openEbay({ accountId: "card-corner", credentials, apiUrl: ebay.url }, http).pushQuantities?.(quantities)) ?? [];
	return Object.fromEntries(answers.map(({ listingId, ...outcome }) => [listingId, outcome]));
}
const shown = (sku: string) => ebay.inventory.offers.filter((offer) => offer.sku === sku).map(({ availableQuantity, status }) => [availableQuantity, status]);

describe("stock that is set on eBay", () => {
	it("is set of the item and of its live offer, in one call", async () => {
		ebay.inventory.add("A", "110000000001", 5);
		ebay.inventory.add("B", "110000000002", 5);
		expect(await push([wish("A", "110000000001", 0), wish("B", "110000000002:4", 2)])).toEqual({
			"110000000001": { kind: "accepted" },
			"110000000002:4": { kind: "accepted" },
		});
		expect([shown("A"), shown("B"), ebay.inventory.items.get("B")]).toEqual([[[0, "PUBLISHED"]], [[2, "PUBLISHED"]], 2]);
		expect(ebay.inventory.updates).toHaveLength(1);
	});

	it("is answered for each SKU by itself", async () => {
		ebay.inventory.add("A", "110000000001", 5);
		ebay.inventory.add("B", "110000000002", 5);
		ebay.inventory.refused.set("B", "The listing was revised too often today.");
		expect(await push([wish("A", "110000000001", 1), wish("B", "110000000002", 1), wish("C", "110000000003", 1), wish("", "110000000004", 1)])).toEqual({
			"110000000001": { kind: "accepted" },
			"110000000002": { kind: "refused", reason: "The listing was revised too often today." },
			"110000000003": { kind: "refused", reason: expect.stringContaining("Inventory API does not know this SKU") },
			"110000000004": { kind: "refused", reason: expect.stringContaining("no SKU there") },
		});
	});

	it("withdraws the offer of what is sold out where eBay takes no 0", async () => {
		ebay.inventory.add("A", "110000000001", 1);
		ebay.inventory.state.takesZero = false;
		expect(await push([wish("A", "110000000001", 0)])).toEqual({ "110000000001": { kind: "gone" } });
		expect(shown("A")).toEqual([[1, "UNPUBLISHED"]]);
	});

	it("throws when the seller's token is refused, and asks anew with one that has ended", async () => {
		ebay.inventory.add("A", "110000000001", 5);
		await push([wish("A", "110000000001", 4)]);
		ebay.expireTokens();
		expect(await push([wish("A", "110000000001", 3)])).toEqual({ "110000000001": { kind: "accepted" } });
		ebay.revoke();
		await expect(push([wish("A", "110000000001", 2)])).rejects.toMatchObject({ code: "conflict" });
		expect(shown("A")).toEqual([[3, "PUBLISHED"]]);
	});

	it("goes by the offers that eBay told, with no look at each, and in several calls where they are many", async () => {
		const many = Array.from({ length: 60 }, (_, n) => ({ sku: `M-${n}`, id: String(120_000_000_000 + n) }));
		for (const { sku, id } of many) ebay.inventory.add(sku, id, 5);
		const answers = await push(many.map(({ sku, id }) => wish(sku, id, 3, `8${id}`)));
		expect(Object.values(answers).filter(({ kind }) => kind === "accepted")).toHaveLength(60);
		expect(ebay.inventory.offers.every(({ availableQuantity }) => availableQuantity === 3)).toBe(true);
		expect(ebay.inventory.updates.map(({ length }) => length).sort()).toEqual([10, 25, 25]);
		expect(ebay.calls.filter(({ path }) => path.includes("/offer?"))).toEqual([]);
	});

	it("looks for the live offer where the one that it told is none any more, and says what is not there at all", async () => {
		ebay.inventory.add("A", "110000000001", 5);
		ebay.inventory.add("B", "110000000002", 5);
		expect(await push([wish("A", "110000000001", 2, "8999"), wish("B", "110000000002", 2, "8110000000002"), wish("C", "110000000003", 1, "8998")])).toEqual({
			"110000000001": { kind: "accepted" },
			"110000000002": { kind: "accepted" },
			"110000000003": { kind: "refused", reason: expect.stringContaining("Inventory API does not know this SKU") },
		});
		expect([shown("A"), shown("B")]).toEqual([[[2, "PUBLISHED"]], [[2, "PUBLISHED"]]]);
	});

	it("keeps what came through where one of several calls did not, and throws where none did", async () => {
		const many = Array.from({ length: 30 }, (_, n) => ({ sku: `M-${n}`, id: String(120_000_000_000 + n) }));
		for (const { sku, id } of many) ebay.inventory.add(sku, id, 5);
		const all = many.map(({ sku, id }) => wish(sku, id, 3, `8${id}`));
		ebay.fault({ path: /bulk_update/, times: 1, status: 503 });
		const kinds = Object.values(await push(all)).map(({ kind }) => kind);
		expect([5, 25]).toContain(kinds.filter((kind) => kind === "accepted").length);
		expect(new Set(kinds)).toEqual(new Set(["accepted", "later"]));
		ebay.fault({ path: /bulk_update/, times: 2, status: 503 });
		await expect(push(all)).rejects.toMatchObject({ code: "unavailable" });
	});
});
