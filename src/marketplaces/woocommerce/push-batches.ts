import { z } from "zod";
import { say } from "../../domain/core/messages/say.ts";
import type { PriceOutcome } from "../client.ts";
import { readAnswer } from "../read-answer.ts";
import type { AskStore } from "./open-store.ts";

const lineSchema = z.object({
	id: z.string(),
	stock_quantity: z.string().nullish(),
	manage_stock: z.union([z.boolean(), z.string()]).nullish(),
	regular_price: z.string().nullish(),
	error: z.object({ code: z.string(), message: z.string() }).optional(),
});
const answerSchema = z.object({ update: z.array(lineSchema) });
/** A product as it is after it was changed. */
type UpdatedProduct = z.output<typeof lineSchema>;

/** What a store answers for an id that nothing has (WC_REST_CRUD_Controller). */
const GONE = ["woocommerce_rest_product_invalid_id", "woocommerce_rest_product_variation_invalid_id"];
/** What it answers where a variation is named as a product: known from an order alone, it does not say of which. */
const VARIATION = "woocommerce_rest_invalid_product_id";
const productSchema = z.object({ parent_id: z.string() });

interface Wish {
	readonly listingId: string;
	readonly externalId: string;
	readonly productExternalId: string | null;
}

interface Change<W extends Wish> {
	/** What is changed of a product. */
	fields(wanted: W): object;
	/** What became of it, from the product as it is now. */
	outcome(line: UpdatedProduct, wanted: W): PriceOutcome;
}

type Answered = PriceOutcome & { readonly listingId: string };

/**
 * Changes products and variations by the store's batches (WooCommerce REST API v3, "Batch update products", "… product variations"; 100 at most), the
 * variations of each product by themselves. Each line of an answer has its own error, or the product as it is now.
 */
export async function pushBatches<W extends Wish>(ask: AskStore, wishes: readonly W[], change: Change<W>): Promise<Answered[]> {
	const outcomes: Answered[] = [];
	const batches = new Map<string, W[]>();
	for (const wanted of wishes) {
		const { externalId, productExternalId, listingId } = wanted;
		if (!/^\d+$/.test(externalId)) {
			outcomes.push({ listingId, kind: "refused", reason: say.pushNotThere() });
			continue;
		}
		const isVariation = productExternalId !== null && productExternalId !== externalId;
		const path = isVariation ? `products/${encodeURIComponent(productExternalId)}/variations/batch` : "products/batch";
		batches.set(path, [...(batches.get(path) ?? []), wanted]);
	}
	let sent = 0;
	for (const [path, batch] of batches) {
		try {
			outcomes.push(...(await pushBatch(ask, path, batch, change)));
			sent++;
		} catch (error) {
			// What went before counts; the rest comes again by itself.
			if (sent === 0) throw error;
			const reason = error instanceof Error ? error.message : String(error);
			outcomes.push(...batch.map(({ listingId }) => ({ listingId, kind: "later" as const, reason })));
		}
	}
	return outcomes;
}

async function pushBatch<W extends Wish>(ask: AskStore, path: string, batch: readonly W[], change: Change<W>): Promise<Answered[]> {
	const update = batch.map((wanted) => ({ id: Number(wanted.externalId), ...change.fields(wanted) }));
	const answer = await ask(path, { method: "POST", json: { update } });
	// The product that they are variations of is not there.
	if (!answer) return batch.map(({ listingId }) => ({ listingId, kind: "gone" }));
	const lines = new Map(readAnswer(answerSchema, answer, "WooCommerce").update.map((line) => [line.id, line]));
	const outcomes: Answered[] = [];
	for (const wanted of batch) {
		const line = lines.get(wanted.externalId);
		const parent = line?.error?.code === VARIATION && wanted.productExternalId === null ? await findParent(ask, wanted.externalId) : null;
		if (parent === null) outcomes.push({ listingId: wanted.listingId, ...outcomeOf(line, wanted, change) });
		else outcomes.push(...(await pushBatch(ask, `products/${parent}/variations/batch`, [{ ...wanted, productExternalId: parent }], change)));
	}
	return outcomes;
}

async function findParent(ask: AskStore, externalId: string): Promise<string | null> {
	const answer = await ask(`products/${externalId}`);
	const parent = answer && readAnswer(productSchema, answer, "WooCommerce").parent_id;
	return parent && !/^0+$/.test(parent) ? parent : null;
}

function outcomeOf<W extends Wish>(line: UpdatedProduct | undefined, wanted: W, change: Change<W>): PriceOutcome {
	if (!line) return { kind: "later", reason: say.pushUnanswered() };
	if (line.error) return GONE.includes(line.error.code) ? { kind: "gone" } : { kind: "refused", reason: line.error.message.slice(0, 300) };
	return change.outcome(line, wanted);
}
