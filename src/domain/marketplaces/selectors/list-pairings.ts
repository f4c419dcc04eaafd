import type { ReadScope } from "../../core/permissions/scopes.ts";

export interface PairingRow {
	externalId: string;
	title: string;
	/** There. */
	sku: string;
	/** There, in minor units. */
	priceMinor: bigint | null;
	/** The item that it is, or may be; null when none is known. */
	item: { sku: string; title: string } | null;
}

interface Wanted {
	connectionId: string;
	/** Paired in the reading of that number; proposed; without any item; or both of the latter, the proposed first. */
	which: { paired: number } | "proposed" | "unpaired" | "doubts";
	most: number;
}

type Row = Omit<PairingRow, "item"> & { itemId: string | null };

/** The first of a connection's listings that are for sale there, by what is known of their item, in the order of their titles. */
export async function listPairings(scope: ReadScope, { connectionId, which, most }: Wanted): Promise<PairingRow[]> {
	const { vendorId } = scope;
	const read = typeof which === "object" ? which.paired : null;
	const rows = await scope.read.$queryRaw<Row[]>`
		SELECT external_id AS "externalId", title, sku, seen_price_minor AS "priceMinor", coalesce(item_id, proposed_item_id) AS "itemId"
		FROM listing
		WHERE vendor_id = ${vendorId}::uuid AND connection_id = ${connectionId}::uuid AND status = 'active'
			AND (item_id IS NOT NULL) = ${read !== null} AND (${read}::int IS NULL OR paired_read = ${read}::int)
			AND (${which !== "proposed"} OR proposed_item_id IS NOT NULL) AND (${which !== "unpaired"} OR proposed_item_id IS NULL)
		ORDER BY proposed_item_id IS NULL, title, external_id LIMIT ${most}`;
	// Not joined: right after tens of thousands of rows came, the planner takes each table for a small one, and goes through all items for each listing.
	const ids = [...new Set(rows.flatMap(({ itemId }) => itemId ?? []))];
	const items = await scope.read.$queryRaw<{ id: string; sku: string; title: string }[]>`
		SELECT id, sku, title FROM item WHERE vendor_id = ${vendorId}::uuid AND id = ANY(${ids}::uuid[])`;
	const byId = new Map(items.map(({ id, ...item }) => [id, item]));
	return rows.map(({ itemId, ...row }) => ({ ...row, item: byId.get(itemId ?? "") ?? null }));
}
