import { z } from "zod";
import { DomainError } from "../domain/core/errors.ts";
import { say } from "../domain/core/messages/say.ts";
import { marketplaceTitle } from "../domain/marketplaces/marketplaces.ts";
import { getApiAccess } from "../domain/marketplaces/selectors/get-api-access.ts";
import type { DuePrice } from "../domain/marketplaces/selectors/list-due-prices.ts";
import type { DueQuantity } from "../domain/marketplaces/selectors/list-due-quantities.ts";
import { claimPush } from "../domain/marketplaces/services/claim-push.ts";
import { failPush } from "../domain/marketplaces/services/fail-push.ts";
import { settlePrices } from "../domain/marketplaces/services/settle-prices.ts";
import { settlePush } from "../domain/marketplaces/services/settle-push.ts";
import { stopPrices } from "../domain/marketplaces/services/stop-prices.ts";
import { getVendor } from "../domain/vendors/selectors/get-vendor.ts";
import type { MarketplaceClient, PushedPrice, PushedQuantity } from "../marketplaces/client.ts";
import { retryAfterOf } from "../marketplaces/retry-after.ts";
import { defineJob } from "./define-job.ts";

const MOST = 25;
/** Times that a listing was found to show something unknown there before ours is set over it: until then a sale may be on its way to us. */
const BELIEVE_AFTER = 2;
/** Milliseconds after a claim from which on nothing is sent under it any more: less than its lease, by more than a call takes. */
const STALE_AFTER = 40_000;

/**
 * Pushes to a connection what its listings should show, the last copies first, and then what they should cost: claims a batch, sends it between two transactions, and writes down what was
 * acknowledged. One process at a time does so for a connection; a killed one's batch is sent again as it should be by then.
 */
export const pushListings = defineJob({
	name: "push-listings",
	queue: "fast",
	payload: z.object({ vendorId: z.uuid(), connectionId: z.uuid() }),
	needs: ["delivery.settle", "inventory.read"],
	principal: ({ vendorId, connectionId }) => ({ kind: "connection", vendorId, connectionId }),
	async run({ connectionId }, { withScope, clients, mayGoOn, log }) {
		let claim: number | null = null;
		let [most, mostPrices] = [MOST, MOST];
		let client: MarketplaceClient | undefined;
		for (;;) {
			const claimed = await withScope(async (scope) => {
				const push = await claimPush(scope, { connectionId, claim, most, mostPrices });
				if (!push) return null;
				const currency = push.prices.length > 0 ? (await getVendor(scope)).currency : null;
				return { ...push, currency, api: await getApiAccess(scope, { connectionId }) };
			});
			if (!claimed) {
				if (claim === null) return;
				// Whoever asked while it was in our hands has gone away: their marks are looked for now that it is free.
				claim = null;
				continue;
			}
			const claimedAt = performance.now();
			claim = claimed.claim;
			const { api, currency, listings, prices } = claimed;
			const title = marketplaceTitle(api.marketplace);
			const of = { connectionId, claim: claimed.claim };
			let settle: (scope: Parameters<typeof settlePush>[0] & Parameters<typeof settlePrices>[0], handOn: boolean) => Promise<void>;
			try {
				client ??= clients.open(api);
				[most, mostPrices] = [client.mostQuantities ?? MOST, client.mostPrices ?? MOST];
				if (currency !== null) {
					const there = (await client.currency?.()) ?? currency;
					if (there !== currency) {
						await withScope((scope) => stopPrices(scope, { connectionId, there, ours: currency }));
						continue;
					}
					const results = await pushPrices(client, { prices: prices.slice(0, mostPrices), currency, claimedAt, title });
					settle = (scope, handOn) => settlePrices(scope, { ...of, results, handOn });
				} else {
					const sentAt = new Date();
					const results = await pushQuantities(client, { listings: listings.slice(0, most), claimedAt, title });
					settle = (scope, handOn) => settlePush(scope, { ...of, sentAt, results, handOn });
				}
			} catch (error) {
				log.warn({ err: error, connectionId }, "push failed");
				const reason = error instanceof DomainError ? error.message : say.pushBroken();
				const isLasting = error instanceof DomainError && error.code === "conflict";
				await withScope((scope) => failPush(scope, { ...of, reason, retryAfter: retryAfterOf(error), isLasting }));
				if (!(error instanceof DomainError)) throw error;
				return;
			}
			const handOn = !mayGoOn();
			await withScope((scope) => settle(scope, handOn));
			if (handOn) return;
		}
	},
});

/** Sends quantities and joins what became of each with the wish that it was. */
async function pushQuantities(
	client: MarketplaceClient,
	{ listings, claimedAt, title }: { listings: readonly DueQuantity[]; claimedAt: number; title: string },
) {
	if (!client.pushQuantities) throw new DomainError("conflict", say.pushUnknown({ marketplace: title }));
	if (performance.now() - claimedAt > STALE_AFTER) throw new DomainError("unavailable", say.pushLate());
	const sent = listings.map(({ attempts, version: _version, former, ...listing }) => ({ ...listing, former: attempts >= BELIEVE_AFTER ? null : former }));
	const answerOf = findAnswers(await client.pushQuantities(sent));
	return listings.map(({ listingId, version, quantity }) => ({ listingId, version, quantity, ...answerOf(listingId) }));
}

/** Sends prices and joins what became of each with the wish that it was. */
async function pushPrices(
	client: MarketplaceClient,
	{ prices, currency, claimedAt, title }: { prices: readonly DuePrice[]; currency: string; claimedAt: number; title: string },
) {
	if (!client.pushPrices) throw new DomainError("conflict", say.pricesUnknown({ marketplace: title }));
	if (performance.now() - claimedAt > STALE_AFTER) throw new DomainError("unavailable", say.pushLate());
	const sent = prices.map(({ version: _version, ...price }) => price);
	const answerOf = findAnswers(await client.pushPrices(sent, currency));
	return prices.map(({ listingId, version, priceMinor }) => ({ listingId, version, priceMinor, ...answerOf(listingId) }));
}

/** What became of a listing's wish; one without an answer is sent again. */
function findAnswers<Answer extends PushedQuantity | PushedPrice>(answers: readonly Answer[]) {
	const known = new Map(answers.map((answer) => [answer.listingId, answer]));
	return (listingId: string): { kind: Answer["kind"] | "later"; reason?: string } => {
		const answer = known.get(listingId) ?? { kind: "later", reason: say.pushUnanswered() };
		return { kind: answer.kind, ...("reason" in answer && { reason: answer.reason }) };
	};
}
