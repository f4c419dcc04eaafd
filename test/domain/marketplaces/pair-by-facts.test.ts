import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { VendorScope } from "../../../src/domain/core/permissions/scopes.ts";
import { createItem } from "../../../src/domain/inventory/services/create-item.ts";
import { pairByFacts } from "../../../src/domain/marketplaces/services/pair-by-facts.ts";
import { recordListings } from "../../../src/domain/marketplaces/services/record-listings.ts";
import { type Market, type MarketShop, openMarket } from "../../support/market.ts";

let market: Market;
let shop: MarketShop;

beforeAll(async () => {
	market = await openMarket();
	shop = await market.buildShop("facts", "EUR", { marketplace: "cardtrader", account: "cards" });
}, 60_000);
afterAll(() => market?.close());

type WorkScope = VendorScope<"delivery.settle" | "inventory.read">;
const asConnection = <R>(run: (scope: WorkScope) => Promise<R>) =>
	market.access.withVendor({ kind: "connection", vendorId: shop.vendorId, connectionId: shop.connectionId }, ["delivery.settle", "inventory.read"], run);
const addCard = (sku: string, attributes: Record<string, string>, condition = "NM") =>
	shop.as((scope) =>
		createItem(scope, {
			sku,
			title: `Card ${sku}`,
			category: "tcg-single",
			condition,
			priceMinor: 999n,
			quantity: 1,
			attributes: { game: "Pokemon", ...attributes },
		}),
	);
const list = (externalId: string, facts: Record<string, string>) => ({
	externalId,
	sku: "",
	title: externalId,
	facts,
	priceMinor: null,
	quantity: 1,
	isActive: true,
	changedAt: null,
});

describe("pairing by ids that others give", () => {
	it("takes the only item of the same product, condition, language and finish, and none where two are the same", async () => {
		await addCard("NM", { tcgplayer_id: "42" });
		await addCard("LP", { tcgplayer_id: "42" }, "LP");
		await addCard("NM-JA", { tcgplayer_id: "42", language: "ja" });
		await addCard("NM-REVERSE", { cardmarket_id: "77", finish: "reverse holo" });
		await addCard("TWIN-1", { tcgplayer_id: "43" });
		await addCard("TWIN-2", { tcgplayer_id: "43" });
		await addCard("SLAB", { tcgplayer_id: "44", grader: "PSA", grade: "10" });
		const listings = [
			list("nm", { tcgplayer_id: "42", condition: "Near Mint", language: "en" }),
			list("lp", { tcgplayer_id: "42", condition: "Lightly Played" }),
			list("ja", { tcgplayer_id: "42", condition: "Near Mint", language: "ja" }),
			list("reverse", { cardmarket_id: "77", condition: "Near Mint", finish: "reverse holo" }),
			list("plain", { cardmarket_id: "77", condition: "Near Mint" }),
			list("twin", { tcgplayer_id: "43", condition: "Near Mint" }),
			list("slab", { tcgplayer_id: "44", condition: "Near Mint" }),
			list("worn", { tcgplayer_id: "42", condition: "Heavily Played" }),
			list("untold", { tcgplayer_id: "42" }),
		];
		await asConnection(async (scope) => {
			await recordListings(scope, { connectionId: shop.connectionId, listings, read: { number: 1, askedAt: new Date() } });
			await pairByFacts(scope, { connectionId: shop.connectionId, read: 1 });
		});
		const rows = await market.sql<{ external_id: string; sku: string | null }>("SELECT external_id, item.sku FROM listing LEFT JOIN item ON item.id = item_id");
		expect(Object.fromEntries(rows.map(({ external_id, sku }) => [external_id, sku]))).toEqual({
			nm: "NM",
			lp: "LP",
			ja: "NM-JA",
			reverse: "NM-REVERSE",
			plain: null,
			twin: null,
			slab: null,
			worn: null,
			untold: null,
		});
	});

	it("does a listing that comes twice on a page once, as the last says, and keeps what is known of it beside", async () => {
		const [first, last] = [list("double", { condition: "Near Mint" }), { ...list("double", { language: "ja" }), title: "Last" }];
		await asConnection((scope) => recordListings(scope, { connectionId: shop.connectionId, listings: [first, last] }));
		await asConnection((scope) => recordListings(scope, { connectionId: shop.connectionId, listings: [{ ...first, facts: {}, title: "News" }] }));
		expect(await market.sql("SELECT title, facts, seen_read FROM listing WHERE external_id = 'double'")).toEqual([
			{ title: "News", facts: { language: "ja" }, seen_read: null },
		]);
	});

	it("works for no connection that was removed, and refuses what is no listing", async () => {
		await expect(
			asConnection((scope) => recordListings(scope, { connectionId: shop.connectionId, listings: [{ ...list("x", {}), externalId: "" }] })),
		).rejects.toMatchObject({ code: "invalid_input" });
		await market.sql("UPDATE connection SET status = 'removed' WHERE id = $1", [shop.connectionId]);
		await expect(asConnection((scope) => pairByFacts(scope, { connectionId: shop.connectionId, read: 1 }))).rejects.toMatchObject({
			code: "permission_denied",
		});
	});
});
