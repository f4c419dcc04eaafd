import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { Fetched } from "../../../src/marketplaces/client.ts";
import { openHttp } from "../../../src/marketplaces/http.ts";
import { openSquare } from "../../../src/marketplaces/square/open-square.ts";
import { square } from "../../../src/webhooks/square/square.ts";
import { startSquare } from "../../support/start-square.ts";

const TOKEN = "a-secret-token";
let seller: Awaited<ReturnType<typeof startSquare>>;

beforeAll(async () => {
	seller = await startSquare({ token: TOKEN, locations: Array.from({ length: 11 }, (_, index) => `L${index}`) });
});
afterAll(() => seller.close());
beforeEach(() => {
	seller.orders.clear();
	seller.variations.clear();
	seller.asked.length = 0;
	seller.state.mayNotSeeCatalogue = false;
});

const client = (token = TOKEN) =>
	openSquare({ accountId: "MERCHANT", credentials: { token }, apiUrl: seller.origin }, openHttp({ limit: 1000, trustedHosts: [new URL(seller.origin).host] }));
const parsed = (fetched: Fetched | null) => square.parse({ rawBody: fetched?.rawBody ?? new Uint8Array(), topic: fetched?.topic ?? "", shopCurrency: "USD" });

it("finds an order with the SKUs of its lines, and without them where the token may not see the catalogue", async () => {
	seller.orders.set("O1", {
		id: "O1",
		state: "OPEN",
		lines: [
			{ uid: "a", item: "V1", quantity: "1" },
			{ uid: "b", item: "V1", quantity: "2" },
		],
	});
	seller.variations.set("V1", { sku: "MTG-1", counts: [] });
	expect(parsed(await client().fetch({ topic: "order", externalId: "O1" }))).toMatchObject([
		{ order: { externalId: "O1", lines: [{ sku: "MTG-1" }, { sku: "MTG-1" }] } },
	]);
	expect(seller.asked.at(-1)?.json).toEqual({ object_ids: ["V1"] });
	seller.state.mayNotSeeCatalogue = true;
	expect(parsed(await client().fetch({ topic: "order", externalId: "O1" }))).toMatchObject([
		{ order: { externalId: "O1", lines: [{ sku: "" }, { sku: "" }] } },
	]);
});

it("finds a variation with its counts, page by page", async () => {
	seller.variations.set("V1", {
		sku: "MTG-1",
		counts: [
			{ location: "L0", quantity: "5" },
			{ location: "L1", quantity: "2" },
		],
	});
	expect(parsed(await client().fetch({ topic: "variation", externalId: "V1" }))).toMatchObject([
		{ kind: "listing", listing: { sku: "MTG-1", title: "Charizard – NM", quantity: 7 } },
	]);
});

it("finds what of the catalogue changed about a time, page by page, deleted variations among it", async () => {
	const changedAt = "2026-11-24T10:00:00Z";
	seller.variations.set("OLD", { sku: "A", counts: [], changedAt: "2026-11-24T09:00:00Z" });
	seller.variations.set("GONE", { sku: "B", counts: [], changedAt, isDeleted: true });
	for (const id of ["V1", "V2"])
		seller.variations.set(id, {
			sku: id,
			counts: [
				{ location: "L1", quantity: "2" },
				{ location: "L2", quantity: "3" },
			],
			changedAt,
		});
	expect(parsed(await client().fetch({ topic: "catalog", externalId: changedAt }))).toMatchObject([
		{
			kind: "listings",
			listings: [
				{ externalId: "GONE", isActive: false, quantity: null },
				{ externalId: "V1", sku: "V1", title: "Charizard – NM", quantity: 5, isActive: true, priceMinor: 599n },
				{ externalId: "V2", quantity: 5, isActive: true },
			],
		},
	]);
});

it("finds nothing of what is gone, and says no secret when the token is refused", async () => {
	expect(await client().fetch({ topic: "order", externalId: "gone" })).toBeNull();
	expect(await client().fetch({ topic: "variation", externalId: "gone" })).toBeNull();
	const refusal = client("wrong-token").fetch({ topic: "order", externalId: "O1" });
	await expect(refusal).rejects.toMatchObject({ code: "conflict" });
	await expect(refusal).rejects.not.toThrow("wrong-token");
});

it("lists what changed since then at all locations, page by page", async () => {
	for (const day of ["11", "12", "13", "14"]) seller.orders.set(`O${day}`, { id: `O${day}`, state: "OPEN", lines: [], updatedAt: `2099-01-${day}T00:00:00Z` });
	const ids: string[] = [];
	for await (const fetched of client().listOrders?.({ since: new Date("2099-01-12T00:00:00Z") }) ?? [])
		ids.push(JSON.parse(Buffer.from(fetched.rawBody).toString()).order.id);
	expect(ids.slice(0, 3)).toEqual(["O12", "O13", "O14"]);
	const searches = seller.asked.filter(({ path }) => path === "/v2/orders/search").map(({ json }) => (json.location_ids as string[]).length);
	expect([...new Set(searches)]).toEqual([10, 1]);
});
