import { generateKeyPairSync, sign } from "node:crypto";
import { createRequire } from "node:module";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readPublicKey } from "../../../src/marketplaces/ebay/read-public-key.ts";
import { ebayHandshake } from "../../../src/webhooks/ebay/handshake.ts";
import { identifyEbay } from "../../../src/webhooks/ebay/identify.ts";
import { ebayKeyId, verifyEbay } from "../../../src/webhooks/ebay/verify.ts";
import { challengeAnswer, ebayNotification, openEbayKey } from "../../support/ebay.ts";

const require = createRequire(import.meta.url);
/** eBay's own test data, of its event-notification-nodejs-sdk. */
const vectors = require("event-notification-nodejs-sdk/test/test.json") as Record<
	"VALID" | "INVALID" | "SIGNATURE_MISMATCH",
	{ signature: string; message: object; response: object; public_key: string }
>;
const sdk = require("event-notification-nodejs-sdk") as { validateEndpoint(code: string, config: { endpoint: string; verificationToken: string }): string };
const client = require("event-notification-nodejs-sdk/lib/client.js") as { getPublicKey(): Promise<object> };
const validator = require("event-notification-nodejs-sdk/lib/validator.js") as {
	validateSignature(message: unknown, signature: string, config: object): Promise<boolean>;
};

const aside = { now: new Date(), url: "https://stock.example/webhooks/ebay/1", secrets: ["hush"] };
const header = (signature: string | null) => (name: string) => (name === "x-ebay-signature" ? signature : null);
const keyOf = (answer: object) => readPublicKey(Buffer.from(JSON.stringify(answer)));
const keys = { SHA1: openEbayKey(), SHA256: openEbayKey({ digest: "SHA256" }) };
const stranger = openEbayKey();
const encode = (signature: object) => Buffer.from(JSON.stringify(signature)).toString("base64");

describe("verifyEbay", () => {
	it("takes eBay's own signed notification, and none of those that eBay's SDK refuses", () => {
		const check = ({ message, signature, response }: (typeof vectors)["VALID"]) =>
			verifyEbay({ rawBody: Buffer.from(JSON.stringify(message)), header: header(signature), publicKey: keyOf(response), ...aside });
		expect(check(vectors.VALID)).toBe(true);
		expect(check(vectors.INVALID)).toBe(false);
		expect(check(vectors.SIGNATURE_MISMATCH)).toBe(false);
		expect(ebayKeyId({ rawBody: Buffer.alloc(0), header: header(vectors.VALID.signature) })).toBe(vectors.VALID.public_key);
	});

	it("takes any bytes that the key signed, and no others", () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 300 }), fc.constantFrom("SHA1", "SHA256"), (rawBody, digest) => {
				const key = keys[digest];
				const publicKey = keyOf(key.answer);
				const signed = header(key.sign(rawBody));
				expect(verifyEbay({ rawBody, header: signed, publicKey, ...aside })).toBe(true);
				expect(verifyEbay({ rawBody: new Uint8Array([...rawBody, 0]), header: signed, publicKey, ...aside })).toBe(false);
				expect(verifyEbay({ rawBody, header: header(stranger.sign(rawBody)), publicKey, ...aside })).toBe(false);
				expect(verifyEbay({ rawBody, header: signed, publicKey: keyOf(stranger.answer), ...aside })).toBe(false);
				expect(verifyEbay({ rawBody, header: signed, publicKey: null, ...aside })).toBe(false);
				// The digest is the key's: what the header says of it changes nothing.
				const other = digest === "SHA1" ? "SHA256" : "SHA1";
				expect(verifyEbay({ rawBody, header: signed, publicKey: { ...publicKey, digest: other }, ...aside })).toBe(false);
				const { alg, kid, signature } = JSON.parse(Buffer.from(key.sign(rawBody), "base64").toString()) as Record<string, string>;
				expect(verifyEbay({ rawBody, header: header(encode({ alg, kid, signature, digest: other })), publicKey, ...aside })).toBe(true);
			}),
			{ numRuns: 150 },
		);
	});

	it("judges notifications as eBay's SDK does", async () => {
		// The SDK asks api.ebay.com for the key; it is told ours instead.
		client.getPublicKey = async () => keys.SHA1.answer;
		await fc.assert(
			fc.asyncProperty(fc.dictionary(fc.string(), fc.jsonValue()), fc.boolean(), async (message, isTampered) => {
				const rawBody = Buffer.from(JSON.stringify(message));
				const signature = keys.SHA1.sign(isTampered ? Buffer.concat([rawBody, Buffer.from(" ")]) : rawBody);
				const ours = verifyEbay({ rawBody, header: header(signature), publicKey: keyOf(keys.SHA1.answer), ...aside });
				expect(ours).toBe(!isTampered);
				expect(await validator.validateSignature(JSON.parse(rawBody.toString()), signature, {})).toBe(ours);
			}),
		);
	});

	it("takes no other algorithm, no other kind of key, and no other spelling", () => {
		const rawBody = Buffer.from("{}");
		const publicKey = keyOf(keys.SHA1.answer);
		const right = JSON.parse(Buffer.from(keys.SHA1.sign(rawBody), "base64").toString()) as Record<string, string>;
		for (const wrong of [
			{ alg: "none" },
			{ alg: "rsa" },
			{ alg: 1 },
			{ kid: "" },
			{ kid: "a/../b" },
			{ signature: "" },
			{ signature: `${right.signature}!` },
		]) {
			expect(verifyEbay({ rawBody, header: header(encode({ ...right, ...wrong })), publicKey, ...aside })).toBe(false);
		}
		const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 });
		const pem = rsa.publicKey.export({ type: "spki", format: "pem" }).toString();
		const byRsa = encode({ ...right, signature: sign("sha1", rawBody, rsa.privateKey).toString("base64") });
		expect(verifyEbay({ rawBody, header: header(byRsa), publicKey: { pem, digest: "SHA1" }, ...aside })).toBe(false);
		expect(verifyEbay({ rawBody, header: header(null), publicKey, ...aside })).toBe(false);
	});

	it("never throws, whatever the header and the key are", () => {
		fc.assert(
			fc.property(
				fc.oneof(
					fc.string({ unit: "binary" }),
					fc.json().map((json) => Buffer.from(json).toString("base64")),
				),
				fc.string(),
				(signature, pem) => {
					const rawBody = Buffer.from("{}");
					const publicKey = { pem, digest: "SHA1" as const };
					expect(verifyEbay({ rawBody, header: header(signature), publicKey, ...aside })).toBe(false);
					expect(ebayKeyId({ rawBody, header: header(signature) }) ?? "").toMatch(/^[\w.-]{0,100}$/);
				},
			),
		);
	});
});

