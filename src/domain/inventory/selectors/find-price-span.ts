import type { ReadScope } from "../../core/permissions/scopes.ts";

/** The lowest and the highest price that an item had since a moment, the one that held then included; null for an item without history. */
export async function findPriceSpan(
	scope: ReadScope<"inventory.read">,
	{ itemId, since }: { itemId: string; since: Date },
): Promise<{ lowMinor: bigint; highMinor: bigint } | null> {
	const [span] = await scope.read.$queryRaw<{ lowMinor: bigint | null; highMinor: bigint | null }[]>`
		SELECT min(minor) AS "lowMinor", max(minor) AS "highMinor" FROM (
			SELECT new_minor AS minor FROM price_change
			WHERE vendor_id = ${scope.vendorId}::uuid AND item_id = ${itemId}::uuid AND created_at > ${since}
			UNION ALL
			(SELECT new_minor FROM price_change
			WHERE vendor_id = ${scope.vendorId}::uuid AND item_id = ${itemId}::uuid AND created_at <= ${since}
			ORDER BY created_at DESC, id DESC LIMIT 1)
		) held`;
	if (!span || span.lowMinor === null || span.highMinor === null) return null;
	return { lowMinor: span.lowMinor, highMinor: span.highMinor };
}
