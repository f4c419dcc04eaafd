import { z } from "zod";
import { conditionFromMarketplace } from "../../domain/inventory/conditions/condition-from-marketplace.ts";
import type { MarketplaceListing } from "../../domain/marketplaces/marketplace-listing.ts";
import { digits, label } from "../../webhooks/fields.ts";
import type { ListingPage, MarketplaceClient } from "../client.ts";
import type { HttpAnswer } from "../http.ts";
import { readAnswer } from "../read-answer.ts";

/** "This call may take several seconds on large collections": milliseconds that the document asks for. */
const PATIENCE = 180_000;

const whole = z
	.string()
	.regex(/^\d{1,9}$/)
	.transform(Number);
const lenient = <S extends z.ZodType>(schema: S) => schema.nullish().catch(null);

const expansionsSchema = z.array(z.object({ id: digits, code: lenient(label(50)), name: lenient(label(200)) }));
type Expansion = z.output<typeof expansionsSchema>[number];

const productSchema = z.object({
	id: digits,
	name_en: lenient(label(800)),
	quantity: lenient(whole),
	price_cents: lenient(
		z
			.string()
			.regex(/^\d{1,13}$/)
			.transform(BigInt),
	),
	price_currency: lenient(z.string()),
	blueprint_id: lenient(digits),
	user_data_field: lenient(label(500)),
	/** Names differ by game: "condition", "mtg_language", "pokemon_reverse", "collector_number"; values are text or true and false. */
	properties_hash: lenient(z.record(z.string(), z.unknown())),
});
type Product = z.output<typeof productSchema>;

/** What a blueprint is called elsewhere. */
const blueprintsSchema = z.array(
	z.object({
		id: digits,
		scryfall_id: lenient(z.uuid()),
		tcg_player_id: lenient(digits),
		card_market_ids: lenient(z.array(digits)),
	}),
);
type Blueprint = z.output<typeof blueprintsSchema>[number];

/**
 * All products, an expansion at a time ("List your Expansions": "useful for retrieving your products by their expansions"): the whole list of a large shop is
 * one answer of many megabytes, that can't be gone on with where it broke off. Each expansion's blueprints tell what Scryfall, TCGplayer and Cardmarket
 * call the card.
 */
export async function* listProducts(
	ask: (path: string, patience: number) => Promise<HttpAnswer>,
	{ shopCurrency, from }: Parameters<NonNullable<MarketplaceClient["listListings"]>>[0],
): AsyncGenerator<ListingPage> {
	const all = readAnswer(expansionsSchema, await ask("/expansions/export", PATIENCE), "CardTrader").sort((a, b) => Number(BigInt(a.id) - BigInt(b.id)));
	const waiting = all.filter(({ id }) => from === null || BigInt(id) > BigInt(from));
	if (waiting.length === 0) yield { listings: [], next: null, total: null };
	for (const [at, expansion] of waiting.entries()) {
		const query = `expansion_id=${expansion.id}`;
		const products = readAnswer(z.array(productSchema), await ask(`/products/export?${query}`, PATIENCE), "CardTrader");
		const answer = products.length > 0 ? await ask(`/blueprints/export?${query}`, PATIENCE) : null;
		const blueprints = answer?.status === 200 ? readAnswer(blueprintsSchema, answer, "CardTrader") : [];
		const byId = new Map(blueprints.map((blueprint) => [blueprint.id, blueprint]));
		const listings = products.map((product) => readListing(product, { expansion, blueprint: byId.get(product.blueprint_id ?? ""), shopCurrency }));
		yield { listings, next: at === waiting.length - 1 ? null : expansion.id, total: null };
	}
}

interface Context {
	expansion: Expansion;
	blueprint: Blueprint | undefined;
	shopCurrency: string;
}

/** Order lines name a product by its id, and our SKU stands in `user_data_field` (cardtrader.com/docs/api/full/reference, "The Product object"). */
function readListing(product: Product, { expansion, blueprint, shopCurrency }: Context): MarketplaceListing {
	const sku = product.user_data_field ?? "";
	const facts = factsOf(product, { expansion, blueprint });
	return {
		externalId: product.id,
		sku,
		title: [product.name_en || sku || product.id, expansion.name, facts.collector_number, facts.condition].filter(Boolean).join(" – "),
		facts,
		priceMinor: product.price_currency === shopCurrency ? (product.price_cents ?? null) : null,
		quantity: product.quantity ?? null,
		isActive: true,
		changedAt: null,
	};
}

function factsOf({ properties_hash: properties }: Product, { expansion, blueprint }: Omit<Context, "shopCurrency">): Record<string, string> {
	const property = (name: RegExp) => Object.entries(properties ?? {}).find(([key]) => name.test(key))?.[1];
	const text = (value: unknown) => (typeof value === "string" ? value.slice(0, 200) : undefined);
	const theirs = text(property(/^condition$/));
	const condition = theirs === undefined ? null : conditionFromMarketplace({ marketplace: "cardtrader", category: "tcg-single", theirs }).value;
	const [cardmarketId, another] = blueprint?.card_market_ids ?? [];
	const finish = property(/_reverse$/) === true ? "reverse holo" : property(/_foil$/) === true ? "foil" : undefined;
	const facts = {
		condition,
		finish,
		language: text(property(/_language$/)),
		collector_number: text(property(/^collector_number$/)),
		set_name: expansion.name,
		set_code: expansion.code,
		scryfall_id: blueprint?.scryfall_id,
		tcgplayer_id: blueprint?.tcg_player_id,
		// Several are printings that it does not tell apart.
		cardmarket_id: another === undefined ? cardmarketId : undefined,
	};
	return Object.fromEntries(Object.entries(facts).flatMap(([name, value]) => (value ? [[name, value]] : [])));
}
