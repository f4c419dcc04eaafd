import { z } from "zod";
import { DomainError } from "../../domain/core/errors.ts";
import { say } from "../../domain/core/messages/say.ts";
import type { PushedPrice, PushJobs } from "../client.ts";
import { readAnswer } from "../read-answer.ts";
import { RetryAfter, retryAfterOf } from "../retry-after.ts";
import { toChanges } from "./change.ts";
import { type AskCardTrader, updateProducts } from "./update-products.ts";

/** Fewer than these go one by one, which is answered at once. */
const FROM = 11;
/** Milliseconds to stay away after a batch of which nobody knows whether it was taken: if it was, it is over by then and can't come after what is newer. */
const UNSURE = 30_000;

/**
 * Milliseconds after which a job is asked for at first. One look a second is allowed, so that one which finds it at work costs more than this wait; and what
 * lies between a look and the next batch, about 0.4 s of writing down and sending, has to fit into that second too.
 */
const FIRST_LOOK = 550;

const begunSchema = z.object({ job: z.string().min(1).max(200) });
const jobSchema = z.object({
	/** pending, running, completed, or unprocessable. */
	state: z.string(),
	results: z
		.array(
			z.object({
				job_index: z
					.string()
					.regex(/^\d{1,6}$/)
					.transform(Number),
				result: z.string(),
			}),
		)
		.nullish()
		.catch(null),
});

/**
 * Changes many products by a job (cardtrader.com/docs/api/full/reference, "Batch Product Operations", "Job Status"): its results keep the place that each had
 * in the batch. What a job does not take is asked for once more one by one, whose answer tells what is gone from what is refused.
 */
export function openJobs(ask: AskCardTrader): PushJobs {
	return {
		from: FROM,
		async begin(wished) {
			const products = toChanges(wished).filter(isNamed);
			if (products.length === 0) return null;
			try {
				const answer = await ask("/products/bulk_update", {
					method: "POST",
					json: { products: products.map(({ externalId, fields }) => ({ id: Number(externalId), ...fields })) },
					holds: { lane: "jobs", wait: FIRST_LOOK },
				});
				return readAnswer(begunSchema, answer, "CardTrader").job;
			} catch (error) {
				if (!(error instanceof DomainError) || error.code === "conflict" || retryAfterOf(error) !== null) throw error;
				throw new DomainError("unavailable", error.message, { cause: new RetryAfter(UNSURE) });
			}
		},
		async follow(job, wished) {
			const changes = toChanges(wished);
			const answer = await ask(`/jobs/${encodeURIComponent(job)}`, { lane: "jobs" });
			if (answer.status === 404 || answer.status === 410) return changes.map(({ listingId }) => ({ listingId, kind: "later", reason: say.pushJobLost() }));
			const { state, results } = readAnswer(jobSchema, answer, "CardTrader");
			if (state !== "completed" && state !== "unprocessable") return null;
			const said = new Map(results?.map(({ job_index: place, result }) => [place, result]));
			const taken: PushedPrice[] = [];
			const open = changes.filter((change) => !isNamed(change));
			for (const [place, change] of changes.filter(isNamed).entries()) {
				const result = said.get(place) ?? (state === "completed" ? undefined : "error");
				if (result === "ok" || result === "warning") taken.push({ listingId: change.listingId, kind: "accepted" });
				// One without a result is sent again.
				else if (result !== undefined) open.push(change);
			}
			return [...taken, ...(open.length > 0 ? await again(open, taken.length > 0) : [])];
		},
	};

	/** What the job did is written down also when what it did not do can't be asked for now. */
	async function again(changes: ReturnType<typeof toChanges>, someWereTaken: boolean): Promise<PushedPrice[]> {
		try {
			return await updateProducts(ask, changes);
		} catch (error) {
			if (!someWereTaken || !(error instanceof DomainError)) throw error;
			return changes.map(({ listingId }) => ({ listingId, kind: "later", reason: error.message }));
		}
	}
}

/** Known by its id there, and not from an order by its SKU alone. */
const isNamed = ({ externalId }: { externalId: string }) => /^\d+$/.test(externalId);
