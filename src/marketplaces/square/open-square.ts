import { z } from "zod";
import { DomainError } from "../../domain/core/errors.ts";
import { readJson } from "../../webhooks/read-json.ts";
import type { Fetched, OpenClient } from "../client.ts";

/** The version of the API whose shapes we read. */
const VERSION = "2026-09-16";
/** Orders of a page, at most 1,000; locations of a search. */
const PAGE = 500;
const LOCATIONS = 10;
/** Milliseconds before a change of the catalogue from which on it is looked through: one of two notices may be lost. */
const CATALOGUE_OVERLAP = 10 * 60_000;
/** Objects that the catalogue is asked for at once, at most 1,000. */
const OBJECTS = 1_000;

const anything = z.record(z.string(), z.unknown());
const orderAnswer = z.object({ order: anything });
const orderLines = z.object({ line_items: z.array(z.object({ catalog_object_id: z.string().nullish() })).nullish() });
const locationsAnswer = z.object({ locations: z.array(z.object({ id: z.string() })).nullish() });
const searchAnswer = z.object({ orders: z.array(anything).nullish(), cursor: z.string().nullish() });
const catalogAnswer = z.object({ objects: z.array(anything).nullish() });
const objectAnswer = z.object({ object: anything, related_objects: z.array(anything).nullish() });
const countsAnswer = z.object({ counts: z.array(anything).nullish(), cursor: z.string().nullish() });
const itemName = z.object({ type: z.literal("ITEM"), id: z.string(), item_data: z.object({ name: z.string() }) });
const counted = z.object({ catalog_object_id: z.string() });
const changedObject = z.looseObject({
	id: z.string(),
	is_deleted: z.boolean().nullish(),
	item_variation_data: z.looseObject({ item_id: z.string().nullish() }).nullish(),
});
const searchCatalogAnswer = z.object({ objects: z.array(changedObject).nullish(), related_objects: z.array(anything).nullish(), cursor: z.string().nullish() });

/** An item's id and name; nothing of other objects. */
function namedItem(object: unknown): [string, string][] {
	const item = itemName.safeParse(object).data;
	return item ? [[item.id, item.item_data.name]] : [];
}

