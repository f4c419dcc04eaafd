import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { Webhook } from "standardwebhooks";
import { describe, expect, it } from "vitest";
import { hasStandardSignature } from "../../src/webhooks/has-standard-signature.ts";
import { standardKeys } from "../../src/webhooks/standard-keys.ts";
import { headerReader } from "../support/header-reader.ts";
import { standardHeaders } from "../support/standard-webhooks.ts";

const now = new Date("2026-11-28T12:00:00Z");
const timestamp = Math.floor(now.getTime() / 1000);
const anyKey = fc.uint8Array({ minLength: 1, maxLength: 64 });
const anyId = fc.stringMatching(/^[\x21-\x7e]{1,60}$/);
const secretOf = (key: Uint8Array) => `whsec_${Buffer.from(key).toString("base64")}`;
const signed = (headers: Record<string, string>, rawBody: Uint8Array, keys: readonly Uint8Array[], at = now) =>
	hasStandardSignature({ rawBody, header: headerReader(headers), keys, now: at });

describe("hasStandardSignature", () => {
	it("takes what the official library signs, by any live secret and any signature of the list, and nothing else", () => {
		fc.assert(
			fc.property(
				fc.string({ unit: "grapheme" }),
				anyId,
				fc.uniqueArray(anyKey, { minLength: 2, maxLength: 4, selector: String }),
				fc.nat(),
				(text, id, keys, pick) => {
					const secrets = keys.map(secretOf);
					const key = keys[pick % keys.length] ?? new Uint8Array();
					const signature = new Webhook(secretOf(key)).sign(id, now, text);
					const headers = { "webhook-id": id, "webhook-timestamp": String(timestamp), "webhook-signature": signature };
					const rawBody = Buffer.from(text);
					expect(signed(headers, rawBody, standardKeys(secrets))).toBe(true);
					expect(signed({ ...headers, "webhook-signature": `v1a,xx v1,${"A".repeat(43)}= ${signature}` }, rawBody, standardKeys(secrets))).toBe(true);
					expect(signed(headers, rawBody, standardKeys(secrets.filter((other) => other !== secretOf(key))))).toBe(false);
					expect(signed(headers, Buffer.concat([rawBody, Buffer.from(" ")]), standardKeys(secrets))).toBe(false);
					expect(signed({ ...headers, "webhook-id": `${id}x` }, rawBody, standardKeys(secrets))).toBe(false);
					expect(signed({ ...headers, "webhook-timestamp": String(timestamp + 1) }, rawBody, standardKeys(secrets))).toBe(false);
				},
			),
			{ numRuns: 200 },
		);
	});

	it("takes any bytes that were signed: the library loses those that are no UTF-8", () => {
		const key = randomBytes(24);
		const rawBody = Buffer.from([0x7b, 0x22, 0x61, 0x22, 0x3a, 0x22, 0xff, 0x22, 0x7d]);
		const headers = standardHeaders({ key, body: rawBody, timestamp: Math.floor(Date.now() / 1000) });
		expect(() => new Webhook(secretOf(key)).verify(rawBody, headers)).toThrow("No matching signature found");
		expect(signed(headers, rawBody, [key], new Date())).toBe(true);
	});

	it.each([
		[-301, false],
		[-300, true],
		[0, true],
		[300, true],
		[301, false],
	])("a delivery that was signed %d s from now: %s", (offset, isTaken) => {
		const rawBody = Buffer.from("{}");
		expect(signed(standardHeaders({ key: "k", body: rawBody, timestamp: timestamp + offset }), rawBody, [Buffer.from("k")])).toBe(isTaken);
	});

	it("takes nothing without a key, a signature, an id or a time, and never throws", () => {
		const rawBody = Buffer.from("{}");
		const headers = standardHeaders({ key: "k", body: rawBody, timestamp });
		expect(signed(headers, rawBody, [])).toBe(false);
		for (const name of ["webhook-id", "webhook-timestamp", "webhook-signature"]) {
			expect(signed(Object.fromEntries(Object.entries(headers).filter(([other]) => other !== name)), rawBody, [Buffer.from("k")])).toBe(false);
		}
		const anyHeader = fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("v1,", "v1", `v1,${"A".repeat(43)}=`, "-1", "1e9", String(timestamp)));
		fc.assert(
			fc.property(anyHeader, anyHeader, anyHeader, (id, time, signature) => {
				expect(signed({ "webhook-id": id, "webhook-timestamp": time, "webhook-signature": signature }, rawBody, [Buffer.from("k")])).toBe(false);
			}),
		);
	});
});

describe("standardKeys", () => {
	it("reads secrets with and without their prefix, and opens nothing with what is none", () => {
		expect(standardKeys(["whsec_AAEC", "AAEC"])).toEqual([Buffer.from([0, 1, 2]), Buffer.from([0, 1, 2])]);
		expect(standardKeys(["whsec_", "", "not base64!", "whsec_AAE"])).toEqual([]);
	});
});
