import { DomainError } from "../domain/core/errors.ts";
import { say } from "../domain/core/messages/say.ts";
import type { PushJob } from "../domain/marketplaces/push-job.ts";
import type { DuePrice } from "../domain/marketplaces/selectors/list-due-prices.ts";
import type { DueQuantity } from "../domain/marketplaces/selectors/list-due-quantities.ts";
import type { JobWishes, MarketplaceClient, PriceOutcome, PushedPrice, PushedQuantity, QuantityOutcome } from "../marketplaces/client.ts";

/** Times that a listing was found to show something unknown there before ours is set over it: until then a sale may be on its way to us. */
const BELIEVE_AFTER = 2;
/** Milliseconds after a claim from which on nothing is sent under it any more: less than its lease, by more than a call takes. */
const STALE_AFTER = 40_000;
/** Milliseconds after which a marketplace that is still at work on a batch counts as failing, and after which the batch is given up. */
const OVERDUE = 60_000;
const GIVEN_UP = 15 * 60_000;

interface Answered<W, K> {
	/** When it was sent. */
	sentAt: Date;
	results: (W & { kind: K; reason?: string })[];
	/** What the marketplace called the batch, where it worked it off by itself. */
	job: string | null;
}

type Wish = { listingId: string; version: number };

/** What became of a push: answers, a job that answers later, or a job that is not over. */
export type SentPush =
	| ({ kind: "stock" } & Answered<Wish & { quantity: number }, QuantityOutcome["kind"]>)
	| ({ kind: "price" } & Answered<Wish & { priceMinor: bigint }, PriceOutcome["kind"]>)
	| { kind: "begun"; job: Omit<PushJob, "age"> }
	| { kind: "open" };

interface Push {
	listings: readonly DueQuantity[];
	prices: readonly DuePrice[];
	/** The shop's. */
	currency: string;
	/** By performance.now(). */
	claimedAt: number;
	/** The marketplace's. */
	title: string;
}

/** Sends quantities, or prices when there are none, and joins what became of each with the wish that it was; or has a marketplace begin on them. */
export async function sendPush(client: MarketplaceClient, { listings, prices, currency, claimedAt, title }: Push): Promise<SentPush> {
	const isStock = listings.length > 0;
	if (isStock ? !client.pushQuantities : !client.pushPrices)
		throw new DomainError("conflict", isStock ? say.pushUnknown({ marketplace: title }) : say.pricesUnknown({ marketplace: title }));
	if (performance.now() - claimedAt > STALE_AFTER) throw new DomainError("unavailable", say.pushLate());
	const sentAt = new Date();
	if (client.jobs && listings.length + prices.length >= client.jobs.from) {
		const externalId = await client.jobs.begin(isStock ? { kind: "stock", wishes: listings } : { kind: "price", wishes: prices, currency });
		const wishes = isStock
			? listings.map(({ quantity, ...wish }) => toJobWish(wish, quantity))
			: prices.map(({ priceMinor, ...wish }) => toJobWish(wish, priceMinor));
		if (externalId !== null) return { kind: "begun", job: { externalId, kind: isStock ? "stock" : "price", wishes, sentAt } };
	}
	if (isStock) {
		const sent = listings.map(({ attempts, version: _version, former, ...listing }) => ({ ...listing, former: attempts >= BELIEVE_AFTER ? null : former }));
		const answerOf = findAnswers((await client.pushQuantities?.(sent)) ?? []);
		const results = listings.map(({ listingId, version, quantity }) => ({ listingId, version, quantity, ...answerOf(listingId) }));
		return { kind: "stock", sentAt, results, job: null };
	}
	const sent = prices.map(({ version: _version, ...price }) => price);
	const answerOf = findAnswers((await client.pushPrices?.(sent, currency)) ?? []);
	return {
		kind: "price",
		sentAt,
		results: prices.map(({ listingId, version, priceMinor }) => ({ listingId, version, priceMinor, ...answerOf(listingId) })),
		job: null,
	};
}

/**
 * Asks what became of a batch that a marketplace works off by itself.
 * @throws DomainError unavailable while it is at work on it for longer than it should be
 */
export async function followPush(client: MarketplaceClient, { job, currency, title }: { job: PushJob; currency: string; title: string }): Promise<SentPush> {
	const { externalId, wishes, sentAt, age } = job;
	const answers = await client.jobs?.follow(externalId, toJobWishes(job, currency)).catch((error: unknown) => {
		if (age <= GIVEN_UP || !(error instanceof DomainError) || error.code === "conflict") throw error;
		return null;
	});
	if (!answers && age <= GIVEN_UP) {
		if (age > OVERDUE) throw new DomainError("unavailable", say.pushJobOpen({ marketplace: title, minutes: Math.floor(age / 60_000) }));
		return { kind: "open" };
	}
	const answerOf = findAnswers(answers ?? []);
	const answered = wishes.map(({ listingId, version, amount }) => ({ listingId, version, amount, ...answerOf(listingId) }));
	return job.kind === "stock"
		? { kind: "stock", sentAt, results: answered.map(({ amount, ...rest }) => ({ ...rest, quantity: Number(amount) })), job: externalId }
		: { kind: "price", sentAt, results: answered.map(({ amount, ...rest }) => ({ ...rest, priceMinor: BigInt(amount) })), job: externalId };
}

const toJobWish = ({ listingId, externalId, version }: Wish & { externalId: string }, amount: number | bigint) => ({
	listingId,
	externalId,
	version,
	amount: String(amount),
});

function toJobWishes({ kind, wishes }: PushJob, currency: string): JobWishes {
	return kind === "stock"
		? { kind, wishes: wishes.map(({ amount, ...wish }) => ({ ...wish, quantity: Number(amount) })) }
		: { kind, wishes: wishes.map(({ amount, ...wish }) => ({ ...wish, priceMinor: BigInt(amount) })), currency };
}

/** What became of a listing's wish; one without an answer is sent again. */
function findAnswers<Answer extends PushedQuantity | PushedPrice>(answers: readonly Answer[]) {
	const known = new Map(answers.map((answer) => [answer.listingId, answer]));
	return (listingId: string): { kind: Answer["kind"] | "later"; reason?: string } => {
		const answer = known.get(listingId) ?? { kind: "later", reason: say.pushUnanswered() };
		return { kind: answer.kind, ...("reason" in answer && { reason: answer.reason }) };
	};
}
