import { z } from "zod";
import { DomainError } from "../../domain/core/errors.ts";
import { readJson } from "../../webhooks/read-json.ts";
import type { Fetched, OpenClient } from "../client.ts";

/** The version of the API whose shapes we read. */
const VERSION = "2026-09-16";
/** Orders of a page, at most 1,000; locations of a search. */
const PAGE = 500;
const LOCATIONS = 10;
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
const itemName = z.object({ type: z.literal("ITEM"), item_data: z.object({ name: z.string() }) });

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

	async function fetchVariation(id: string): Promise<Fetched | null> {
		const askedAt = new Date().toISOString();
		const answer = await get(`/v2/catalog/object/${encodeURIComponent(id)}?include_related_objects=true`);
		if (answer.status === 404) return null;
		const { object, related_objects } = readJson(objectAnswer, answer.body);
		const counts: unknown[] = [];
		let cursor: string | null | undefined;
		do {
			const page = await post("/v2/inventory/counts/batch-retrieve", { catalog_object_ids: [id], states: ["IN_STOCK"], ...(cursor && { cursor }) });
			const read = readJson(countsAnswer, page.body);
			counts.push(...(read.counts ?? []));
			cursor = read.cursor;
		} while (cursor);
		const name = (related_objects ?? []).flatMap((related) => itemName.safeParse(related).data?.item_data.name ?? []).at(0);
		return { topic: "variation", rawBody: Buffer.from(JSON.stringify({ asked_at: askedAt, variation: object, item_name: name ?? null, counts })) };
	}

	return {
		fetch: ({ topic, externalId }) => (topic === "variation" ? fetchVariation(externalId) : fetchOrder(externalId)),

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
