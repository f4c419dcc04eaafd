import { z } from "zod";
import { DomainError } from "../../domain/core/errors.ts";
import { say } from "../../domain/core/messages/say.ts";
import type { MarketplaceListing } from "../../domain/marketplaces/marketplace-listing.ts";
import { decimal, digits, label } from "../../webhooks/fields.ts";
import { minorUnits } from "../../webhooks/minor-units.ts";
import type { ListingPage, MarketplaceClient } from "../client.ts";
import { readAnswer } from "../read-answer.ts";
import type { EbayApi } from "./open-api.ts";

/** Items of a page: 200 may be, but each asks for its offers, and a page is what is done again after a kill. */
const PAGE = 100;
/** Offers that are asked for at once. */
const AT_ONCE = 10;
const INVENTORY = "/sell/inventory/v1";

const lenient = <S extends z.ZodType>(schema: S) => schema.nullish().catch(null);
const whole = z
	.string()
	.regex(/^\d{1,9}$/)
	.transform(Number);
const codes = lenient(z.array(label(100)));

const itemSchema = z.object({
	sku: label(500),
	/** The groups, listings with variations, that it is one of. */
	inventoryItemGroupKeys: lenient(z.array(z.string())),
	product: lenient(z.object({ title: lenient(label(800)), ean: codes, upc: codes, isbn: codes })),
});
type Item = z.output<typeof itemSchema>;

/** What tells of neither items nor that there are none is no list: of an empty one all would be taken for gone. */
const itemsSchema = z
	.object({ total: lenient(whole), next: z.string().nullish(), inventoryItems: z.array(itemSchema).nullish() })
	.refine(({ total, inventoryItems }) => inventoryItems || total === 0, "inventoryItems");

const offerSchema = z.object({
	offerId: digits,
	status: lenient(z.string()),
	availableQuantity: lenient(whole),
	pricingSummary: lenient(z.object({ price: lenient(z.object({ value: decimal, currency: z.string() })) })),
	listing: lenient(z.object({ listingId: digits, listingStatus: lenient(z.string()) })),
});

const offersSchema = z.object({ offers: z.array(offerSchema) });

/** As a listing stands that buyers can find, or will find again once there is stock (developer.ebay.com, "ListingStatusEnum"). */
const FOR_SALE = new Set(["ACTIVE", "OUT_OF_STOCK"]);

/**
 * What was listed by the Inventory API: its items, page by page, and each one's offers (developer.ebay.com, getInventoryItems, getOffers: one SKU a call).
 * The Feed API's report of active listings is a single call, but it names neither titles nor offers, and by offers quantities are set. A call an item is
 * within what eBay grants, 30,000 of them too, with some at a time. Listings that were made elsewhere are not told here: eBay's own page moves them.
 */
export async function* listOffers(
	api: EbayApi,
	{ shopCurrency, from }: Parameters<NonNullable<MarketplaceClient["listListings"]>>[0],
): AsyncGenerator<ListingPage> {
	const [, first = "0", told] = /^(\d+) (\d+)$/.exec(from ?? "") ?? [];
	/** As many as there were at first. */
	let known = told === undefined ? null : Number(told);
	// An offset counts pages here.
	for (let page = Number(first); ; page++) {
		const answer = await api.call(`${INVENTORY}/inventory_item?limit=${PAGE}&offset=${page}`, { as: "user" });
		if (answer.status !== 200) throw new DomainError("unavailable", say.apiAway({ host: "eBay", reason: String(answer.status) }));
		const { inventoryItems, total, next } = readAnswer(itemsSchema, answer, "eBay");
		const items = inventoryItems ?? [];
		const listings: MarketplaceListing[] = [];
		for (let at = 0; at < items.length; at += AT_ONCE) {
			const some = await Promise.all(items.slice(at, at + AT_ONCE).map((item) => readOffers(api, item, shopCurrency)));
			listings.push(...some.flat());
		}
		known ??= total ?? null;
		const isLast = !next || items.length === 0;
		// Pages move when an item is made or deleted.
		yield { listings, next: isLast ? null : `${page + 1} ${known ?? 0}`, total: total ?? null, isLossy: known !== (total ?? null) };
		if (isLast) return;
	}
}

async function readOffers(api: EbayApi, item: Item, shopCurrency: string): Promise<MarketplaceListing[]> {
	const answer = await api.call(`${INVENTORY}/offer?sku=${encodeURIComponent(item.sku)}`, { as: "user" });
	// 404: an item that is offered nowhere.
	if (answer.status !== 200) return [];
	return readAnswer(offersSchema, answer, "eBay").offers.flatMap(({ offerId, listing, status: state, availableQuantity, pricingSummary }) => {
		if (!listing) return [];
		const price = pricingSummary?.price;
		const isVariation = (item.inventoryItemGroupKeys ?? []).length > 0;
		const { product } = item;
		return {
			// What order lines name a variation by is not told here; their SKU tells which it is.
			externalId: isVariation ? `${listing.listingId}:sku:${item.sku.toLowerCase()}`.slice(0, 200) : listing.listingId,
			productExternalId: isVariation ? listing.listingId : null,
			stockExternalId: offerId,
			sku: item.sku,
			barcode: [product?.upc, product?.ean, product?.isbn].flatMap((known) => known ?? []).find((code) => /^\d{8,14}$/.test(code)) ?? null,
			title: product?.title || item.sku,
			priceMinor: price?.currency === shopCurrency ? minorUnits(price.value, shopCurrency) : null,
			quantity: availableQuantity ?? null,
			isActive: state === "PUBLISHED" && FOR_SALE.has(listing.listingStatus ?? "ACTIVE"),
			changedAt: null,
		};
	});
}