/** Square's API (developer.squareup.com: "Orders API", "Catalog API", "Inventory API", "Locations API"), by the seller's access token. */
export const openSquare: OpenClient = ({ credentials, apiUrl = "https://connect.squareup.com" }, http) => {
	const headers = { authorization: `Bearer ${credentials.token ?? ""}`, "square-version": VERSION };
	const get = (path: string) => http(`${apiUrl}${path}`, { headers });
	const post = (path: string, json: object) => http(`${apiUrl}${path}`, { method: "POST", headers, json });

	/** What the lines are in the catalogue: they name it, and tell no SKU. A token that may not see it loses SKUs and no sale. */
	async function withVariations(order: z.output<typeof anything>): Promise<Fetched> {
		const lines = orderLines.parse(order).line_items ?? [];
		const ids = [...new Set(lines.flatMap(({ catalog_object_id }) => catalog_object_id ?? []))];
		const variations: unknown[] = [];
		for (let at = 0; at < ids.length; at += OBJECTS) variations.push(...(await findObjects(ids.slice(at, at + OBJECTS))));
		return { topic: "order", rawBody: Buffer.from(JSON.stringify({ order, variations })) };
	}

	async function findObjects(ids: readonly string[]): Promise<unknown[]> {
		try {
			return readJson(catalogAnswer, (await post("/v2/catalog/batch-retrieve", { object_ids: ids })).body).objects ?? [];
		} catch (error) {
			if (error instanceof DomainError && error.code !== "unavailable") return [];
			throw error;
		}
	}

	async function fetchOrder(id: string): Promise<Fetched | null> {
		const answer = await get(`/v2/orders/${encodeURIComponent(id)}`);
		return answer.status === 404 ? null : withVariations(readJson(orderAnswer, answer.body).order);
	}

	/** What all locations have of them, by variation. */
	async function findCounts(ids: readonly string[]): Promise<Map<string, unknown[]>> {
		const counts = new Map<string, unknown[]>();
		let cursor: string | null | undefined;
		do {
			const page = await post("/v2/inventory/counts/batch-retrieve", { catalog_object_ids: ids, states: ["IN_STOCK"], ...(cursor && { cursor }) });
			const read = readJson(countsAnswer, page.body);
			for (const count of read.counts ?? []) {
				const { catalog_object_id: of } = counted.parse(count);
				counts.set(of, [...(counts.get(of) ?? []), count]);
			}
			cursor = read.cursor;
		} while (cursor);
		return counts;
	}

	/** The variations that changed about that time, deleted ones among them ("Search catalog objects": modified after `begin_time`). */
	async function fetchChanges(changedAt: string): Promise<Fetched> {
		const askedAt = new Date().toISOString();
		const beginTime = new Date(new Date(changedAt).getTime() - CATALOGUE_OVERLAP).toISOString();
		const changed: unknown[] = [];
		let cursor: string | null | undefined;
		do {
			const page = await post("/v2/catalog/search", {
				object_types: ["ITEM_VARIATION"],
				include_deleted_objects: true,
				include_related_objects: true,
				begin_time: beginTime,
				limit: OBJECTS,
				...(cursor && { cursor }),
			});
			const read = readJson(searchCatalogAnswer, page.body);
			const objects = read.objects ?? [];
			const living = objects.filter(({ is_deleted }) => is_deleted !== true).map(({ id }) => id);
			const counts = living.length > 0 ? await findCounts(living) : new Map<string, unknown[]>();
			const names = new Map((read.related_objects ?? []).flatMap((one) => namedItem(one)));
			for (const variation of objects) {
				const name = names.get(variation.item_variation_data?.item_id ?? "") ?? null;
				changed.push({ variation, item_name: name, counts: counts.get(variation.id) ?? [] });
			}
			cursor = read.cursor;
		} while (cursor);
		return { topic: "catalog", rawBody: Buffer.from(JSON.stringify({ asked_at: askedAt, changed })) };
	}

	async function fetchVariation(id: string): Promise<Fetched | null> {
		const askedAt = new Date().toISOString();
		const answer = await get(`/v2/catalog/object/${encodeURIComponent(id)}?include_related_objects=true`);
		if (answer.status === 404) return null;
		const { object, related_objects } = readJson(objectAnswer, answer.body);
		const counts = (await findCounts([id])).get(id) ?? [];
		const name = (related_objects ?? []).flatMap((related) => namedItem(related)).at(0)?.[1];
		return { topic: "variation", rawBody: Buffer.from(JSON.stringify({ asked_at: askedAt, variation: object, item_name: name ?? null, counts })) };
	}

	return {
		fetch({ topic, externalId }) {
			if (topic === "catalog") return fetchChanges(externalId);
			return topic === "variation" ? fetchVariation(externalId) : fetchOrder(externalId);
		},

		async *listOrders({ since }) {
			const locations = (readJson(locationsAnswer, (await get("/v2/locations")).body).locations ?? []).map(({ id }) => id);
			for (let at = 0; at < locations.length; at += LOCATIONS) {
				let cursor: string | null | undefined;
				do {
					const page = await post("/v2/orders/search", {
						location_ids: locations.slice(at, at + LOCATIONS),
						query: {
							filter: { date_time_filter: { updated_at: { start_at: since.toISOString() } } },
							sort: { sort_field: "UPDATED_AT", sort_order: "ASC" },
						},
						limit: PAGE,
						...(cursor && { cursor }),
					});
					const read = readJson(searchAnswer, page.body);
					for (const order of read.orders ?? []) yield await withVariations(order);
					cursor = read.cursor;
				} while (cursor);
			}
		},
	};
};
