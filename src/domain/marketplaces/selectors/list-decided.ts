import type { ReadScope } from "../../core/permissions/scopes.ts";

interface DecidedLine {
	/** As given. */
	line: number;
	/** Null where the connection has no listing of that id. */
	listing: { id: string; status: string; itemId: string | null; itemSku: string | null } | null;
	/** Null where no live item has that SKU, or none was named. */
	itemId: string | null;
}

interface Wanted {
	connectionId: string;
	lines: readonly { line: number; externalId: string; sku: string | null }[];
}

type Row = { line: number; id: string | null; status: string | null; itemId: string | null; itemSku: string | null; wantedId: string | null };

/** Which listings and which items the lines of a file mean; SKUs in any case. */
export async function listDecided(scope: ReadScope<"inventory.read">, { connectionId, lines }: Wanted): Promise<DecidedLine[]> {
	const { vendorId } = scope;
	const rows = await scope.read.$queryRaw<Row[]>`
		SELECT told.line, listing.id, listing.status, listing.item_id AS "itemId", paired.sku AS "itemSku", wanted.id AS "wantedId"
		-- The key beforehand: see match-import-lines.ts.
		FROM (SELECT *, lower(sku) AS sku_key FROM unnest(${lines.map(({ line }) => line)}::int[], ${lines.map(({ externalId }) => externalId)}::text[], ${lines.map(({ sku }) => sku)}::text[]) AS sent (line, external_id, sku) OFFSET 0) told
		LEFT JOIN listing ON listing.vendor_id = ${vendorId}::uuid AND listing.connection_id = ${connectionId}::uuid AND listing.external_id = told.external_id
		LEFT JOIN item paired ON paired.vendor_id = ${vendorId}::uuid AND paired.id = listing.item_id
		LEFT JOIN item wanted ON wanted.vendor_id = ${vendorId}::uuid AND wanted.sku_key = told.sku_key AND wanted.archived_at IS NULL
		ORDER BY told.line`;
	return rows.map(({ line, id, status, itemId, itemSku, wantedId }) => ({
		line,
		listing: id === null ? null : { id, status: status ?? "", itemId, itemSku },
		itemId: wantedId,
	}));
}
