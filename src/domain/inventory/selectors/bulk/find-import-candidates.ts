import { Prisma } from "../../../../generated/prisma/client.ts";
import type { ReadScope } from "../../../core/permissions/scopes.ts";

/** What a line without a SKU is known by; null where it does not say. */
export interface ImportClue {
	/** TCGplayer's id of a product in one condition, printing and language; and the SKU that an import gives it. */
	tcgplayerSkuId: string | null;
	newSku: string | null;
	barcode: string | null;
	title: string | null;
	setName: string | null;
	collectorNumber: string | null;
	condition: string | null;
	finish: string | null;
	language: string | null;
}

interface Candidates {
	/** Up to six SKUs, so that five can be told and more be known of. */
	skus: string[];
}

/**
 * For each clue, in their order, the live items that it may mean: by TCGplayer's id, else by barcode, else by title and whatever else it says
 * of set, number, condition, finish and language.
 */
export function findImportCandidates(scope: ReadScope, { clues }: { clues: readonly ImportClue[] }): Promise<Candidates[]> {
	const { vendorId } = scope;
	const column = (name: keyof ImportClue) => clues.map((clue) => clue[name]);
	return scope.read.$queryRaw<Candidates[]>(Prisma.sql`
		SELECT coalesce(by_id.skus, by_barcode.skus, by_title.skus, '{}') AS skus
		-- The keys beforehand: see match-import-lines.ts.
		FROM (SELECT *, lower(new_sku) AS new_key, left(omni_fold(title), 32) COLLATE "C" AS title_key FROM unnest(${column("tcgplayerSkuId")}::text[], ${column("newSku")}::text[], ${column("barcode")}::text[], ${column("title")}::text[], ${column("setName")}::text[],
			${column("collectorNumber")}::text[], ${column("condition")}::text[], ${column("finish")}::text[], ${column("language")}::text[])
			WITH ORDINALITY AS told (tcgplayer_sku_id, new_sku, barcode, title, set_name, collector_number, condition, finish, language, place) OFFSET 0) clue
		LEFT JOIN LATERAL (
			SELECT array_agg(sku ORDER BY sku) AS skus FROM (
				SELECT sku FROM item WHERE item.vendor_id = ${vendorId}::uuid AND item.tcgplayer_sku_id = clue.tcgplayer_sku_id AND archived_at IS NULL
				UNION SELECT sku FROM item WHERE item.vendor_id = ${vendorId}::uuid AND item.sku_key = clue.new_key LIMIT 6
			) found HAVING count(*) > 0
		) by_id ON clue.tcgplayer_sku_id IS NOT NULL
		LEFT JOIN LATERAL (
			SELECT array_agg(sku ORDER BY sku) AS skus FROM (
				SELECT sku FROM item WHERE item.vendor_id = ${vendorId}::uuid AND item.barcode = clue.barcode AND archived_at IS NULL
					AND (clue.condition IS NULL OR lower(item.condition) = lower(clue.condition)) LIMIT 6
			) found HAVING count(*) > 0
		) by_barcode ON clue.barcode IS NOT NULL AND by_id.skus IS NULL
		LEFT JOIN LATERAL (
			SELECT array_agg(sku ORDER BY sku) AS skus FROM (
				SELECT sku FROM (
					SELECT sku, title, condition, attributes FROM item
					WHERE item.vendor_id = ${vendorId}::uuid AND item.title_key = clue.title_key AND archived_at IS NULL OFFSET 0
				) item
				WHERE omni_fold(title) = omni_fold(clue.title)
					AND (clue.condition IS NULL OR lower(condition) = lower(clue.condition))
					AND (clue.set_name IS NULL OR omni_fold(attributes->>'set_name') = omni_fold(clue.set_name))
					AND (clue.collector_number IS NULL OR lower(attributes->>'collector_number') = lower(clue.collector_number))
					AND (clue.finish IS NULL OR attributes->>'finish' = clue.finish)
					AND (clue.language IS NULL OR attributes->>'language' = clue.language) LIMIT 6
			) found HAVING count(*) > 0
		) by_title ON clue.title IS NOT NULL AND by_id.skus IS NULL AND by_barcode.skus IS NULL AND clue.tcgplayer_sku_id IS NULL
		ORDER BY clue.place`);
}
