import { z } from "zod";
import { say } from "../../domain/core/messages/en.ts";
import type { QuantityThere } from "../../domain/marketplaces/quantity-there.ts";
import type { PushedQuantity, QuantityOutcome } from "../client.ts";
import { readAnswer } from "../read-answer.ts";
import type { AskStore } from "./open-store.ts";

const answerSchema = z.object({
	update: z.array(
		z.object({
			id: z.string(),
			stock_quantity: z.string().nullish(),
			manage_stock: z.union([z.boolean(), z.string()]).nullish(),
			error: z.object({ code: z.string(), message: z.string() }).optional(),
		}),
	),
});

/** What a store answers for an id that nothing has (WC_REST_CRUD_Controller). */
const GONE = ["woocommerce_rest_product_invalid_id", "woocommerce_rest_product_variation_invalid_id"];
/** What it answers where a variation is named as a product: known from an order alone, it does not say of which. */
const VARIATION = "woocommerce_rest_invalid_product_id";
const productSchema = z.object({ parent_id: z.string() });

/**
 * Sets the stock of products and variations by the store's batches (WooCommerce REST API v3, "Batch update products", "… product variations"; 100 at most),
 * the variations of each product by themselves. Each line of an answer has its own error, or the product as it is now.
 */
export async function pushQuantities(ask: AskStore, quantities: readonly QuantityThere[]): Promise<PushedQuantity[]> {
	const outcomes: PushedQuantity[] = [];
	const batches = new Map<string, QuantityThere[]>();
	for (const wanted of quantities) {
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
			outcomes.push(...(await pushBatch(ask, path, batch)));
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

async function pushBatch(ask: AskStore, path: string, batch: readonly QuantityThere[]): Promise<PushedQuantity[]> {
	const update = batch.map(({ externalId, quantity }) => ({ id: Number(externalId), stock_quantity: quantity }));
	const answer = await ask(path, { method: "POST", json: { update } });
	// The product that they are variations of is not there.
	if (!answer) return batch.map(({ listingId }) => ({ listingId, kind: "gone" }));
	const lines = new Map(readAnswer(answerSchema, answer, "WooCommerce").update.map((line) => [line.id, line]));
	const outcomes: PushedQuantity[] = [];
	for (const wanted of batch) {
		const line = lines.get(wanted.externalId);
		const parent = line?.error?.code === VARIATION && wanted.productExternalId === null ? await findParent(ask, wanted.externalId) : null;
		if (parent === null) outcomes.push({ listingId: wanted.listingId, ...outcomeOf(line, wanted.quantity) });
		else outcomes.push(...(await pushBatch(ask, `products/${parent}/variations/batch`, [{ ...wanted, productExternalId: parent }])));
	}
	return outcomes;
}

async function findParent(ask: AskStore, externalId: string): Promise<string | null> {
	const answer = await ask(`products/${externalId}`);
	const parent = answer && readAnswer(productSchema, answer, "WooCommerce").parent_id;
	return parent && !/^0+$/.test(parent) ? parent : null;
}

function outcomeOf(line: z.output<typeof answerSchema>["update"][number] | undefined, quantity: number): QuantityOutcome {
	if (!line) return { kind: "later", reason: say.pushUnanswered() };
	if (line.error) return GONE.includes(line.error.code) ? { kind: "gone" } : { kind: "refused", reason: line.error.message.slice(0, 300) };
	// A store takes a quantity without a word and does not keep it where stock is not counted, or counted for the whole product.
	if (line.manage_stock !== true || Number(line.stock_quantity) !== quantity) return { kind: "refused", reason: say.pushUncounted() };
	return { kind: "accepted" };
}
