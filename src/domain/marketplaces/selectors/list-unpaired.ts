import type { ReadScope } from "../../core/permissions/scopes.ts";

interface UnpairedListing {
	id: string;
	/** The words of its title, and of what the marketplace says besides, as the items' are folded. */
	words: string;
	facts: Record<string, string>;
}

/** A page of a connection's listings that are for sale there without an item, by id, `after` the one that ended the last page. */
export function listUnpaired(
	scope: ReadScope,
	{ connectionId, after, most }: { connectionId: string; after: string; most: number },
): Promise<UnpairedListing[]> {
	return scope.read.$queryRaw<UnpairedListing[]>`
		SELECT id, omni_words(left(title, 400) || ' ' || concat_ws(' ', facts->>'set_name', facts->>'set_code', facts->>'collector_number')) AS words, facts
		FROM listing WHERE vendor_id = ${scope.vendorId}::uuid AND connection_id = ${connectionId}::uuid AND item_id IS NULL AND status = 'active' AND id > ${after}::uuid
		ORDER BY id LIMIT ${most}`;
}
