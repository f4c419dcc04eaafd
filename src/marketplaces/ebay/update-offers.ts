import { z } from "zod";
import { say } from "../../domain/core/messages/say.ts";
import type { PriceOutcome } from "../client.ts";
import { readAnswer } from "../read-answer.ts";
import { findOffers, type LiveOffer } from "./find-offers.ts";
import type { EbayApi } from "./open-api.ts";

/** Looks for offers that are under way at once: eBay has one for each SKU. */
const AT_ONCE = 5;

const errorsSchema = z.array(z.object({ errorId: z.string().optional(), message: z.string().optional(), longMessage: z.string().optional() }));
const lineSchema = z.object({ offerId: z.string().optional(), sku: z.string().optional(), statusCode: z.string(), errors: errorsSchema.nullish() });
const answerSchema = z.object({ responses: z.array(lineSchema) });
/** What eBay says of an offer, or of an item, that it did not take. */
type BadLine = z.output<typeof lineSchema>;

interface Wish {
	readonly listingId: string;
	readonly externalId: string;
	readonly sku: string;
}

interface Change<W extends Wish> {
	/** What is asked for one SKU, or why it is not. */
	request(wanted: W, offers: readonly LiveOffer[]): object | { refused: string };
	/** What a bad line means before what it means in general; null for nothing. */
	onBad?(line: BadLine, wanted: W, offers: readonly LiveOffer[]): Promise<PriceOutcome | null>;
}

type Answered = PriceOutcome & { readonly listingId: string };

/**
 * Changes SKUs and their live offers (developer.ebay.com, Inventory API, bulkUpdatePriceQuantity: 25 at most; each line of the answer has its own status,
 * the whole 200 or 207).
 */
export async function updateOffers<W extends Wish>(api: EbayApi, wishes: readonly W[], change: Change<W>): Promise<Answered[]> {
	const outcomes: Answered[] = [];
	const found: { wanted: W; offers: readonly LiveOffer[]; request: object }[] = [];
	for (let from = 0; from < wishes.length; from += AT_ONCE) {
		await Promise.all(
			wishes.slice(from, from + AT_ONCE).map(async (wanted) => {
				const { listingId, sku } = wanted;
				if (sku === "") return void outcomes.push({ listingId, kind: "refused", reason: say.pushNoSku() });
				const offers = await findOffers(api, wanted);
				const request = change.request(wanted, offers);
				if (offers.length === 0) outcomes.push({ listingId, kind: "refused", reason: say.pushNotInInventory() });
				else if ("refused" in request) outcomes.push({ listingId, kind: "refused", reason: String(request.refused) });
				else found.push({ wanted, offers, request });
			}),
		);
	}
	if (found.length === 0) return outcomes;
	const answer = await api.call("/sell/inventory/v1/bulk_update_price_quantity", {
		as: "user",
		method: "POST",
		json: { requests: found.map(({ request }) => request) },
		headers: { "content-language": "en-US" },
	});
	const { responses } = readAnswer(answerSchema, answer, "eBay");
	for (const { wanted, offers } of found) {
		const ids = offers.map(({ offerId }) => offerId);
		const lines = responses.filter(({ sku, offerId }) => (offerId === undefined ? sku === wanted.sku : ids.includes(offerId)));
		const bad = lines.find(({ statusCode }) => !/^2\d\d$/.test(statusCode));
		const meant = bad && ((await change.onBad?.(bad, wanted, offers)) ?? badOutcome(bad));
		const unanswered = { kind: "later" as const, reason: say.pushUnanswered() };
		outcomes.push({ listingId: wanted.listingId, ...(lines.length === 0 ? unanswered : (meant ?? { kind: "accepted" as const })) });
	}
	return outcomes;
}

function badOutcome({ statusCode, errors }: BadLine): PriceOutcome {
	const [error] = errors ?? [];
	const reason = (error?.longMessage ?? error?.message ?? statusCode).slice(0, 300);
	return statusCode === "429" || statusCode.startsWith("5") ? { kind: "later", reason } : { kind: "refused", reason };
}
