import { z } from "zod";
import { DomainError } from "../domain/core/errors.ts";
import { say } from "../domain/core/messages/say.ts";
import { marketplaceTitle } from "../domain/marketplaces/marketplaces.ts";
import { READ_LEASE } from "../domain/marketplaces/read-lease.ts";
import { type ApiAccess, getApiAccess } from "../domain/marketplaces/selectors/get-api-access.ts";
import { claimRead } from "../domain/marketplaces/services/claim-read.ts";
import { failRead } from "../domain/marketplaces/services/fail-read.ts";
import { holdRead } from "../domain/marketplaces/services/hold-read.ts";
import { pairListings } from "../domain/marketplaces/services/pair-listings.ts";
import { recordReadPage } from "../domain/marketplaces/services/record-read-page.ts";
import { restRead } from "../domain/marketplaces/services/rest-read.ts";
import { getVendor } from "../domain/vendors/selectors/get-vendor.ts";
import { defineJob } from "./define-job.ts";

/** Claims in a row without a page: then the marketplace is given up. */
const BUDGET = 10;

/**
 * A slice of a reading of what a connection has for sale: pages for about a second, each written with its place in one transaction, and once all are
 * there the pairing with items. Whoever is killed leaves at most a page to be read again; the next slice is another job.
 */
export const readListings = defineJob({
	name: "read-listings",
	queue: "bulk",
	payload: z.object({ vendorId: z.uuid(), connectionId: z.uuid(), readId: z.uuid() }),
	needs: ["delivery.settle", "inventory.read"],
	principal: ({ vendorId, connectionId }) => ({ kind: "connection", vendorId, connectionId }),
	async run({ connectionId, readId }, { withScope, mayGoOn, clients, log }) {
		const claimed = await withScope(async (scope) => {
			const read = await claimRead(scope, { connectionId, readId });
			return read && { ...read, api: await getApiAccess(scope, { connectionId }), shopCurrency: (await getVendor(scope)).currency };
		});
		if (!claimed) return;
		const { api, shopCurrency, slice } = claimed;
		const rest = (milliseconds: number | "fault") => withScope((scope) => restRead(scope, { connectionId, readId, slice, rest: milliseconds }));
		const fail = (reason: string) => withScope((scope) => failRead(scope, { readId, reason }));
		if (claimed.faults > BUDGET) return fail(say.readGaveUp({ marketplace: marketplaceTitle(api.marketplace) }));
		// A page may take longer than the lease.
		const heart = setInterval(() => {
			withScope((scope) => holdRead(scope, { readId, slice })).catch((error: unknown) => log.warn({ err: error, readId }, "reading of listings not held"));
		}, READ_LEASE * 400);
		try {
			if (claimed.status === "reading") {
				const outcome = await readPages(api);
				if (outcome === "lost") return;
				if (outcome !== "whole") return await rest(outcome);
			}
			while (await withScope((scope) => pairListings(scope, { connectionId, readId, slice }))) if (!mayGoOn()) return await rest(0);
		} catch (error) {
			if (!(error instanceof DomainError) || error.code === "permission_denied") throw error;
			log.warn({ err: error, connectionId }, "listings read in vain");
			await (error.code === "unavailable" ? rest("fault") : fail(error.message));
		} finally {
			clearInterval(heart);
		}

		/** Reads from where it was: "lost" when others do; else the milliseconds after which the next slice is due. */
		async function readPages(access: ApiAccess): Promise<"whole" | "lost" | number> {
			const client = clients.open(access);
			if (!client.listListings) throw new DomainError("conflict", say.listingsNotRead({ marketplace: marketplaceTitle(access.marketplace) }));
			let askedAt = new Date();
			for await (const { listings, next, total, rest: wait = 0, isLossy = false } of client.listListings({ shopCurrency, from: claimed?.cursor ?? null })) {
				const page = { connectionId, readId, slice, askedAt, listings: [...listings], next, total, isLossy };
				if (!(await withScope((scope) => recordReadPage(scope, page)))) return "lost";
				if (next === null) return "whole";
				if (wait > 0 || !mayGoOn()) return wait;
				askedAt = new Date();
			}
			return "whole";
		}
	},
	refused: ({ readId }, { withScope }, reason) => withScope((scope) => failRead(scope, { readId, reason })),
});
