import { z } from "zod";
import { say } from "../../domain/core/messages/en.ts";
import type { QuantityThere } from "../../domain/marketplaces/quantity-there.ts";
import type { PushedQuantity, QuantityOutcome } from "../client.ts";
import { readAnswer } from "../read-answer.ts";
import type { EbayApi } from "./open-api.ts";

const INVENTORY = "/sell/inventory/v1";
/** Looks for offers that are under way at once: eBay has one for each SKU. */
const AT_ONCE = 5;

const errorsSchema = z.array(z.object({ errorId: z.string().optional(), message: z.string().optional(), longMessage: z.string().optional() }));
const offersSchema = z.object({
	offers: z
		.array(z.object({ offerId: z.string(), status: z.string().optional(), listing: z.object({ listingId: z.string().optional() }).optional() }))
		.default([]),
});
const answerSchema = z.object({
	responses: z.array(z.object({ offerId: z.string().optional(), sku: z.string().optional(), statusCode: z.string(), errors: errorsSchema.nullish() })),
});

/** "Invalid quantity": where the seller's out-of-stock option is off, eBay takes no 0 for a listing that is live. */
const NO_ZERO = "25004";

interface Found {
	wanted: QuantityThere;
	offerIds: readonly string[];
}

/**
 * Sets what is available of SKUs and of their live offers (developer.ebay.com, Inventory API, bulkUpdatePriceQuantity: 25 at most; each line of the answer
 * has its own status, the whole 200 or 207). Where eBay takes no 0, the offer is withdrawn: a listing that has ended can't be bought.
 */
export async function pushQuantities(api: EbayApi, quantities: readonly QuantityThere[]): Promise<PushedQuantity[]> {
	const outcomes: PushedQuantity[] = [];
	const found: Found[] = [];
	for (let from = 0; from < quantities.length; from += AT_ONCE) {
		await Promise.all(
			quantities.slice(from, from + AT_ONCE).map(async (wanted) => {
				const { listingId, sku } = wanted;
				if (sku === "") return void outcomes.push({ listingId, kind: "refused", reason: say.pushNoSku() });
				const offerIds = await findOffers(api, wanted);
				if (offerIds.length === 0) outcomes.push({ listingId, kind: "refused", reason: say.pushNotInInventory() });
				else found.push({ wanted, offerIds });
			}),
		);
	}
	if (found.length === 0) return outcomes;
	const requests = found.map(({ wanted: { sku, quantity }, offerIds }) => ({
		sku,
		shipToLocationAvailability: { quantity },
		offers: offerIds.map((offerId) => ({ offerId, availableQuantity: quantity })),
	}));
	const answer = await api.call(`${INVENTORY}/bulk_update_price_quantity`, {
		as: "user",
		method: "POST",
		json: { requests },
		headers: { "content-language": "en-US" },
	});
	const { responses } = readAnswer(answerSchema, answer, "eBay");
	for (const one of found) {
		const lines = responses.filter(({ sku, offerId }) => (offerId === undefined ? sku === one.wanted.sku : one.offerIds.includes(offerId)));
		outcomes.push({ listingId: one.wanted.listingId, ...(await outcomeOf(api, one, lines)) });
	}
	return outcomes;
}

/** The live offers of a listing's SKU (getOffers); none where the Inventory API does not know it. */
async function findOffers(api: EbayApi, { sku, externalId }: QuantityThere): Promise<string[]> {
	const answer = await api.call(`${INVENTORY}/offer?${new URLSearchParams({ sku, limit: "25" })}`, { as: "user" });
	if (answer.status !== 200) return [];
	const live = readAnswer(offersSchema, answer, "eBay").offers.filter(({ status }) => status === "PUBLISHED");
	const [itemId] = externalId.split(":");
	// Known by its SKU alone, from an order that named no item: any live offer of it is meant.
	const isNamed = /^\d+$/.test(itemId ?? "");
	return live.filter(({ listing }) => !isNamed || listing?.listingId === itemId).map(({ offerId }) => offerId);
}

async function outcomeOf(
	api: EbayApi,
	{ wanted, offerIds }: Found,
	lines: readonly z.output<typeof answerSchema>["responses"][number][],
): Promise<QuantityOutcome> {
	if (lines.length === 0) return { kind: "later", reason: say.pushUnanswered() };
	const bad = lines.find(({ statusCode }) => !/^2\d\d$/.test(statusCode));
	if (!bad) return { kind: "accepted" };
	const [error] = bad.errors ?? [];
	if (wanted.quantity === 0 && bad.errors?.some(({ errorId }) => errorId === NO_ZERO)) {
		for (const offerId of offerIds) await api.call(`${INVENTORY}/offer/${encodeURIComponent(offerId)}/withdraw`, { as: "user", method: "POST" });
		return { kind: "gone" };
	}
	const reason = (error?.longMessage ?? error?.message ?? bad.statusCode).slice(0, 300);
	return bad.statusCode === "429" || bad.statusCode.startsWith("5") ? { kind: "later", reason } : { kind: "refused", reason };
}
