import { z } from "zod";
import { DomainError } from "../../domain/core/errors.ts";
import { say } from "../../domain/core/messages/say.ts";
import { productSchema } from "../../webhooks/shopify/product-schema.ts";
import { readProduct } from "../../webhooks/shopify/read-product.ts";
import type { ListingPage, MarketplaceClient } from "../client.ts";
import type { HttpAnswer } from "../http.ts";
import { readAnswer } from "../read-answer.ts";

/** The most that a connection gives at once; three objects each, it stays below the 1,000 points that a query may cost. */
const PAGE = 250;
/** Points that are left to whatever else asks this shop, pushes of quantities first of all. */
const RESERVE = 200;

/**
 * By GraphQL: REST shows the first 100 variants of a product and no more (shopify.dev, "Using the latest GraphQL product APIs"). In the order of their ids,
 * so that what is made or deleted meanwhile moves no page.
 */
const QUERY = `query Variants($first: Int!, $after: String) {
	productVariants(first: $first, after: $after, sortKey: ID) {
		pageInfo { hasNextPage endCursor }
		nodes {
			id title sku barcode price inventoryQuantity
			inventoryItem { id tracked }
			product { id title status updatedAt }
		}
	}
}`;

/** "gid://shopify/ProductVariant/43729076" */
const gid = z
	.string()
	.regex(/^gid:\/\/shopify\/\w+\/\d{1,20}$/)
	.transform((id) => id.slice(id.lastIndexOf("/") + 1));

const nodeSchema = z
	.object({
		id: gid,
		title: z.string().nullish(),
		sku: z.string().nullish(),
		barcode: z.string().nullish(),
		price: z.string().nullish(),
		inventoryQuantity: z.string().nullish(),
		inventoryItem: z.object({ id: gid, tracked: z.boolean().nullish() }).nullish(),
		product: z.object({ id: gid, title: z.string().nullish(), status: z.string().nullish(), updatedAt: z.string().nullish() }),
	})
	// As the webhooks of products have it: one reading for both.
	.transform(({ id, title, sku, barcode, price, inventoryQuantity, inventoryItem, product }) =>
		productSchema.parse({
			id: product.id,
			title: product.title,
			status: product.status?.toLowerCase(),
			updated_at: product.updatedAt,
			variants: [
				{
					id,
					title,
					sku,
					barcode,
					price,
					inventory_item_id: inventoryItem?.id,
					inventory_quantity: inventoryQuantity,
					inventory_management: inventoryItem?.tracked === false ? null : "shopify",
				},
			],
		}),
	);

const number = z.string().transform(Number);

const answerSchema = z.object({
	data: z
		.object({
			productVariants: z.object({ pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullish() }), nodes: z.array(nodeSchema) }),
		})
		.nullish(),
	errors: z.array(z.object({ message: z.string(), extensions: z.object({ code: z.string().nullish() }).nullish() })).nullish(),
	extensions: z
		.object({
			cost: z.object({ requestedQueryCost: number, throttleStatus: z.object({ currentlyAvailable: number, restoreRate: number }) }),
		})
		.nullish()
		.catch(null),
});

/**
 * All variants of a shop, each a listing. A query costs points that come back by the second (shopify.dev, "Rate limits"): the page says how long to rest.
 * @param ask posts a query
 */
export async function* listVariants(
	ask: (json: object) => Promise<HttpAnswer>,
	{ shopCurrency, from }: Parameters<NonNullable<MarketplaceClient["listListings"]>>[0],
): AsyncGenerator<ListingPage> {
	for (let after = from; ; ) {
		const { data, errors, extensions } = readAnswer(answerSchema, await ask({ query: QUERY, variables: { first: PAGE, after } }), "Shopify");
		const [error] = errors ?? [];
		if (error || !data) {
			const isBusy = error?.extensions?.code === "THROTTLED";
			if (isBusy) throw new DomainError("unavailable", say.apiAway({ host: "Shopify", reason: "THROTTLED" }));
			const isDenied = error?.extensions?.code === "ACCESS_DENIED";
			throw new DomainError(
				isDenied ? "conflict" : "invalid_input",
				say.apiRefused({ host: "Shopify", status: 200, body: (error?.message ?? "").slice(0, 300) }),
			);
		}
		const { pageInfo, nodes } = data.productVariants;
		const next = pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null;
		yield { listings: nodes.flatMap((product) => readProduct(product, shopCurrency)), next, total: null, rest: restOf(extensions?.cost) };
		if (next === null) return;
		after = next;
	}
}

function restOf(cost: NonNullable<z.output<typeof answerSchema>["extensions"]>["cost"] | undefined): number {
	if (!cost) return 0;
	const { requestedQueryCost: wanted, throttleStatus } = cost;
	return Math.max(0, Math.ceil(((wanted + RESERVE - throttleStatus.currentlyAvailable) / Math.max(1, throttleStatus.restoreRate)) * 1_000));
}
