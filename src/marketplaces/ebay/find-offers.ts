import { z } from "zod";
import { readAnswer } from "../read-answer.ts";
import type { EbayApi } from "./open-api.ts";

const offersSchema = z.object({
	offers: z
		.array(
			z.object({
				offerId: z.string(),
				status: z.string().optional(),
				listing: z.object({ listingId: z.string().optional() }).optional(),
				pricingSummary: z.object({ price: z.object({ currency: z.string() }).optional() }).optional(),
			}),
		)
		.default([]),
});

/** A live offer of a SKU. */
export interface LiveOffer {
	offerId: string;
	/** ISO 4217; null where eBay does not say. */
	currency: string | null;
}

/** The live offers of a listing's SKU (getOffers); none where the Inventory API does not know it. */
export async function findOffers(api: EbayApi, { sku, externalId }: { sku: string; externalId: string }): Promise<LiveOffer[]> {
	const answer = await api.call(`/sell/inventory/v1/offer?${new URLSearchParams({ sku, limit: "25" })}`, { as: "user" });
	if (answer.status !== 200) return [];
	const live = readAnswer(offersSchema, answer, "eBay").offers.filter(({ status }) => status === "PUBLISHED");
	const [itemId] = externalId.split(":");
	// Known by its SKU alone, from an order that named no item: any live offer of it is meant.
	const isNamed = /^\d+$/.test(itemId ?? "");
	return live
		.filter(({ listing }) => !isNamed || listing?.listingId === itemId)
		.map(({ offerId, pricingSummary }) => ({ offerId, currency: pricingSummary?.price?.currency ?? null }));
}
