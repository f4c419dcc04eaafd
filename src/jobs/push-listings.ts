import { z } from "zod";
import { DomainError } from "../domain/core/errors.ts";
import { say } from "../domain/core/messages/say.ts";
import type { VendorScope } from "../domain/core/permissions/scopes.ts";
import { marketplaceTitle } from "../domain/marketplaces/marketplaces.ts";
import { getApiAccess } from "../domain/marketplaces/selectors/get-api-access.ts";
import { claimPush } from "../domain/marketplaces/services/claim-push.ts";
import { endPushJob } from "../domain/marketplaces/services/end-push-job.ts";
import { failPush } from "../domain/marketplaces/services/fail-push.ts";
import { recordPushJob } from "../domain/marketplaces/services/record-push-job.ts";
import { restPush } from "../domain/marketplaces/services/rest-push.ts";
import { settlePrices } from "../domain/marketplaces/services/settle-prices.ts";
import { settlePush } from "../domain/marketplaces/services/settle-push.ts";
import { stopPrices } from "../domain/marketplaces/services/stop-prices.ts";
import { getVendor } from "../domain/vendors/selectors/get-vendor.ts";
import type { MarketplaceClient } from "../marketplaces/client.ts";
import { retryAfterOf } from "../marketplaces/retry-after.ts";
import { defineJob } from "./define-job.ts";
import { followPush, type SentPush, sendPush } from "./send-push.ts";

/** Quantities, or prices, that a claim names before the client has said how many it takes: as many as any does, for each slice begins with one. */
const MOST = 250;
/** As many as one takes that does not say. */
const FEW = 25;
/** Milliseconds until a marketplace that is at work on a batch is asked again: less than it wants between two looks, for which the client's own pace waits. */
const ASK_AGAIN = 800;

/** What a slice finds out once. */
interface Opened {
	client: MarketplaceClient;
	/** The shop's. */
	currency: string;
	/** The marketplace's. */
	title: string;
}

/**
 * Pushes to a connection what its listings should show, the last copies first, and then what they should cost: claims a batch, sends it between two transactions, and writes down what was
 * acknowledged, with which the next batch is claimed. Where the marketplace works a batch off by itself, that one's answers come before anything else is sent. One process at a time does so for
 * a connection; a killed one's batch is sent again as it should be by then.
 */
export const pushListings = defineJob({
	name: "push-listings",
	queue: "fast",
	payload: z.object({ vendorId: z.uuid(), connectionId: z.uuid() }),
	needs: ["delivery.settle", "inventory.read"],
	principal: ({ vendorId, connectionId }) => ({ kind: "connection", vendorId, connectionId }),
	async run({ connectionId }, { withScope, clients, mayGoOn, log }) {
		let claim: number | null = null;
		let sent: SentPush | null = null;
		let opened: Opened | undefined;
		for (;;) {
			const claimedAt = performance.now();
			const before = claim === null ? null : { claim, sent, handOn: !mayGoOn() };
			const { mostQuantities: most = FEW, mostPrices = FEW } = opened?.client ?? { mostQuantities: MOST, mostPrices: MOST };
			const claimed = await withScope(async (scope) => {
				if (before && !(await settle(scope, { connectionId, ...before }))) return "over";
				const push = await claimPush(scope, { connectionId, claim: before?.claim ?? null, most, mostPrices });
				return push && { ...push, access: opened ?? (await findAccess(scope, connectionId)) };
			});
			if (claimed === "over") return;
			if (!claimed) {
				if (claim === null) return;
				// Whoever asked while it was in our hands has gone away: their marks are looked for now that it is free.
				claim = null;
				continue;
			}
			claim = claimed.claim;
			sent = null;
			if (claimed.isMarkedStill) continue;
			try {
				const { access, job } = claimed;
				opened ??= "client" in access ? access : { ...access, client: clients.open(access.api) };
				const { client, currency, title } = opened;
				if (!job && claimed.prices.length > 0) {
					const there = (await client.currency?.()) ?? currency;
					if (there !== currency) {
						await withScope((scope) => stopPrices(scope, { connectionId, there, ours: currency }));
						continue;
					}
				}
				const listings = claimed.listings.slice(0, client.mostQuantities ?? FEW);
				const prices = claimed.prices.slice(0, client.mostPrices ?? FEW);
				sent = job ? await followPush(client, { job, currency, title }) : await sendPush(client, { listings, prices, currency, claimedAt, title });
			} catch (error) {
				log.warn({ err: error, connectionId }, "push failed");
				const reason = error instanceof DomainError ? error.message : say.pushBroken();
				const isLasting = error instanceof DomainError && error.code === "conflict";
				await withScope((scope) => failPush(scope, { connectionId, claim: claimed.claim, reason, retryAfter: retryAfterOf(error), isLasting }));
				if (!(error instanceof DomainError)) throw error;
				return;
			}
		}
	},
});

async function findAccess(scope: VendorScope<"delivery.settle">, connectionId: string) {
	const api = await getApiAccess(scope, { connectionId });
	return { api, currency: (await getVendor(scope)).currency, title: marketplaceTitle(api.marketplace) };
}

interface Held {
	connectionId: string;
	claim: number;
	/** What became of what was sent under it; null when nothing was. */
	sent: SentPush | null;
	handOn: boolean;
}

/** Writes down what became of it. Returns whether the claim goes on: else it is given back, and the rest asked for. */
async function settle(scope: VendorScope<"delivery.settle" | "inventory.read">, { connectionId, claim, sent, handOn }: Held): Promise<boolean> {
	const of = { connectionId, claim };
	if (sent?.kind === "begun") await recordPushJob(scope, { connectionId, ...sent.job });
	if (sent === null || sent.kind === "begun" || sent.kind === "open") {
		const isOver = handOn || sent?.kind === "open";
		if (isOver) await restPush(scope, { ...of, wait: sent === null ? 0 : ASK_AGAIN });
		return !isOver;
	}
	if (sent.job !== null) await endPushJob(scope, { connectionId, externalId: sent.job });
	if (sent.kind === "stock") await settlePush(scope, { ...of, sentAt: sent.sentAt, results: sent.results, handOn });
	else await settlePrices(scope, { ...of, results: sent.results, handOn });
	return !handOn;
}
