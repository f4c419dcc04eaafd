/** What a seller has listed by the Inventory API: an item with its offer. */
export interface EbayListing {
	sku: string;
	title: string;
	listingId: string;
	offerId: string;
	quantity: number;
	price: string;
	currency?: string;
	upc?: string;
	/** Of a listing with variations. */
	group?: string;
	/** PUBLISHED unless it never was. */
	status?: "PUBLISHED" | "UNPUBLISHED";
	listingStatus?: "ACTIVE" | "OUT_OF_STOCK" | "ENDED";
}

const BASE = "/sell/inventory/v1/inventory_item";

/** How an offer stands that quantities and prices were set of. */
interface Standing {
	offerId: string;
	availableQuantity: number;
	price: { currency: string; value: string };
	status: "PUBLISHED" | "UNPUBLISHED";
}

/** getInventoryItems and getOffers (developer.ebay.com, Inventory API): an offset counts pages, and an item that is offered nowhere has a 404 for offers. */
export function openInventory({ standing }: { standing?(sku: string): Standing | undefined } = {}) {
	const listings = new Map<string, EbayListing>();

	function items({ limit = "25", offset = "0" }: { limit?: string; offset?: string }): { status: number; body: object } {
		const [size, page] = [Number(limit), Number(offset)];
		if (!(size >= 1 && size <= 200)) return { status: 400, body: problem(25709, "Invalid value for limit.") };
		const all = [...listings.values()];
		const href = (at: number) => `${BASE}?limit=${size}&offset=${at}`;
		return {
			status: 200,
			body: {
				href: href(page),
				limit: size,
				size: Math.ceil(all.length / size),
				total: all.length,
				...((page + 1) * size < all.length && { next: href(page + 1) }),
				inventoryItems: all.slice(page * size, (page + 1) * size).map(({ sku, title, quantity, upc, group }) => ({
					sku,
					locale: "en_US",
					product: { title, ...(upc && { upc: [upc] }) },
					condition: "USED_EXCELLENT",
					availability: { shipToLocationAvailability: { quantity } },
					...(group && { inventoryItemGroupKeys: [group] }),
				})),
			},
		};
	}

	function offers({ sku = "" }: { sku?: string }): { status: number; body: object } {
		const listed = listings.get(sku);
		const now = standing?.(sku);
		const found = listed && { ...listed, ...(now && { offerId: now.offerId, quantity: now.availableQuantity, price: now.price.value, status: now.status }) };
		if (!found) return { status: 404, body: problem(25713, "This Offer is not available.") };
		const { offerId, quantity, price, currency = "USD", listingId, listingStatus = "ACTIVE", status = "PUBLISHED" } = found;
		return {
			status: 200,
			body: {
				total: 1,
				size: 1,
				limit: 100,
				offers: [
					{
						offerId,
						sku,
						marketplaceId: "EBAY_US",
						format: "FIXED_PRICE",
						availableQuantity: quantity,
						pricingSummary: { price: { value: price, currency } },
						status,
						...(status === "PUBLISHED" && { listing: { listingId, listingStatus, soldQuantity: 0 } }),
					},
				],
			},
		};
	}

	return { listings, items, offers };
}

const problem = (errorId: number, message: string) => ({ errors: [{ errorId, domain: "API_INVENTORY", category: "REQUEST", message }] });
