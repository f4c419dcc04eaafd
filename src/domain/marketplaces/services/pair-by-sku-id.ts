import { z } from "zod";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { tcgplayerSku } from "../market-files/market-file.ts";

const inputSchema = z.strictObject({
	connectionId: z.uuid(),
	listings: z.array(z.strictObject({ externalId: z.string().min(1).max(200), title: z.string().max(1000) })),
});

/**
 * Makes a listing of each product of TCGplayer that is none yet, and pairs those without an item with the only one that has TCGplayer's id, else with the one
 * that was imported from there. Returns how many were paired.
 */
export async function pairBySkuId(scope: VendorScope<"order.write" | "inventory.read">, input: z.input<typeof inputSchema>): Promise<number> {
	const { connectionId, listings } = parseInput(inputSchema, input);
	const { vendorId } = scope;
	const told = [...new Map(listings.map((one) => [one.externalId, one])).values()];
	const paired = await scope.write.$executeRaw`
		INSERT INTO listing (vendor_id, connection_id, external_id, sku, title, item_id)
		SELECT ${vendorId}::uuid, ${connectionId}::uuid, told.external_id, told.sku, told.title, coalesce(
			(SELECT (array_agg(id))[1] FROM item WHERE vendor_id = ${vendorId}::uuid AND tcgplayer_sku_id = told.external_id AND archived_at IS NULL HAVING count(*) = 1),
			(SELECT id FROM item WHERE vendor_id = ${vendorId}::uuid AND item.sku_key = told.sku_key)
		)
		-- The key beforehand: see match-import-lines.ts.
		FROM (SELECT *, lower(sku) AS sku_key FROM unnest(${told.map(({ externalId }) => externalId)}::text[], ${told.map(({ externalId }) => tcgplayerSku(externalId))}::text[], ${told.map(({ title }) => title)}::text[])
			AS sent (external_id, sku, title) OFFSET 0) told
		ON CONFLICT (vendor_id, connection_id, external_id) DO UPDATE SET item_id = excluded.item_id
		WHERE listing.item_id IS NULL AND listing.status <> 'ignored' AND excluded.item_id IS NOT NULL`;
	// Lines of orders may have waited for it.
	if (paired > 0) scope.afterCommit({ job: "match-lines", id: connectionId, run: `file${scope.now.getTime()}`, payload: { vendorId, connectionId } });
	return paired;
}
