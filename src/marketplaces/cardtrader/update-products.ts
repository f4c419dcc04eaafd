import { z } from "zod";
import { DomainError } from "../../domain/core/errors.ts";
import { say } from "../../domain/core/messages/say.ts";
import type { PriceOutcome, PushedPrice } from "../client.ts";
import type { Http, HttpAnswer } from "../http.ts";
import { readAnswer } from "../read-answer.ts";
import type { Change } from "./change.ts";

/** Asks CardTrader's API: a path below its root, with the token. */
export type AskCardTrader = (path: string, call?: Parameters<Http>[1]) => Promise<HttpAnswer>;

const answerSchema = z.object({
	/** ok, warning or error; not said of what is refused. */
	result: z.string().optional(),
	errors: z.unknown().optional(),
	resource: z
		.object({ quantity: z.string().nullish(), price: z.object({ currency: z.string() }).nullish() })
		.nullish()
		.catch(null),
});

/**
 * Changes products one by one (cardtrader.com/docs/api/full/reference, "One Product Operations", "Update": answered when it is done; 404 for one that is
 * gone, 422 for one that is not taken). Throws when none came through.
 */
export async function updateProducts(ask: AskCardTrader, changes: readonly Change[]): Promise<PushedPrice[]> {
	const troubles: DomainError[] = [];
	const outcomes = await Promise.all(
		changes.map(async (change): Promise<PushedPrice> => {
			const { listingId } = change;
			try {
				return { listingId, ...(await update(ask, change)) };
			} catch (error) {
				if (!(error instanceof DomainError)) throw error;
				troubles.push(error);
				return { listingId, kind: "later", reason: error.message };
			}
		}),
	);
	const refused = troubles.find(({ code }) => code === "conflict");
	if (refused) throw refused;
	if (troubles[0] && troubles.length === changes.length) throw troubles[0];
	return outcomes;
}

async function update(ask: AskCardTrader, change: Change): Promise<PriceOutcome> {
	const { externalId, fields, currency } = change;
	if (!/^\d+$/.test(externalId)) return { kind: "refused", reason: say.pushNotThere() };
	const path = `/products/${externalId}`;
	const answer = await ask(path, { method: "PUT", json: { id: Number(externalId), ...fields }, answers: [422] });
	if (answer.status === 404 || answer.status === 410) return { kind: "gone" };
	const { result, errors, resource } = readAnswer(answerSchema, answer, "CardTrader");
	if (answer.status === 422 || result === "error") return refuse(say.cardTraderRefuses({ errors: wordErrors(errors) }));
	const there = resource?.price?.currency;
	if (currency !== undefined && there !== undefined && there !== currency) return { kind: "refused", reason: say.priceCurrency({ there, ours: currency }) };
	return { kind: "accepted" };

	/** What is sold out goes off sale in any case: a product that can't stand at 0 is deleted. */
	async function refuse(reason: string): Promise<PriceOutcome> {
		if (!("quantity" in fields) || fields.quantity > 0) return { kind: "refused", reason };
		await ask(path, { method: "DELETE" });
		return { kind: "gone" };
	}
}

/** "quantity: must be at least 1" of { quantity: ["must be at least 1"] }. */
function wordErrors(errors: unknown): string {
	if (typeof errors !== "object" || errors === null) return String(errors ?? "");
	const words = Object.entries(errors).map(
		([field, said]) => `${field}: ${Array.isArray(said) ? said.join(", ") : typeof said === "string" ? said : JSON.stringify(said)}`,
	);
	return words.join("; ").slice(0, 300);
}