describe("readPublicKey", () => {
	it("reads a key on one line and one of many, and refuses what is not ours", () => {
		const { answer } = keys.SHA1;
		const broken = readPublicKey(Buffer.from(JSON.stringify(answer))).pem;
		expect(keyOf({ ...answer, key: broken })).toEqual(keyOf(answer));
		for (const wrong of [{ algorithm: "RSA" }, { digest: "MD5" }, { digest: "SHA512" }, { key: "hello" }, { key: null }]) {
			expect(() => keyOf({ ...answer, ...wrong })).toThrowError();
		}
	});
});

describe("ebayHandshake", () => {
	const ask = (query: string, method = "GET", secrets = ["newest", "former"]) =>
		ebayHandshake({ method, query: new URLSearchParams(query), rawBody: Buffer.alloc(0), header: header(null), secrets, url: aside.url });

	it("answers any code as eBay's SDK does, with the newest secret", () => {
		fc.assert(
			fc.property(fc.string({ unit: "binary", minLength: 1, maxLength: 100 }), fc.stringMatching(/^[\w-]{32,80}$/), (code, token) => {
				const query = new URLSearchParams({ challenge_code: code }).toString();
				const answer = ask(query, "GET", [token, "former"]);
				const read = new URLSearchParams(query).get("challenge_code") ?? "";
				expect(answer).toEqual({
					type: "json",
					body: JSON.stringify({ challengeResponse: sdk.validateEndpoint(read, { endpoint: aside.url, verificationToken: token }) }),
				});
				expect(answer?.body).toContain(challengeAnswer({ code: read, token, endpoint: aside.url }));
			}),
		);
	});

	it("answers nothing else", () => {
		expect(ask("")).toBeNull();
		expect(ask("challenge_code=")).toBeNull();
		expect(ask(`challenge_code=${"a".repeat(201)}`)).toBeNull();
		expect(ask("challenge_code=abc", "POST")).toBeNull();
		expect(ask("challenge_code=abc", "GET", [])).toBeNull();
	});
});

describe("identifyEbay", () => {
	const identify = (body: string | Uint8Array) => identifyEbay({ rawBody: Buffer.from(body), header: header(null) });

	it("names a notification by its id and its bytes", () => {
		const body = ebayNotification({ topic: "ORDER_CONFIRMATION", data: {}, notificationId: "49feeaeb_33f7e043" });
		expect(identify(body)).toEqual({ topic: "ORDER_CONFIRMATION", deliveryId: expect.stringMatching(/^49feeaeb_33f7e043:[0-9a-f]{32}$/) });
		expect(identify(body)).toEqual(identify(body));
	});

	it("gives no delivery the name of what we ask for ourselves", () => {
		for (const topic of ["order", "return", "authorization"]) expect(identify(ebayNotification({ topic, data: {} })).topic).toBe(topic.toUpperCase());
	});

	it("gives a key and a topic that an index can hold, whatever the body says", () => {
		fc.assert(
			fc.property(
				fc.oneof(
					fc.uint8Array(),
					fc.json().map((json) => Buffer.from(json)),
					fc
						.tuple(fc.string({ unit: "binary" }), fc.string({ unit: "binary", maxLength: 5000 }))
						.map(([topic, notificationId]) => Buffer.from(ebayNotification({ topic, data: {}, notificationId }))),
				),
				(body) => {
					const { topic, deliveryId } = identify(body);
					expect(topic).toMatch(/^\w{1,100}$/);
					expect(deliveryId.length).toBeLessThanOrEqual(500);
					expect(deliveryId.length).toBeGreaterThan(0);
				},
			),
		);
	});
});
