import { createConnection } from "node:net";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { DomainError } from "../../src/domain/core/errors.ts";
import { connectMarketplace } from "../../src/domain/marketplaces/services/connect-marketplace.ts";
import { shopify } from "../../src/webhooks/shopify/shopify.ts";
import { startTestApp, type TestApp } from "../support/app.ts";
import { shopifyFulfilment, shopifyHeaders, shopifyOrder, shopifyRefund } from "../support/shopify.ts";

/** `WEBHOOK_FUZZ=100000 npm test -- test/webhooks/fuzz.test.ts` takes a few minutes. */
const CASES = Number(process.env.WEBHOOK_FUZZ ?? 1_200);
/** Cases that are sent at once, each on a socket of its own. */
const AT_ONCE = 40;
/** Milliseconds after which a sender goes away whose request is not whole, or was answered once. */
const BRIEF = 15;
/** Bytes of the heap, after a collection: far below what anything kept per request would make of it. */
const MAY_GROW = 24 * 1024 * 1024;
const SECRET = "what the shop and we know";

let app: TestApp;
let path: string;

beforeAll(async () => {
	app = await startTestApp({ config: { roles: ["web"] } });
	const shop = await app.buildShop("Card Corner");
	const { connectionId } = await app.as(shop.owner, ["market.manage"], (scope) =>
		connectMarketplace(scope, { marketplace: "shopify", account: "corner", secret: SECRET }),
	);
	path = `/webhooks/shopify/${connectionId}`;
});
afterAll(() => app?.stop());

const PAYLOADS = {
	"orders/create": shopifyOrder({ lines: [{ id: "466157049466157049", sku: "A", quantity: 2 }], shippingAddress: null }),
	"fulfillments/create": shopifyFulfilment({ id: "255858046", lines: [{ id: "466157049", quantity: 1 }] }),
	"refunds/create": shopifyRefund({ id: "890088186047892319", lines: [{ id: "466157049", quantity: 1, restock: "return" }] }),
};

/** Where to cut a text, from 0 to 1, and what to do there: a piece taken out, doubled, or replaced. */
const mutation = fc.record({
	at: fc.double({ min: 0, max: 1, noNaN: true }),
	length: fc.nat(40),
	piece: fc.oneof(
		fc.constantFrom(
			"",
			"null",
			"-1",
			'"',
			"{",
			"]",
			"1e999",
			"9".repeat(40),
			"\\u0000",
			"\\ud800",
			'"__proto__":',
			"[".repeat(3_000),
			'{"a":'.repeat(2_000),
			"\0",
		),
		fc.string(),
		fc.uint8Array({ maxLength: 20 }).map((bytes) => Buffer.from(bytes).toString("latin1")),
	),
});

const delivery = fc
	.record({
		topic: fc.constantFrom(...(Object.keys(PAYLOADS) as (keyof typeof PAYLOADS)[])),
		mutations: fc.array(mutation, { maxLength: 4 }),
	})
	.map(({ topic, mutations }) => {
		let body = Buffer.from(PAYLOADS[topic]);
		for (const { at, length, piece } of mutations) {
			const start = Math.floor(at * body.length);
			body = Buffer.concat([body.subarray(0, start), Buffer.from(piece, "latin1"), body.subarray(start + length)]);
		}
		return { topic, body };
	});

const header = fc.tuple(
	fc.constantFrom(
		"content-length",
		"transfer-encoding",
		"content-encoding",
		"content-type",
		"expect",
		"connection",
		"upgrade",
		"host",
		"x-shopify-topic",
		"x-shopify-event-id",
		"x-shopify-hmac-sha256",
		"x-shopify-shop-domain",
		"authorization",
		"__proto__",
	),
	fc.oneof(
		fc.constantFrom(
			"",
			"0",
			"-1",
			"10",
			"99999999",
			"1e3",
			"gzip",
			"chunked",
			"identity, chunked",
			"100-continue",
			"close",
			"keep-alive",
			"h2c",
			"multipart/form-data",
		),
		fc.string({ maxLength: 60 }),
		fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes).toString("latin1")),
		fc.constant("x".repeat(20_000)),
	),
);

