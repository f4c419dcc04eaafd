/** A variant for sale, with what of its product the API tells beside it. */
export interface ShopifyVariant {
	id: string;
	productId: string;
	productTitle: string;
	title?: string;
	sku?: string | null;
	barcode?: string | null;
	price?: string;
	quantity?: number;
	tracked?: boolean;
	status?: "ACTIVE" | "DRAFT" | "ARCHIVED" | "UNLISTED";
	updatedAt?: string;
}

interface Options {
	/** Points that a shop may have at once, and that come back in a second. */
	bucket: number;
	restoreRate: number;
	/** Copies that a variant has at all locations, and its price, where those are kept beside. */
	keptOf?: (id: string) => { quantity: number; price: string } | undefined;
}

const MOST = 250;
/** Of a query, whatever the shop has saved. */
const QUERY_LIMIT = 1_000;

/** `productVariants` of the Admin API: pages by cursor in the order of the ids, and the cost of each query. */
export function openVariants({ bucket, restoreRate, keptOf }: Options) {
	const variants = new Map<string, ShopifyVariant>();
	let available = bucket;
	let at = Date.now();

	/** @returns the answer's body */
	function answer({ first, after }: { first: number; after: string | null }): object {
		const now = Date.now();
		available = Math.min(bucket, available + ((now - at) / 1_000) * restoreRate);
		at = now;
		const requested = 2 + first * 3;
		const cost = (actual: number | null) => ({
			cost: {
				requestedQueryCost: requested,
				actualQueryCost: actual,
				throttleStatus: { maximumAvailable: bucket, currentlyAvailable: Math.floor(available), restoreRate },
			},
		});
		const refuse = (message: string, code: string) => ({ errors: [{ message, extensions: { code } }], extensions: cost(null) });
		if (first > MOST) return refuse(`first cannot exceed ${MOST}`, "BAD_REQUEST");
		if (requested > QUERY_LIMIT) return refuse("Query cost exceeds the single query max cost limit", "MAX_COST_EXCEEDED");
		if (requested > available) return refuse("Throttled", "THROTTLED");
		const all = [...variants.values()].sort((a, b) => Number(BigInt(a.id) - BigInt(b.id)));
		const from = after === null ? 0 : all.findIndex(({ id }) => BigInt(id) > readCursor(after));
		const page = from < 0 ? [] : all.slice(from, from + first);
		const last = page.at(-1);
		const actual = 2 + page.length * 3;
		available -= actual;
		return {
			data: {
				productVariants: {
					pageInfo: { hasNextPage: from >= 0 && from + first < all.length, endCursor: last ? writeCursor(last.id) : null },
					nodes: page.map((variant) => nodeOf({ ...variant, ...keptOf?.(variant.id) })),
				},
			},
			extensions: cost(actual),
		};
	}

	return { variants, answer };
}

function nodeOf({ id, productId, productTitle, title = "Default Title", sku = null, barcode = null, price = "1.00", ...variant }: ShopifyVariant) {
	return {
		id: `gid://shopify/ProductVariant/${id}`,
		title,
		sku,
		barcode,
		price,
		inventoryQuantity: variant.quantity ?? 0,
		inventoryItem: { id: `gid://shopify/InventoryItem/9${id}`, tracked: variant.tracked ?? true },
		product: {
			id: `gid://shopify/Product/${productId}`,
			title: productTitle,
			status: variant.status ?? "ACTIVE",
			updatedAt: variant.updatedAt ?? "2026-11-01T00:00:00Z",
		},
	};
}

const writeCursor = (id: string) => Buffer.from(JSON.stringify({ last_id: id, last_value: id })).toString("base64");
const readCursor = (cursor: string) => BigInt(JSON.parse(Buffer.from(cursor, "base64").toString()).last_id);
