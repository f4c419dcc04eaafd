import { z } from "zod";
import { say } from "../../domain/core/messages/say.ts";
import { decimalMoney } from "../../domain/core/money.ts";
import type { PriceThere } from "../../domain/marketplaces/price-there.ts";
import type { PriceOutcome, PushedPrice } from "../client.ts";
import type { AskGraphql } from "./open-graphql.ts";

/** Products of one request, each a mutation of it: ten points each, of which a small shop has a hundred a second. */
const PRODUCTS = 20;
/** As many as a mutation takes (shopify.dev, "Input array limits"). */
const VARIANTS = 250;

const updateSchema = z.object({
	productVariants: z.array(z.object({ id: z.string(), price: z.string() })).nullish(),
	userErrors: z.array(z.object({ code: z.string().nullish(), field: z.array(z.string()).nullish(), message: z.string() })),
});

/** What Shopify answers for an id that nothing has. */
const GONE = ["PRODUCT_DOES_NOT_EXIST", "PRODUCT_VARIANT_DOES_NOT_EXIST"];

/**
 * Sets the prices of variants (shopify.dev, productVariantsBulkUpdate, 2026-07), those of a product in one mutation and some products in one request. What
 * of a product is not taken keeps none of its others. The answer has each variant as it is now.
 */
export async function pushPrices(ask: AskGraphql, prices: readonly PriceThere[], currency: string): Promise<PushedPrice[]> {
	const outcomes: PushedPrice[] = [];
	const products = new Map<string, PriceThere[]>();
	for (const wanted of prices) {
		const { listingId, externalId, productExternalId } = wanted;
		if (productExternalId === null || !/^\d+$/.test(externalId)) outcomes.push({ listingId, kind: "refused", reason: say.pushNotThere() });
		else products.set(productExternalId, [...(products.get(productExternalId) ?? []), wanted]);
	}
	const groups = [...products].flatMap(([productId, wanted]) =>
		Array.from({ length: Math.ceil(wanted.length / VARIANTS) }, (_, at) => ({ productId, wanted: wanted.slice(at * VARIANTS, (at + 1) * VARIANTS) })),
	);
	for (let at = 0; at < groups.length; at += PRODUCTS) {
		try {
			outcomes.push(...(await pushGroups(ask, groups.slice(at, at + PRODUCTS), currency)));
		} catch (error) {
			// What went before counts; the rest comes again by itself.
			if (at === 0) throw error;
			const reason = error instanceof Error ? error.message : String(error);
			for (const { wanted } of groups.slice(at)) outcomes.push(...wanted.map(({ listingId }) => ({ listingId, kind: "later" as const, reason })));
			return outcomes;
		}
	}
	return outcomes;
}

interface Group {
	productId: string;
	wanted: readonly PriceThere[];
}

async function pushGroups(ask: AskGraphql, groups: readonly Group[], currency: string): Promise<PushedPrice[]> {
	const declared = groups.map((_, at) => `$p${at}: ID!, $v${at}: [ProductVariantsBulkInput!]!`).join(", ");
	const updates = groups.map(
		(_, at) =>
			`u${at}: productVariantsBulkUpdate(productId: $p${at}, variants: $v${at}, allowPartialUpdates: true) { productVariants { id price } userErrors { code field message } }`,
	);
	const variables = Object.fromEntries(
		groups.flatMap(({ productId, wanted }, at) => [
			[`p${at}`, `gid://shopify/Product/${productId}`],
			[`v${at}`, wanted.map(({ externalId, priceMinor }) => ({ id: variantId(externalId), price: decimalMoney(priceMinor, currency) }))],
		]),
	);
	const answer = await ask(`mutation SetPrices(${declared}) {\n\t${updates.join("\n\t")}\n}`, variables, z.record(z.string(), updateSchema.nullable()));
	return groups.flatMap(({ wanted }, at) => wanted.map((one, place) => ({ listingId: one.listingId, ...outcomeOf(answer[`u${at}`], one, place, currency) })));
}

const variantId = (externalId: string) => `gid://shopify/ProductVariant/${externalId}`;

function outcomeOf(
	update: z.output<typeof updateSchema> | null | undefined,
	{ externalId, priceMinor }: PriceThere,
	place: number,
	currency: string,
): PriceOutcome {
	if (!update) return { kind: "later", reason: say.pushUnanswered() };
	const ofAll = ({ field }: { field?: string[] | null | undefined }) => !field?.some((part) => /^\d+$/.test(part));
	const error = update.userErrors.find((one) => one.field?.includes(String(place))) ?? update.userErrors.find(ofAll);
	if (error) return GONE.includes(error.code ?? "") ? { kind: "gone" } : { kind: "refused", reason: error.message.slice(0, 300) };
	const there = update.productVariants?.find(({ id }) => id === variantId(externalId))?.price;
	if (there === undefined) return { kind: "later", reason: say.pushUnanswered() };
	return Number(there) === Number(decimalMoney(priceMinor, currency)) ? { kind: "accepted" } : { kind: "refused", reason: say.priceNotKept() };
}
