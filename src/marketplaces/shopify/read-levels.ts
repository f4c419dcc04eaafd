import { z } from "zod";
import type { QuantityThere } from "../../domain/marketplaces/quantity-there.ts";
import type { AskGraphql } from "./open-graphql.ts";

/** A look at so many costs some 500 points, of the 1,000 that one query may cost (shopify.dev, "API limits"). */
const AT_ONCE = 25;

const LEVELS = `query Levels($ids: [ID!]!) {
	nodes(ids: $ids) {
		... on ProductVariant {
			id
			inventoryItem { id tracked inventoryLevels(first: 10) { nodes { location { id } quantities(names: ["available"]) { quantity } } } }
		}
	}
}`;

const levelSchema = z.object({
	location: z.object({ id: z.string() }),
	quantities: z
		.array(
			z.object({
				quantity: z
					.string()
					.regex(/^-?\d{1,10}$/)
					.transform(Number),
			}),
		)
		.length(1),
});
const levelsSchema = z.object({
	nodes: z.array(
		z
			.object({ id: z.string(), inventoryItem: z.object({ id: z.string(), tracked: z.boolean(), inventoryLevels: z.object({ nodes: z.array(levelSchema) }) }) })
			.nullable(),
	),
});

export interface ReadLevels {
	inventoryItemId: string;
	/** False where Shopify does not count it. */
	isTracked: boolean;
	places: { locationId: string; available: number }[];
}

/** What stands where of these variants, by their listings; what is not there is left out. */
export async function readLevels(ask: AskGraphql, wanted: readonly QuantityThere[]): Promise<Map<string, ReadLevels>> {
	const found = new Map<string, ReadLevels>();
	for (let from = 0; from < wanted.length; from += AT_ONCE) {
		const part = wanted.slice(from, from + AT_ONCE);
		const { nodes } = await ask(LEVELS, { ids: part.map(({ externalId }) => `gid://shopify/ProductVariant/${externalId}`) }, levelsSchema);
		nodes.forEach((node, at) => {
			const listing = part[at];
			if (!node || !listing) return;
			const { id: inventoryItemId, tracked: isTracked, inventoryLevels } = node.inventoryItem;
			const places = inventoryLevels.nodes.map(({ location, quantities: [available] }) => ({ locationId: location.id, available: available?.quantity ?? 0 }));
			found.set(listing.listingId, { inventoryItemId, isTracked, places });
		});
	}
	return found;
}
