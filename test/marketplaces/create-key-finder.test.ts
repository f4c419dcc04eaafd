import { expect, it } from "vitest";
import type { Access } from "../../src/domain/core/permissions/access.ts";
import { createKeyFinder } from "../../src/marketplaces/create-key-finder.ts";
import type { Clients } from "../../src/marketplaces/open-clients.ts";

const connection = { id: "one", vendorId: "vendor", marketplace: "ebay", secrets: [] };
const key = { pem: "pem", digest: "SHA1" as const };

/** A finder whose marketplace counts how often it is asked. */
function finder() {
	const asked: string[] = [];
	let now = 0;
	const publicKey = async (keyId: string) => {
		asked.push(keyId);
		return keyId.startsWith("known") ? key : null;
	};
	const clients = { open: () => ({ publicKey }) } as unknown as Clients;
	const access = { withVendor: async () => ({}) } as unknown as Access;
	return { asked, find: createKeyFinder({ access, clients, clock: () => now }), pass: (milliseconds: number) => (now += milliseconds) };
}

it("asks for a key once an hour, and once for all that wait for it", async () => {
	const { asked, find, pass } = finder();
	expect(await Promise.all([find(connection, "known"), find(connection, "known")])).toEqual([key, key]);
	pass(3_599_000);
	await find(connection, "known");
	expect(asked).toHaveLength(1);
	pass(2_000);
	await find(connection, "known");
	expect(asked).toHaveLength(2);
});

it("stops asking for keys that nobody has heard of, for a minute and one connection alone", async () => {
	const { asked, find, pass } = finder();
	for (let at = 0; at < 20; at++) expect(await find(connection, `never-${at}`)).toBeNull();
	await expect(find(connection, "never-20")).rejects.toMatchObject({ code: "unavailable" });
	expect(await find({ ...connection, id: "two" }, "known")).toEqual(key);
	expect(asked).toHaveLength(21);
	pass(60_001);
	expect(await find(connection, "known")).toEqual(key);
});
