import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { openCardTrader } from "../../../src/marketplaces/cardtrader/open-cardtrader.ts";
import { openHttp } from "../../../src/marketplaces/http.ts";
import { serve, type WireServer } from "../../support/emulator/serve.ts";
import { listListings } from "../list-listings.ts";

const TOKEN = "a-secret-token";
let there: WireServer;
const asked: string[] = [];
let expansions: { id: number; game_id: number; code: string; name: string }[];
let products: { expansion: number; id: number; [field: string]: unknown }[];

beforeAll(async () => {
	there = await serve(async ({ path, query, headers }) => {
		if (headers.authorization !== `Bearer ${TOKEN}`) return { status: 401, json: { error_code: "unauthorized" } };
		asked.push(`${path}?${query}`);
		const of = Number(query.get("expansion_id"));
		if (path === "/expansions/export") return { status: 200, json: expansions };
		if (path === "/blueprints/export") return { status: 200, json: [{ id: 77, name: "Mew", scryfall_id: null, card_market_ids: [123], tcg_player_id: 456 }] };
		return { status: 200, json: products.filter(({ expansion }) => expansion === of).map(({ expansion: _, ...product }) => product) };
	});
});
afterAll(() => there.close());
beforeEach(() => {
	asked.length = 0;
	expansions = [
		{ id: 12, game_id: 5, code: "fco", name: "Fates Collide" },
		{ id: 6, game_id: 5, code: "flf", name: "Flashfire" },
	];
	products = [];
});

const product = (id: number, expansion: number, more: object = {}) => ({
	uploaded_images: [],
	quantity: 2,
	description: "",
	price_cents: 1250,
	bundled_quantity: 2,
	blueprint_id: 77,
	properties_hash: { condition: "Slightly Played", pokemon_language: "en", pokemon_reverse: true, collector_number: "29" },
	graded: false,
	id,
	expansion,
	tag: "",
	user_data_field: "",
	bundle_size: 1,
	price_currency: "EUR",
	name_en: "Mew",
	...more,
});
const open = (token = TOKEN) =>
	openCardTrader({ accountId: "cards", credentials: { token }, apiUrl: there.origin }, openHttp({ limit: 1000, trustedHosts: [new URL(there.origin).host] }));

it("lists products by expansion, with what tells the card from others", async () => {
	products = [product(108455069, 12), product(2, 6, { user_data_field: "FLF-2", price_currency: "USD" })];
	const { listings, pages } = await listListings(open, { shopCurrency: "EUR", fresh: true });
	expect(pages.map(({ next }) => next)).toEqual(["6", null]);
	expect(listings).toEqual([
		expect.objectContaining({ externalId: "2", sku: "FLF-2", priceMinor: null }),
		{
			externalId: "108455069",
			sku: "",
			title: "Mew – Fates Collide – 29 – Lightly Played",
			facts: {
				condition: "Lightly Played",
				finish: "reverse holo",
				language: "en",
				collector_number: "29",
				set_name: "Fates Collide",
				set_code: "fco",
				tcgplayer_id: "456",
				cardmarket_id: "123",
			},
			priceMinor: 1250n,
			quantity: 2,
			isActive: true,
			changedAt: null,
		},
	]);
});

it("lists nothing of a shop that has nothing, and says that a token is refused", async () => {
	expansions = [];
	expect(await listListings(open)).toEqual({ pages: [{ listings: [], next: null, total: null }], listings: [] });
	await expect(listListings(() => open("wrong"))).rejects.toMatchObject({ code: "conflict" });
});
