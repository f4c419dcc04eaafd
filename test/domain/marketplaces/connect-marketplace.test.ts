import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createVault } from "../../../src/domain/core/vault.ts";
import { accountId } from "../../../src/domain/marketplaces/account-id.ts";
import { getConnection } from "../../../src/domain/marketplaces/selectors/get-connection.ts";
import { listConnections } from "../../../src/domain/marketplaces/selectors/list-connections.ts";
import { connectMarketplace } from "../../../src/domain/marketplaces/services/connect-marketplace.ts";
import { type Market, type MarketShop, openMarket } from "../../support/market.ts";
import { postAsShopify, shopifyOrder } from "../../support/shopify.ts";
import { TEST_SECRET_KEY } from "../../support/test-secret-key.ts";

let market: Market;
let shop: MarketShop;
let other: MarketShop;

beforeAll(async () => {
	market = await openMarket();
	shop = await market.buildShop("first");
	other = await market.buildShop("second");
});
afterAll(() => market?.close());

const SECRET = "shpss_a-very-secret-one";
const connect = (account: string, as = shop) => as.as((scope) => connectMarketplace(scope, { marketplace: "shopify", account, secret: SECRET }));

describe("connectMarketplace", () => {
	it("numbers the connection and seals the secret, which stands nowhere else", async () => {
		const made = await connect("Cards.MyShopify.com");
		expect(made).toMatchObject({ number: 2, account: "cards.myshopify.com" });
		const [row] = await market.sql<{ secrets: string[] }>("SELECT secrets FROM connection WHERE id = $1", [made.connectionId]);
		expect(row?.secrets.map((sealed) => createVault(TEST_SECRET_KEY).open(sealed))).toEqual([SECRET]);
		const [{ dump } = { dump: "" }] = await market.sql<{ dump: string }>(
			"SELECT (SELECT string_agg(a::text, '') FROM audit_entry a) || (SELECT string_agg(c::text, '') FROM connection c) || coalesce((SELECT string_agg(o::text, '') FROM outbox o), '') AS dump",
		);
		expect(dump).toContain("cards.myshopify.com");
		expect(dump).not.toContain(SECRET);
	});

	it("of an account that is connected is a conflict that names it, and burns no number", async () => {
		const again = Promise.all(Array.from({ length: 3 }, () => connect("twice")));
		await expect(again).rejects.toMatchObject({
			code: "conflict",
			message: expect.stringContaining("twice.myshopify.com on Shopify is connected already, as M-"),
		});
		expect(await connect("twice", other)).toMatchObject({ number: 2 });
		const [{ gaps } = { gaps: "" }] = await market.sql<{ gaps: string }>("SELECT max(number) - count(*) AS gaps FROM connection WHERE vendor_id = $1", [
			shop.vendorId,
		]);
		expect(Number(gaps)).toBe(0);
	});

	it("of an account that was removed pushes at once with the new key, whatever the former one failed with", async () => {
		const { connectionId } = await connect("back");
		await market.sql(
			"UPDATE connection SET status = 'removed', push_on = true, push_failures = 4, push_error = 'The key is refused.', push_retry_at = now() + interval '1 day' WHERE id = $1",
			[connectionId],
		);
		expect(await connect("back")).toMatchObject({ connectionId });
		expect(await market.sql("SELECT status, push_on, push_failures, push_error, push_retry_at FROM connection WHERE id = $1", [connectionId])).toEqual([
			{ status: "active", push_on: true, push_failures: 0, push_error: null, push_retry_at: null },
		]);
	});

	it("refuses what is no account, no marketplace or no secret", async () => {
		await expect(connect("shop.example.com")).rejects.toMatchObject({ code: "invalid_input", message: expect.stringContaining("shop.example.com") });
		const raw = (input: object) => shop.as((scope) => connectMarketplace(scope, { marketplace: "shopify", account: "x", secret: SECRET, ...input }));
		await expect(raw({ marketplace: "constructor" })).rejects.toMatchObject({ code: "invalid_input" });
		await expect(raw({ secret: "  " })).rejects.toMatchObject({ code: "invalid_input" });
		await expect(raw({ secret: SECRET.repeat(100) })).rejects.toMatchObject({ code: "invalid_input", message: expect.not.stringContaining(SECRET) });
	});

	it("is not for staff", async () => {
		const temporary = await market.buildShop("third");
		await market.sql("UPDATE membership SET role = 'staff' WHERE vendor_id = $1", [temporary.vendorId]);
		const tried = market.access.withVendor(temporary.principal, ["market.manage"], (scope) =>
			connectMarketplace(scope, { marketplace: "shopify", account: "x", secret: SECRET }),
		);
		await expect(tried).rejects.toMatchObject({ code: "permission_denied" });
	});
});

describe("listConnections", () => {
	it("tells when the last delivery came, and how many fail", async () => {
		await postAsShopify({ url: other.url, secret: other.secret, body: shopifyOrder({ lines: [] }) });
		await postAsShopify({ url: other.url, secret: other.secret, body: "broken" });
		await market.drain();
		const [first] = await other.as((scope) => listConnections(scope));
		expect(first).toMatchObject({ number: 1, marketplace: "shopify", accountId: "second.myshopify.com", status: "active", failing: 1 });
		expect(first?.lastDeliveryAt).toBeInstanceOf(Date);
	});

	it("shows none of another vendor's, nor finds one by its id", async () => {
		const ids = (await other.as((scope) => listConnections(scope))).map((connection) => connection.id);
		expect(ids).not.toContain(shop.connectionId);
		await expect(other.as((scope) => getConnection(scope, { connectionId: shop.connectionId }))).rejects.toMatchObject({ code: "not_found" });
	});
});

describe("accountId", () => {
	it.each([
		"demo",
		"DEMO",
		"demo.myshopify.com",
		"https://demo.myshopify.com/admin/settings?x=1",
		"http://demo.myshopify.com/",
		"admin.shopify.com/store/demo/orders",
		" demo ",
	])("reads %s as demo.myshopify.com", (typed) => expect(accountId("shopify", typed)).toBe("demo.myshopify.com"));

	it.each(["", "-x", "a b", "demo.myshopify.com.evil.example", "https://", "démo", "myshopify.com"])("refuses %j", (typed) => {
		expect(() => accountId("shopify", typed)).toThrowError(expect.objectContaining({ code: "invalid_input" }));
	});
});
