import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { QuantityThere } from "../../../src/domain/marketplaces/quantity-there.ts";
import { openCardTrader } from "../../../src/marketplaces/cardtrader/open-cardtrader.ts";
import type { JobWishes } from "../../../src/marketplaces/client.ts";
import { openHttp } from "../../../src/marketplaces/http.ts";
import { createClients } from "../../../src/marketplaces/open-clients.ts";
import { retryAfterOf } from "../../../src/marketplaces/retry-after.ts";
import { type CardTraderApi, startCardTraderApi } from "../../support/cardtrader-api.ts";

let api: CardTraderApi;

beforeEach(async () => {
	api = await startCardTraderApi({ jobsEvery: 0 });
});
afterEach(() => api.close());

const wish = (externalId: string, quantity: number): QuantityThere => ({
	listingId: externalId,
	externalId,
	productExternalId: null,
	stockExternalId: null,
	sku: "",
	quantity,
	former: null,
});
const price = (externalId: string, priceMinor: bigint) => ({ listingId: externalId, externalId, productExternalId: null, sku: "", priceMinor });
const open = (token = api.token) =>
	openCardTrader(
		{ accountId: "cards", credentials: { token }, apiUrl: api.url },
		openHttp({ limit: 1_000, interval: 1, trustedHosts: [new URL(api.url).host] }),
	);
const byListing = (answers: readonly { listingId: string }[] | null | undefined) =>
	answers && Object.fromEntries(answers.map(({ listingId, ...outcome }) => [listingId, outcome]));
const push = async (quantities: readonly QuantityThere[], token?: string) => byListing(await open(token).pushQuantities?.(quantities));
const shown = (...ids: string[]) => ids.map((id) => api.products.get(id)?.quantity);

describe("a few products", () => {
	it("are set one by one, each answered by itself", async () => {
		for (const id of ["1", "2", "3"]) api.add(id, 5);
		api.refused.set("3", { base: ["You are on vacation"] });
		expect(await push([wish("1", 0), wish("2", 2), wish("3", 2), wish("4", 2), wish("sku:A", 1)])).toEqual({
			1: { kind: "accepted" },
			2: { kind: "accepted" },
			3: { kind: "refused", reason: expect.stringContaining("You are on vacation") },
			4: { kind: "gone" },
			"sku:A": { kind: "refused", reason: expect.stringContaining("Only its SKU is known") },
		});
		expect(shown("1", "2", "3")).toEqual([0, 2, 5]);
	});

	it("are deleted where they are sold out and can't stand at 0", async () => {
		api.add("1", 1);
		api.state.takesZero = false;
		expect(await push([wish("1", 0)])).toEqual({ 1: { kind: "gone" } });
		expect(api.products.size).toBe(0);
	});

	it("come again where some did not come through, and all where none did, with no secret in what is said", async () => {
		for (const id of ["1", "2"]) api.add(id, 5);
		api.failures.push({ match: /PUT \/products\/2/, status: 503 });
		expect(await push([wish("1", 4), wish("2", 4)])).toEqual({ 1: { kind: "accepted" }, 2: { kind: "later", reason: expect.stringContaining("503") } });
		api.failures.push({ status: 200, headers: { "content-type": "text/html" }, text: "<html>Just a moment…</html>" });
		await expect(push([wish("1", 3)])).rejects.toMatchObject({ code: "invalid_input", message: expect.stringContaining("CardTrader answers with a page") });
		api.failures.push({ status: 200, json: { result: "error", errors: { quantity: ["is locked by an order"] } } });
		expect(await push([wish("1", 3)])).toEqual({ 1: { kind: "refused", reason: "CardTrader does not take it: quantity: is locked by an order" } });
		const refusal = push([wish("1", 3)], "wrong-token");
		await expect(refusal).rejects.toMatchObject({ code: "conflict" });
		await expect(refusal).rejects.not.toThrow("wrong-token");
	});

	it("get prices in the seller's currency, which its products name", async () => {
		api.add("1", 5, { currency: "EUR" });
		const client = open();
		expect(await client.currency?.()).toBe("EUR");
		expect(byListing(await client.pushPrices?.([price("1", 1205n)], "EUR"))).toEqual({ 1: { kind: "accepted" } });
		expect([api.products.get("1")?.cents, ...shown("1")]).toEqual([1205, 5]);
		expect(byListing(await client.pushPrices?.([price("1", 1300n)], "USD"))).toEqual({ 1: { kind: "refused", reason: expect.stringContaining("EUR") } });
		api.products.clear();
		await expect(open().currency?.()).rejects.toMatchObject({ code: "unavailable" });
	});
});

