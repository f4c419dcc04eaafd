import { z } from "zod";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { joinByHash } from "./join-by-hash.ts";

const inputSchema = z.strictObject({
	connectionId: z.uuid(),
	/** The reading's number. */
	read: z.int().positive(),
});

/**
 * Pairs what is for sale there without an item with the only item that has the same id somewhere else: TCGplayer's SKU id as SKU, or an id of the product
 * (Scryfall's, TCGplayer's, Cardmarket's, a UPC), and then the same condition, language and finish too.
 */
export async function pairByFacts(scope: VendorScope<"delivery.settle" | "inventory.read">, input: z.input<typeof inputSchema>): Promise<void> {
	const { connectionId, read } = parseInput(inputSchema, input);
	const { vendorId } = scope;
	await joinByHash(scope);
	await scope.write.$executeRaw`
		WITH wanted AS (
			SELECT id, sku, facts FROM listing
			WHERE vendor_id = ${vendorId}::uuid AND connection_id = ${connectionId}::uuid AND item_id IS NULL AND status = 'active'
		), wanted_id AS (
			SELECT wanted.id, facts, fact.key, fact.value FROM wanted, jsonb_each_text(facts) fact
			WHERE fact.key IN ('scryfall_id', 'tcgplayer_id', 'cardmarket_id', 'upc')
		), item_id AS (
			SELECT item.id, condition, fact.key, fact.value, coalesce(attributes->>'language', 'en') AS language, coalesce(attributes->>'finish', 'nonfoil') AS finish
			FROM item, jsonb_each_text(attributes) fact
			WHERE vendor_id = ${vendorId}::uuid AND archived_at IS NULL AND NOT is_single_copy AND fact.key IN ('scryfall_id', 'tcgplayer_id', 'cardmarket_id', 'upc')
				AND EXISTS (SELECT FROM wanted_id)
		), same AS (
			SELECT wanted.id AS listing_id, item.id FROM wanted JOIN item ON item.vendor_id = ${vendorId}::uuid AND item.tcgplayer_sku_id = wanted.sku AND item.archived_at IS NULL
			UNION
			SELECT wanted_id.id, item_id.id FROM wanted_id JOIN item_id USING (key, value)
			WHERE item_id.condition = facts->>'condition' AND item_id.language = coalesce(facts->>'language', 'en')
				AND CASE facts->>'finish' WHEN 'reverse holo' THEN finish = 'reverse holo' WHEN 'foil' THEN finish IN ('foil', 'holo', 'etched', 'cold foil')
					ELSE finish IN ('nonfoil', 'holo') END
		), sole AS (
			SELECT listing_id, (array_agg(id))[1] AS id FROM same GROUP BY listing_id HAVING count(*) = 1
		)
		UPDATE listing SET item_id = sole.id, paired_read = ${read}, proposed_item_id = NULL FROM sole
		WHERE listing.vendor_id = ${vendorId}::uuid AND listing.id = sole.listing_id AND listing.item_id IS NULL AND listing.status = 'active'`;
}
