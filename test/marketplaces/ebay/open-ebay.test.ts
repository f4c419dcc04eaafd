import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { DomainError } from "../../../src/domain/core/errors.ts";
import type { Fetched, MarketplaceClient } from "../../../src/marketplaces/client.ts";
import { openEbay } from "../../../src/marketplaces/ebay/open-ebay.ts";
import { openHttp } from "../../../src/marketplaces/http.ts";
import { parseEbay } from "../../../src/webhooks/ebay/parse.ts";
import { type EbayEmulator, startEbayApi } from "../../support/ebay-api.ts";

let ebay: EbayEmulator;

beforeEach(async () => {
	ebay = await startEbayApi({ digest: "SHA256" });
});
afterEach(() => ebay.close());

function open(credentials = ebay.credentials): MarketplaceClient {
	const http = openHttp({ limit: 1_000, interval: 1_000, trustedHosts: [new URL(ebay.url).host], patience: 5_000 });
	return openEbay({ accountId: "card-corner", credentials, apiUrl: ebay.url }, http);
}
const orderOf = (fetched: Fetched | null) => {
	if (!fetched) throw new Error("nothing was fetched");
	const [event] = parseEbay({ ...fetched, shopCurrency: "USD" });
	if (event?.kind !== "order") throw new Error("no order");
	return event.order;
};
const asked = (path: RegExp) => ebay.calls.filter((call) => path.test(call.path)).length;
const failure = (run: Promise<unknown>) => run.then(() => null).catch((error: unknown) => error as DomainError);

describe("fetch", () => {
	it("brings an order as the parser reads it, and asks for packages only where they tell more", async () => {
		const sale = ebay.sell({ lines: [{ sku: "A", quantity: 3 }, { sku: "B" }] });
		const [first, second] = sale.lines.map(({ lineItemId }) => lineItemId);
		const fetchIt = async () => orderOf(await open().fetch({ topic: "order", externalId: sale.orderId }));
		expect(await fetchIt()).toMatchObject({
			externalId: sale.orderId,
			status: "paid",
			lines: [
				{ sku: "A", fulfilled: 0 },
				{ sku: "B", fulfilled: 0 },
			],
		});
		ebay.ship(sale.orderId, [{ lineItemId: second ?? "", quantity: 1 }]);
		expect((await fetchIt()).lines.map(({ fulfilled }) => fulfilled)).toEqual([0, 1]);
		expect(asked(/shipping_fulfillment/)).toBe(0);
		ebay.ship(sale.orderId, [{ lineItemId: first ?? "", quantity: 2 }]);
		expect((await fetchIt()).lines.map(({ fulfilled }) => fulfilled)).toEqual([2, 1]);
		expect(asked(/shipping_fulfillment/)).toBe(1);
	});

	it("brings a return with its order, open and closed", async () => {
		const sale = ebay.sell({ lines: [{ sku: "A", quantity: 2 }] });
		ebay.ship(sale.orderId);
		const returnId = ebay.openReturn(sale.orderId, { lineItemId: sale.lines[0]?.lineItemId ?? "", quantity: 1 });
		const kinds = async () => {
			const fetched = await open().fetch({ topic: "return", externalId: returnId });
			return fetched && parseEbay({ ...fetched, shopCurrency: "USD" }).map(({ kind }) => kind);
		};
		expect(await kinds()).toEqual(["order"]);
		ebay.moveReturn(returnId, "ITEM_SHIPPED");
		ebay.moveReturn(returnId, "ITEM_DELIVERED");
		expect(await kinds()).toEqual(["order", "order-events"]);
		ebay.moveReturn(returnId, "CLOSED");
		expect(await kinds()).toEqual(["order", "order-events"]);
	});

	it("brings nothing of what is not there, nor of what eBay has not", async () => {
		expect(await open().fetch({ topic: "order", externalId: "11-14972-20806" })).toBeNull();
		expect(await open().fetch({ topic: "return", externalId: "5000012345" })).toBeNull();
		expect(await open().fetch({ topic: "listing", externalId: "1" })).toBeNull();
	});

	it("knows a revocation from a seller who is still there", async () => {
		const client = open();
		const ask = async () => {
			const fetched = await client.fetch({ topic: "authorization", externalId: "authorization" });
			return fetched && parseEbay({ ...fetched, shopCurrency: "USD" });
		};
		expect(await ask()).toEqual([]);
		ebay.revoke();
		expect(await ask()).toEqual([{ kind: "uninstalled" }]);
		const stranger = open({ ...ebay.credentials, keysecret: "wrong" });
		expect(await failure(stranger.fetch({ topic: "authorization", externalId: "authorization" }))).toMatchObject({ code: "conflict" });
	});
});

