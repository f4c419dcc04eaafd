import { z } from "zod";
import { DomainError } from "../../domain/core/errors.ts";
import { say } from "../../domain/core/messages/say.ts";
import type { PriceOutcome } from "../client.ts";
import { readAnswer } from "../read-answer.ts";
import { findOffers, type LiveOffer } from "./find-offers.ts";
import type { EbayApi } from "./open-api.ts";

/** Looks for offers that are under way at once: eBay has one for each SKU. */
const AT_ONCE = 5;
/** bulkUpdatePriceQuantity, "requests". */
const MOST_REQUESTS = 25;

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
	/** The offer that eBay told with the listing, where that is enough to go by; else, and where it turns out to be none any more, the live ones are looked for. */
	knownOffer?(wanted: W): string | null;
	/** What is asked for one SKU, or why it is not. */
	request(wanted: W, offers: readonly LiveOffer[]): object | { refused: string };
	/** What a bad line means before what it means in general; null for nothing. */
	onBad?(line: BadLine, wanted: W, offers: readonly LiveOffer[]): Promise<PriceOutcome | null>;
}

type Answered = PriceOutcome & { readonly listingId: string };

interface Found<W extends Wish> {
	wanted: W;
	offers: readonly LiveOffer[];
	request: object | { refused: string };
}

/**
 * Changes SKUs and their live offers (developer.ebay.com, Inventory API, bulkUpdatePriceQuantity: 25 at most, of which all calls go at once; each line of the
 * answer has its own status, the whole 200 or 207). Throws when none of it came through.
 */
export async function updateOffers<W extends Wish>(api: EbayApi, wishes: readonly W[], change: Change<W>): Promise<Answered[]> {
	const outcomes = new Map<string, PriceOutcome>();
	const blind = wishes.flatMap((wanted) => {
		const offerId = wanted.sku === "" ? null : change.knownOffer?.(wanted);
		return offerId ? [toFound(wanted, [{ offerId, currency: null }], change)] : [];
	});
	await setAll(api, blind, change, outcomes);
	const rest = wishes.filter(({ listingId }) => (outcomes.get(listingId)?.kind ?? "refused") === "refused");
	try {
		await setAll(api, await findAll(api, rest, change, outcomes), change, outcomes);
	} catch (error) {
		// What went before counts; the rest comes again by itself.
		if (!(error instanceof DomainError) || error.code === "conflict" || rest.length === wishes.length) throw error;
		for (const { listingId } of rest) if (!outcomes.has(listingId)) outcomes.set(listingId, { kind: "later", reason: error.message });
	}
	return wishes.map(({ listingId }) => ({ listingId, ...(outcomes.get(listingId) ?? { kind: "later", reason: say.pushUnanswered() }) }));
}

/** Looks for the live offers of SKUs; what none is asked for has its outcome. */
async function findAll<W extends Wish>(api: EbayApi, wishes: readonly W[], change: Change<W>, outcomes: Map<string, PriceOutcome>): Promise<Found<W>[]> {
	const found: Found<W>[] = [];
	for (let from = 0; from < wishes.length; from += AT_ONCE) {
		await Promise.all(
			wishes.slice(from, from + AT_ONCE).map(async (wanted) => {
				const { listingId, sku } = wanted;
				if (sku === "") return void outcomes.set(listingId, { kind: "refused", reason: say.pushNoSku() });
				const offers = await findOffers(api, wanted);
				const one = toFound(wanted, offers, change);
				if (offers.length === 0) outcomes.set(listingId, { kind: "refused", reason: say.pushNotInInventory() });
				else if ("refused" in one.request) outcomes.set(listingId, { kind: "refused", reason: String(one.request.refused) });
				else found.push(one);
			}),
		);
	}
	return found;
}

const toFound = <W extends Wish>(wanted: W, offers: readonly LiveOffer[], change: Change<W>): Found<W> => ({
	wanted,
	offers,
	request: change.request(wanted, offers),
});

/** Throws when no call was answered, and where the key is refused. */
async function setAll<W extends Wish>(api: EbayApi, found: readonly Found<W>[], change: Change<W>, outcomes: Map<string, PriceOutcome>): Promise<void> {
	const batches = Array.from({ length: Math.ceil(found.length / MOST_REQUESTS) }, (_, at) => found.slice(at * MOST_REQUESTS, (at + 1) * MOST_REQUESTS));
	const troubles: DomainError[] = [];
	await Promise.all(
		batches.map(async (batch) => {
			try {
				for (const [listingId, outcome] of await setBatch(api, batch, change)) outcomes.set(listingId, outcome);
			} catch (error) {
				if (!(error instanceof DomainError)) throw error;
				troubles.push(error);
				for (const { wanted } of batch) outcomes.set(wanted.listingId, { kind: "later", reason: error.message });
			}
		}),
	);
	const fatal = troubles.find(({ code }) => code === "conflict") ?? (troubles.length === batches.length ? troubles[0] : undefined);
	if (fatal) throw fatal;
}

async function setBatch<W extends Wish>(api: EbayApi, batch: readonly Found<W>[], change: Change<W>): Promise<[string, PriceOutcome][]> {
	const answer = await api.call("/sell/inventory/v1/bulk_update_price_quantity", {
		as: "user",
		method: "POST",
		json: { requests: batch.map(({ request }) => request) },
		headers: { "content-language": "en-US" },
	});
	const { responses } = readAnswer(answerSchema, answer, "eBay");
	const outcomes: [string, PriceOutcome][] = [];
	for (const { wanted, offers } of batch) {
		const ids = offers.map(({ offerId }) => offerId);
		const lines = responses.filter(({ sku, offerId }) => (offerId === undefined ? sku === wanted.sku : ids.includes(offerId)));
		const bad = lines.find(({ statusCode }) => !/^2\d\d$/.test(statusCode));
		const meant = bad && ((await change.onBad?.(bad, wanted, offers)) ?? badOutcome(bad));
		const unanswered = { kind: "later" as const, reason: say.pushUnanswered() };
		outcomes.push([wanted.listingId, lines.length === 0 ? unanswered : (meant ?? { kind: "accepted" })]);
	}
	return outcomes;
}

function badOutcome({ statusCode, errors }: BadLine): PriceOutcome {
	const [error] = errors ?? [];
	const reason = (error?.longMessage ?? error?.message ?? statusCode).slice(0, 300);
	return statusCode === "429" || statusCode.startsWith("5") ? { kind: "later", reason } : { kind: "refused", reason };
}
