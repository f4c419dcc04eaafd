import { afterAll, beforeAll, expect, it } from "vitest";
import { openCardTrader } from "../../../src/marketplaces/cardtrader/open-cardtrader.ts";
import { openHttp } from "../../../src/marketplaces/http.ts";
import { cardtrader } from "../../../src/webhooks/cardtrader/cardtrader.ts";
import { cardTraderOrder } from "../../support/cardtrader.ts";
import { serve, type WireServer } from "../../support/emulator/serve.ts";
import { writeExact } from "../../support/write-exact.ts";

const TOKEN = "a-secret-token";
const asked: URLSearchParams[] = [];
let there: WireServer;

beforeAll(async () => {
	const order = (id: number) => cardTraderOrder({ id: String(id), state: "paid", items: [{ id: "9007199254740995", sku: "A", quantity: 1 }] });
	there = await serve(async ({ path, query, headers }) => {
		if (headers.authorization !== `Bearer ${TOKEN}`) return { status: 401, json: { error_code: "unauthorized" } };
		const id = Number(/^\/orders\/(\d+)$/.exec(path)?.[1]);
		if (id) return id <= 250 ? { status: 200, bytes: Buffer.from(writeExact(order(id))) } : { status: 404, json: { error_code: "not_found" } };
		asked.push(query);
		const [page, limit] = [Number(query.get("page")), Number(query.get("limit"))];
		const ids = Array.from({ length: 250 }, (_, index) => index + 1).slice((page - 1) * limit, page * limit);
		return { status: 200, bytes: Buffer.from(writeExact(ids.map(order))) };
	});
});
afterAll(() => there.close());

const client = (token = TOKEN) =>
	openCardTrader(
		{ accountId: "card-corner", credentials: { token }, apiUrl: there.origin },
		openHttp({ limit: 1000, trustedHosts: [new URL(there.origin).host] }),
	);

it("finds an order that our parser reads, and nothing of one that is gone", async () => {
	const fetched = await client().fetch({ topic: "order", externalId: "7" });
	expect(cardtrader.parse({ rawBody: fetched?.rawBody ?? new Uint8Array(), topic: "order", shopCurrency: "USD" })).toMatchObject([
		{ kind: "order", order: { externalId: "7", lines: [{ externalId: "9007199254740995" }] } },
	]);
	expect(await client().fetch({ topic: "order", externalId: "999" })).toBeNull();
});

it("says no secret when the token is refused", async () => {
	const refusal = client("wrong-token").fetch({ topic: "order", externalId: "7" });
	await expect(refusal).rejects.toMatchObject({ code: "conflict" });
	await expect(refusal).rejects.not.toThrow("wrong-token");
});

it("lists all orders that may have changed since then, page by page", async () => {
	const ids: string[] = [];
	for await (const { rawBody } of client().listOrders?.({ since: new Date("2099-03-01T12:00:00Z") }) ?? [])
		ids.push(JSON.parse(Buffer.from(rawBody).toString()).id);
	expect(ids).toEqual(Array.from({ length: 250 }, (_, index) => String(index + 1)));
	expect(asked.map((query) => query.get("page"))).toEqual(["1", "2", "3"]);
	expect(Object.fromEntries(asked[0] ?? [])).toMatchObject({ order_as: "seller", from: "2099-01-15" });
});