describe("tokens", () => {
	it("are minted once for many calls, clients and jobs at once", async () => {
		const sale = ebay.sell({ lines: [{ sku: "A" }] });
		await Promise.all(Array.from({ length: 5 }, () => open().fetch({ topic: "order", externalId: sale.orderId })));
		await open().fetch({ topic: "order", externalId: sale.orderId });
		await open().publicKey?.(ebay.key.kid);
		expect(asked(/oauth2\/token/)).toBe(2);
	});

	it("that eBay no longer takes, or that end, are minted anew", async () => {
		const sale = ebay.sell({ lines: [{ sku: "A" }] });
		const fetchIt = () => open().fetch({ topic: "order", externalId: sale.orderId });
		await fetchIt();
		ebay.expireTokens();
		expect(await fetchIt()).not.toBeNull();
		expect(asked(/oauth2\/token/)).toBe(2);
		ebay.setLifetime(30);
		ebay.expireTokens();
		await fetchIt();
		await fetchIt();
		expect(asked(/oauth2\/token/)).toBe(4);
	});

	it("refused are a conflict that says no secret", async () => {
		ebay.revoke();
		for (const credentials of [ebay.credentials, { ...ebay.credentials, keysecret: "Cert-wrong" }, { ...ebay.credentials, token: "v^1.1#wrong" }]) {
			const error = await failure(open(credentials).fetch({ topic: "order", externalId: "1-2-3" }));
			expect(error).toMatchObject({ name: "DomainError", code: "conflict" });
			for (const secret of Object.values(credentials)) expect(`${error?.message} ${error?.stack} ${String(error?.cause)}`).not.toContain(secret);
		}
	});
});

describe("publicKey", () => {
	it("brings the key and its digest, and nothing for an id that no key has", async () => {
		const key = await open().publicKey?.(ebay.key.kid);
		expect(key).toMatchObject({ digest: "SHA256", pem: expect.stringMatching(/^-----BEGIN PUBLIC KEY-----\n[\w+/=\n]+\n-----END PUBLIC KEY-----\n$/) });
		expect(await open().publicKey?.("another")).toBeNull();
		ebay.fault({ path: /public_key/, status: 400, times: 1 });
		expect(await open().publicKey?.(ebay.key.kid)).toBeNull();
	});
});

describe("a failing eBay", () => {
	it.each([
		[{ status: 503, times: 1 }, null],
		[{ status: 429, times: 1, retryAfter: 1 }, null],
		[{ status: 429, times: 9, retryAfter: 3600 }, "unavailable"],
		[{ status: 500, times: 9 }, "unavailable"],
		[{ status: 400, times: 9 }, "invalid_input"],
		[{ status: 403, times: 9 }, "conflict"],
		[{ delay: 300, times: 1 }, null],
	])("with %j ends as %s", async (fault, code) => {
		const sale = ebay.sell({ lines: [{ sku: "A" }] });
		ebay.fault({ path: /\/order\//, ...fault });
		const error = await failure(open().fetch({ topic: "order", externalId: sale.orderId }));
		expect(error?.code ?? null).toBe(code);
	});
});

describe("listOrders", () => {
	const day = 24 * 3_600_000;
	const ago = (days: number) => new Date(Date.now() - days * day);
	async function list(since: Date): Promise<string[]> {
		const found: string[] = [];
		for await (const fetched of open().listOrders?.({ since }) ?? []) found.push(orderOf(fetched).externalId);
		return found;
	}

	it("tells every order that changed since then, the oldest change first, over pages and weeks", async () => {
		const sales = Array.from({ length: 450 }, (_, index) => ebay.sell({ lines: [{ sku: "A" }], at: ago(20 - index / 25) }));
		ebay.sell({ lines: [{ sku: "old" }], at: ago(40) });
		// Placed first, changed last.
		ebay.ship(sales[0]?.orderId ?? "");
		const [first, ...rest] = sales.map(({ orderId }) => orderId);
		expect(await list(ago(30))).toEqual([...rest, first]);
		expect(await list(new Date(Date.now() + day))).toEqual([]);
	});

	it("misses none that moves while the pages are turned, and tells a change of that time too", async () => {
		const sales = Array.from({ length: 300 }, (_, index) => ebay.sell({ lines: [{ sku: "A" }], at: ago(6 - index / 100) }));
		const found: string[] = [];
		ebay.fault({ path: /offset=180/, delay: 200, times: 1 });
		const late = new Promise((resolve) => setTimeout(resolve, 100)).then(() => ebay.ship(sales[10]?.orderId ?? ""));
		for await (const fetched of open().listOrders?.({ since: ago(7) }) ?? []) found.push(orderOf(fetched).externalId);
		await late;
		expect(new Set(found)).toEqual(new Set(sales.map(({ orderId }) => orderId)));
	});
});