/** A request whose parts may contradict each other; `body` where it was signed rightly. */
const request = fc
	.record({
		method: fc.constantFrom("POST", "POST", "POST", "GET", "HEAD", "PUT", "OPTIONS", "CONNECT", "post"),
		target: fc.constantFrom(
			"own",
			"own",
			"own",
			"/webhooks/shopify",
			"/webhooks/ebay/1",
			"/webhooks/",
			"/webhooks/%/%00",
			"//",
			"*",
			"/webhooks/shopify/../../x",
			"http://x/y",
		),
		isSigned: fc.boolean(),
		isWhole: fc.boolean(),
		delivery,
		more: fc.array(header, { maxLength: 4 }),
	})
	.map(({ method, target, isSigned, isWhole, delivery: { topic, body }, more }) => {
		const signed = {
			...shopifyHeaders({ secret: isSigned ? SECRET : "a guess", body: body as unknown as string, topic }),
			"content-length": String(body.length),
		};
		const lines = [["host", "x"], ...Object.entries(signed), ...more].map(([name, value]) => `${name}: ${value}\r\n`);
		const head = `${method} ${target === "own" ? path : target} HTTP/1.1\r\n${lines.join("")}\r\n`;
		return {
			bytes: Buffer.concat([Buffer.from(head, "latin1"), isWhole ? body : body.subarray(0, body.length / 2)]),
			topic,
			body,
			patience: isWhole && more.length === 0 ? 5_000 : BRIEF,
		};
	});

const garbage = fc.uint8Array({ maxLength: 300 }).map((bytes) => ({ bytes: Buffer.from(bytes), topic: null, body: Buffer.alloc(0), patience: BRIEF }));
const broken = fc.tuple(request, mutation).map(([{ bytes }, { at, length, piece }]) => {
	const start = Math.floor(at * bytes.length);
	return {
		bytes: Buffer.concat([bytes.subarray(0, start), Buffer.from(piece, "latin1"), bytes.subarray(start + length)]),
		topic: null,
		body: Buffer.alloc(0),
		patience: BRIEF,
	};
});

/** Sends bytes, and tells the statuses of what comes back until either side has enough. */
function exchange({ bytes, patience }: { bytes: Buffer; patience: number }): Promise<number[]> {
	return new Promise((resolve) => {
		let answer = "";
		let timer: NodeJS.Timeout;
		const socket = createConnection(app.port, "127.0.0.1", () => {
			socket.write(bytes);
			timer = setTimeout(() => socket.end(), patience);
		});
		socket.on("data", (chunk) => {
			answer += chunk.toString("latin1");
			clearTimeout(timer);
			timer = setTimeout(() => socket.end(), BRIEF);
		});
		socket.on("error", () => {});
		socket.on("close", () => resolve([...answer.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status))));
	});
}

/** What the program would make of it later: events, or an error that says what is wrong with the body. */
function parses(topic: string, rawBody: Buffer): boolean {
	try {
		shopify.parse({ topic, rawBody, shopCurrency: "USD" });
	} catch (error) {
		if (!(error instanceof DomainError && error.code === "invalid_input")) throw error;
	}
	return true;
}

setFlagsFromString("--expose-gc");
const collect: () => void = runInNewContext("gc");

function heap(): number {
	collect();
	return process.memoryUsage().heapUsed;
}

test(`${CASES} requests of any bytes: no 5xx, no error that nobody expects, no memory that stays`, { timeout: 60_000 + CASES * 20 }, async () => {
	const statuses = new Map<number, number>();
	const run = (cases: number, seed: number) =>
		fc.assert(
			fc.asyncProperty(
				fc.array(fc.oneof({ weight: 6, arbitrary: request }, { weight: 2, arbitrary: broken }, { weight: 1, arbitrary: garbage }), {
					minLength: AT_ONCE,
					maxLength: AT_ONCE,
				}),
				async (batch) => {
					const answers = await Promise.all(batch.map(exchange));
					for (const status of answers.flat()) statuses.set(status, (statuses.get(status) ?? 0) + 1);
					expect(answers.flat().filter((status) => status >= 500)).toEqual([]);
					for (const { topic, body } of batch) if (topic) expect(parses(topic, body)).toBe(true);
				},
			),
			{ numRuns: Math.ceil(cases / AT_ONCE), seed, endOnFailure: true },
		);
	const seed = Number(process.env.FUZZ_SEED ?? Date.now());
	await run(CASES / 5, seed);
	const before = heap();
	await run((CASES * 4) / 5, seed + 1);
	expect(heap() - before, `seed ${seed}`).toBeLessThan(MAY_GROW);
	// It is no test of a server that is away: all kinds of answers came.
	expect([...statuses.keys()].sort()).toEqual(expect.arrayContaining([200, 400, 401, 404]));
	expect((await exchange({ bytes: Buffer.from("GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n"), patience: 5_000 }))[0]).toBe(200);
});
