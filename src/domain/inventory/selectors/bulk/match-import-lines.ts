import { Prisma } from "../../../../generated/prisma/client.ts";
import { arrayText } from "../../../core/array-text.ts";
import type { ReadScope } from "../../../core/permissions/scopes.ts";

/** What is known of a SKU, before an import's line about it is planned. Amounts in minor units. */
export interface KnownSku {
	/** The SKU as the database compares it. */
	key: string;
	itemId: string | null;
	title: string | null;
	category: string | null;
	condition: string | null;
	barcode: string | null;
	archived: boolean;
	priceLocked: boolean;
	isSingleCopy: boolean;
	priceMinor: bigint | null;
	costMinor: bigint | null;
	notes: string | null;
	marketMinor: bigint | null;
	marketAt: Date | null;
	/** Of the location asked for. */
	bin: string | null;
	onHand: number;
	committed: number;
	/** Over all locations. */
	copies: bigint;
}

interface Asked {
	skus: readonly string[];
	/** For each of them; null: the default one. */
	locationIds: readonly (string | null)[];
}

/** As JSON has it: amounts as text, so that none loses a digit. */
interface SentSku extends Omit<KnownSku, "priceMinor" | "costMinor" | "marketMinor" | "marketAt" | "copies"> {
	place: number;
	priceMinor: string | null;
	costMinor: string | null;
	marketMinor: string | null;
	marketAt: string | null;
	copies: string;
}

/**
 * For each SKU, in their order: the item that has it, and its stock at its location. OFFSET 0: see plan-row-holds.ts. They come as one text: taken as rows of
 * their own they cost the process more than all else that it does with a line. Keys are made beforehand: under row-level security PostgreSQL 15 looks up nothing by
 * lower(), which it does not take for leakproof, and reads all instead.
 */
export async function matchImportLines(scope: ReadScope, { skus, locationIds }: Asked): Promise<KnownSku[]> {
	const [answer] = await scope.read.$queryRaw<{ sent: string }[]>(Prisma.sql`
		SELECT json_agg(json_build_object('place', named.place, 'key', named.key, 'itemId', item.id, 'title', item.title, 'category', item.category,
			'condition', item.condition, 'barcode', item.barcode, 'notes', item.notes, 'archived', item.archived_at IS NOT NULL,
			'priceLocked', coalesce(item.price_locked, false), 'isSingleCopy', coalesce(item.is_single_copy, false), 'priceMinor', item.price_minor::text,
			'costMinor', item.cost_minor::text, 'marketMinor', item.market_minor::text, 'marketAt', item.market_at, 'bin', level.bin, 'onHand', level.on_hand,
			'committed', level.committed, 'copies', level.copies::text))::text AS sent
		FROM (
			SELECT sent.*, lower(sent.sku) AS key FROM unnest(${arrayText(skus)}::text[], ${arrayText(locationIds)}::uuid[]) WITH ORDINALITY AS sent (sku, location_id, place)
			OFFSET 0
		) named
		LEFT JOIN LATERAL (SELECT * FROM item WHERE item.vendor_id = ${scope.vendorId}::uuid AND item.sku_key = named.key OFFSET 0) item ON true
		CROSS JOIN LATERAL (
			SELECT coalesce(sum(on_hand), 0)::bigint AS copies, coalesce(max(on_hand) FILTER (WHERE here), 0) AS on_hand,
				coalesce(max(committed) FILTER (WHERE here), 0) AS committed, max(bin) FILTER (WHERE here) AS bin
			FROM (
				SELECT on_hand, committed, bin, location_id = coalesce(named.location_id, (SELECT id FROM location WHERE location.vendor_id = ${scope.vendorId}::uuid AND is_default)) AS here
				FROM stock_level WHERE stock_level.vendor_id = ${scope.vendorId}::uuid AND stock_level.item_id = item.id OFFSET 0
			) place
		) level`);
	const sent: SentSku[] = JSON.parse(answer?.sent ?? "[]");
	const known: KnownSku[] = new Array(sent.length);
	const minor = (amount: string | null) => (amount === null ? null : BigInt(amount));
	for (const { place, priceMinor, costMinor, marketMinor, marketAt, copies, ...rest } of sent) {
		known[place - 1] = {
			...rest,
			priceMinor: minor(priceMinor),
			costMinor: minor(costMinor),
			marketMinor: minor(marketMinor),
			marketAt: marketAt === null ? null : new Date(marketAt),
			copies: BigInt(copies),
		};
	}
	return known;
}
