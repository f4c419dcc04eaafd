import { serve, type WireAnswer } from "./emulator/serve.ts";
import { type SquareOrder, squareOrder } from "./square.ts";

interface Variation {
	sku: string;
	counts: readonly { location: string; quantity: string }[];
	/** For the search of what changed. */
	changedAt?: string;
	isDeleted?: boolean;
}

/** Square's API for one seller: orders, the catalogue, counts, locations; refuses another token. */
export async function startSquare({ token, locations = ["057P5VYJ4A5X1"] }: { token: string; locations?: readonly string[] }) {
	const orders = new Map<string, SquareOrder>();
	const variations = new Map<string, Variation>();
	const asked: { path: string; json: Record<string, unknown> }[] = [];
	const state = { mayNotSeeCatalogue: false };
	const ok = (json: object): WireAnswer => ({ status: 200, json });
	const refused = (status: number, code: string): WireAnswer => ({ status, json: { errors: [{ category: "API_ERROR", code }] } });
	const object = (id: string) => ({
		type: "ITEM_VARIATION",
		id,
		version: 1,
		is_deleted: variations.get(id)?.isDeleted ?? false,
		item_variation_data: {
			item_id: `ITEM-${id}`,
			name: "NM",
			sku: variations.get(id)?.sku ?? "",
			upc: "012345678905",
			price_money: { amount: 599, currency: "USD" },
			track_inventory: true,
		},
	});

	const server = await serve(async ({ path, headers, raw }) => {
		const json = raw.length > 0 ? JSON.parse(raw.toString()) : {};
		asked.push({ path, json });
		if (headers.authorization !== `Bearer ${token}` || !headers["square-version"]) return refused(401, "UNAUTHORIZED");
		if (path === "/v2/locations") return ok({ locations: locations.map((id) => ({ id, name: id })) });
		if (path === "/v2/catalog/batch-retrieve") {
			if (state.mayNotSeeCatalogue) return refused(403, "INSUFFICIENT_SCOPES");
			const ids: string[] = json.object_ids;
			return ok({ objects: ids.filter((id) => variations.has(id)).map(object) });
		}
		if (path === "/v2/inventory/counts/batch-retrieve") {
			const counts = (json.catalog_object_ids as string[]).flatMap((id) => (variations.get(id)?.counts ?? []).map((count) => ({ id, ...count })));
			const at = Number(json.cursor ?? 0);
			const found = counts
				.slice(at, at + 1)
				.map(({ id, location, quantity }) => ({ catalog_object_id: id, state: "IN_STOCK", location_id: location, quantity }));
			return ok({ counts: found, ...(at + 1 < counts.length && { cursor: String(at + 1) }) });
		}
		if (path === "/v2/catalog/search") {
			const changed = [...variations].filter(([, { changedAt = "" }]) => changedAt > json.begin_time).map(([id]) => id);
			const at = Number(json.cursor ?? 0);
			const page = changed.slice(at, at + 2);
			const items = page.map((id) => ({ type: "ITEM", id: `ITEM-${id}`, item_data: { name: "Charizard" } }));
			return ok({ objects: page.map(object), related_objects: items, ...(at + 2 < changed.length && { cursor: String(at + 2) }) });
		}
		if (path === "/v2/orders/search") {
			const since = new Date(json.query.filter.date_time_filter.updated_at.start_at);
			const changed = [...orders.values()]
				.map(squareOrder)
				.filter((order) => new Date(order.updated_at) >= since)
				.sort((one, other) => one.updated_at.localeCompare(other.updated_at));
			const at = Number(json.cursor ?? 0);
			return ok({ orders: changed.slice(at, at + 2), ...(at + 2 < changed.length && { cursor: String(at + 2) }) });
		}
		const variation = /^\/v2\/catalog\/object\/(.+)$/.exec(path)?.[1];
		if (variation && variations.has(variation) && !variations.get(variation)?.isDeleted)
			return ok({ object: object(variation), related_objects: [{ type: "ITEM", id: `ITEM-${variation}`, item_data: { name: "Charizard" } }] });
		const order = orders.get(/^\/v2\/orders\/(.+)$/.exec(path)?.[1] ?? "");
		return order ? ok({ order: squareOrder(order) }) : refused(404, "NOT_FOUND");
	});
	return { ...server, orders, variations, asked, state };
}