describe("many products", () => {
	const ids = Array.from({ length: 20 }, (_, n) => String(n + 1));
	const wished = (quantity: number): JobWishes => ({ kind: "stock", wishes: ids.map((id) => wish(id, quantity)) });
	const jobs = (client = open()) => {
		if (!client.jobs) throw new Error("It has no jobs.");
		return client.jobs;
	};
	const begin = async (wishes: JobWishes) => {
		const job = await jobs().begin(wishes);
		if (job === null) throw new Error("Nothing was begun.");
		return job;
	};
	beforeEach(() => {
		for (const id of ids) api.add(id, 5);
	});

	it("are begun as a job, which is over after a while", async () => {
		const job = await begin(wished(3));
		expect(await jobs().follow(job, wished(3))).toBeNull();
		expect(shown("1")).toEqual([5]);
		expect(Object.values(byListing(await jobs().follow(job, wished(3))) ?? {})).toEqual(ids.map(() => ({ kind: "accepted" })));
		expect(shown("1", "20")).toEqual([3, 3]);
		expect(api.requests.filter((request) => request.startsWith("PUT"))).toEqual([]);
	});

	it("that a job does not take are asked for one by one: what is gone, and why the others are refused", async () => {
		api.state.asks = 0;
		api.products.delete("2");
		api.refused.set("3", { base: ["You are on vacation"] });
		const told = byListing(await jobs().follow(await begin(wished(3)), wished(3)));
		expect(told).toMatchObject({ 1: { kind: "accepted" }, 2: { kind: "gone" }, 3: { kind: "refused", reason: expect.stringContaining("vacation") } });
		expect(api.requests.filter((request) => request.startsWith("PUT"))).toHaveLength(2);
	});

	it("of which it says nothing are left to be sent again, as are all of a job that it has lost", async () => {
		api.state.asks = 0;
		api.state.half = true;
		const job = await begin(wished(3));
		const told = await jobs().follow(job, wished(3));
		expect(told).toHaveLength(10);
		expect(shown("10", "11")).toEqual([3, 5]);
		api.jobs.clear();
		expect(Object.values(byListing(await jobs().follow(job, wished(3))) ?? {})).toEqual(
			ids.map(() => ({ kind: "later", reason: expect.stringContaining("lost the batch") })),
		);
	});

	it("of a job that can't be worked off at all are set one by one", async () => {
		api.state.asks = 0;
		api.state.ends = "unprocessable";
		const told = byListing(await jobs().follow(await begin(wished(3)), wished(3)));
		expect(told?.[20]).toEqual({ kind: "accepted" });
		expect(shown("1", "20")).toEqual([3, 3]);
	});

	it("that may have been taken though nobody said so have time to be over before anything newer", async () => {
		for (const failure of [{ status: 502 }, { status: 200, headers: { "content-type": "text/html" }, text: "<html>" }]) {
			api.failures.push(failure);
			const error = await jobs()
				.begin(wished(3))
				.catch((thrown: unknown) => thrown);
			expect(error).toMatchObject({ code: "unavailable" });
			expect(retryAfterOf(error)).toBe(30_000);
		}
		api.failures.push({ status: 429, headers: { "retry-after": "7" } });
		const limited = await jobs()
			.begin(wished(3))
			.catch((thrown: unknown) => thrown);
		expect(retryAfterOf(limited)).toBe(7_000);
	});

	it("none of which is known by its id there make no job", async () => {
		expect(await jobs().begin({ kind: "stock", wishes: [wish("sku:A", 1)] })).toBeNull();
	});

	it("are asked for no faster than CardTrader allows, over all clients of a connection", async () => {
		const strict = await startCardTraderApi({ token: "t", jobTime: 400 });
		const clients = createClients({ apiUrls: { cardtrader: strict.url } });
		const access = { connectionId: "one", number: 1, marketplace: "cardtrader", accountId: "cards", credentials: { token: "t" } } as const;
		strict.add("1", 5);
		const one: JobWishes = { kind: "stock", wishes: [wish("1", 2)] };
		const job = (await clients.open(access).jobs?.begin(one)) ?? "";
		// The first look waits until it may well be over, the next for its turn.
		for (let look = 0; look < 2; look++) expect(await clients.open(access).jobs?.follow(job, one)).toEqual([{ listingId: "1", kind: "accepted" }]);
		await strict.close();
	});
});
