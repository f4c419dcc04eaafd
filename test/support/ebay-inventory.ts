import type { Request, Response } from "express";

interface Offer {
	offerId: string;
	sku: string;
	listingId: string;
	status: "PUBLISHED" | "UNPUBLISHED";
	availableQuantity: number;
	price: { currency: string; value: string };
}

interface Wish {
	sku?: string;
	shipToLocationAvailability?: { quantity: number };
	offers?: { offerId: string; availableQuantity?: number; price?: { currency: string; value: string } }[];
}

const fault = (errorId: number, message: string) => [{ errorId, domain: "API_INVENTORY", category: "REQUEST", message, longMessage: message }];

/** eBay's Inventory API of one seller: items by SKU, their offers, and bulkUpdatePriceQuantity, which answers each line by itself. */
export function createEbayInventory() {
	const items = new Map<string, number>();
	const offers: Offer[] = [];
	/** SKUs that eBay refuses, with what it says. */
	const refused = new Map<string, string>();
	const state = { takesZero: true };
	const updates: Wish[][] = [];

	function lineOf({ sku = "", shipToLocationAvailability, offers: wished = [] }: Wish, known: ReadonlyMap<string, Offer>) {
		const offered = wished.map(({ offerId }) => known.get(offerId));
		const answer = (statusCode: number, errors: object[] = []) =>
			(wished.length > 0 ? wished : [{}]).map((wish) => ({ ...("offerId" in wish && { offerId: wish.offerId }), sku, statusCode, errors }));
		if (!items.has(sku)) return answer(404, fault(25702, `${sku} could not be found or is not available in the system.`));
		if (refused.has(sku)) return answer(400, fault(25001, refused.get(sku) ?? ""));
		if (offered.some((offer) => offer?.sku !== sku || offer.status !== "PUBLISHED")) return answer(400, fault(25713, "This Offer is not available."));
		if (!state.takesZero && wished.some(({ availableQuantity }) => availableQuantity === 0))
			return answer(400, fault(25004, "Invalid quantity. The quantity must be a valid number greater than 0."));
		if (shipToLocationAvailability) items.set(sku, shipToLocationAvailability.quantity);
		if (wished.some(({ offerId, price }) => price && price.currency !== known.get(offerId)?.price.currency))
			return answer(400, fault(25007, "The currency does not match the one of the marketplace."));
		for (const { offerId, availableQuantity, price } of wished) {
			const offer = known.get(offerId);
			if (offer && availableQuantity !== undefined) offer.availableQuantity = availableQuantity;
			if (offer && price) offer.price = price;
		}
		return answer(200);
	}

	const routes: readonly (readonly ["get" | "post", string, (request: Request, response: Response) => unknown])[] = [
		[
			"get",
			"/sell/inventory/v1/offer",
			(request, response) => {
				const found = offers.filter(({ sku }) => sku === request.query.sku);
				if (found.length === 0) return response.status(404).json({ errors: fault(25713, "This Offer is not available.") });
				response.json({
					total: found.length,
					size: found.length,
					offers: found.map(({ listingId, price, ...offer }) => ({ ...offer, listing: { listingId }, pricingSummary: { price } })),
				});
			},
		],
		[
			"post",
			"/sell/inventory/v1/bulk_update_price_quantity",
			(request, response) => {
				const { requests = [] } = request.body as { requests?: Wish[] };
				if (requests.length === 0 || requests.length > 25)
					return response.status(400).json({ errors: fault(25725, "The number of requests must be between 1 and 25.") });
				updates.push(requests);
				const known = new Map(offers.map((offer) => [offer.offerId, offer]));
				const responses = requests.flatMap((wish) => lineOf(wish, known));
				response.status(responses.every(({ statusCode }) => statusCode === 200) ? 200 : 207).json({ responses });
			},
		],
		[
			"post",
			"/sell/inventory/v1/offer/:id/withdraw",
			(request, response) => {
				const offer = offers.find(({ offerId }) => offerId === request.params.id);
				if (!offer) return response.status(404).json({ errors: fault(25713, "This Offer is not available.") });
				offer.status = "UNPUBLISHED";
				response.json({ listingId: offer.listingId });
			},
		],
	];

	return {
		items,
		offers,
		refused,
		state,
		updates,
		routes,
		/** Puts a SKU on sale under a listing's id. */
		add(sku: string, listingId: string, quantity: number, currency = "USD"): void {
			items.set(sku, quantity);
			offers.push({ offerId: `8${listingId}`, sku, listingId, status: "PUBLISHED", availableQuantity: quantity, price: { currency, value: "1.00" } });
		},
	};
}
