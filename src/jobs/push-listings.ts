import { z } from "zod";
import { DomainError } from "../domain/core/errors.ts";
import { say } from "../domain/core/messages/en.ts";
import { marketplaceTitle } from "../domain/marketplaces/marketplaces.ts";
import { getApiAccess } from "../domain/marketplaces/selectors/get-api-access.ts";
import type { DueQuantity } from "../domain/marketplaces/selectors/list-due-quantities.ts";
import { claimPush } from "../domain/marketplaces/services/claim-push.ts";
import { failPush } from "../domain/marketplaces/services/fail-push.ts";
import { settlePush } from "../domain/marketplaces/services/settle-push.ts";
import type { MarketplaceClient, PushedQuantity } from "../marketplaces/client.ts";
import { retryAfterOf } from "../marketplaces/retry-after.ts";
import { defineJob } from "./define-job.ts";

const MOST = 25;
/** Times that a listing was found to show something unknown there before ours is set over it: until then a sale may be on its way to us. */
const BELIEVE_AFTER = 2;
/** Milliseconds after a claim from which on nothing is sent under it any more: less than its lease, by more than a call takes. */
const STALE_AFTER = 40_000;

/**
 * Pushes to a connection what its listings should show, the last copies first: claims a batch, sends it between two transactions, and writes down what was
 * acknowledged. One process at a time does so for a connection; a killed one's batch is sent again as it should be by then.
 */
export const pushListings = defineJob({
	name: "push-listings",
	queue: "fast",
	payload: z.object({ vendorId: z.uuid(), connectionId: z.uuid() }),
	needs: ["delivery.settle"],
	principal: ({ vendorId, connectionId }) => ({ kind: "connection", vendorId, connectionId }),
	async run({ connectionId }, { withScope, clients, mayGoOn, log }) {
		let claim: number | null = null;
		let most = MOST;
		let client: MarketplaceClient | undefined;
		for (;;) {
			const claimed = await withScope(async (scope) => {
				const push = await claimPush(scope, { connectionId, claim, most });
				return push && { ...push, api: await getApiAccess(scope, { connectionId }) };
			});
			if (!claimed) {
				if (claim === null) return;
				// Whoever asked while it was in our hands has gone away: their marks are looked for now that it is free.
				claim = null;
				continue;
			}
			const claimedAt = performance.now();
			claim = claimed.claim;
			let results: Awaited<ReturnType<typeof push>>;
			const sentAt = new Date();
			try {
				client ??= clients.open(claimed.api);
				most = client.mostQuantities ?? MOST;
				if (!client.pushQuantities) throw new DomainError("conflict", say.pushUnknown({ marketplace: marketplaceTitle(claimed.api.marketplace) }));
				results = await push(client, claimed.listings.slice(0, most), claimedAt);
			} catch (error) {
				log.warn({ err: error, connectionId }, "push failed");
				const reason = error instanceof DomainError ? error.message : say.pushBroken();
				const isLasting = error instanceof DomainError && error.code === "conflict";
				await withScope((scope) => failPush(scope, { connectionId, claim: claimed.claim, reason, retryAfter: retryAfterOf(error), isLasting }));
				if (!(error instanceof DomainError)) throw error;
				return;
			}
			const handOn = !mayGoOn();
			await withScope((scope) => settlePush(scope, { connectionId, claim: claimed.claim, sentAt, results, handOn }));
			if (handOn) return;
		}
	},
});

/** Sends quantities and joins what became of each with the wish that it was. */
async function push(client: MarketplaceClient, listings: readonly DueQuantity[], claimedAt: number) {
	if (performance.now() - claimedAt > STALE_AFTER) throw new DomainError("unavailable", say.pushLate());
	const sent = listings.map(({ attempts, version: _version, former, ...listing }) => ({ ...listing, former: attempts >= BELIEVE_AFTER ? null : former }));
	const answers = new Map<string, PushedQuantity>((await client.pushQuantities?.(sent))?.map((answer) => [answer.listingId, answer]));
	return listings.map(({ listingId, version, quantity }) => {
		const answer = answers.get(listingId) ?? { kind: "later" as const, reason: say.pushUnanswered() };
		return { listingId, version, quantity, kind: answer.kind, ...("reason" in answer && { reason: answer.reason }) };
	});
}
