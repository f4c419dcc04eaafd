import { expect, test } from "vitest";
import { CREDENTIALS_OF } from "../../src/domain/marketplaces/credentials.ts";
import { MARKETPLACES } from "../../src/domain/marketplaces/marketplaces.ts";
import { PUSHED_MARKETPLACES } from "../../src/domain/marketplaces/pushed-marketplaces.ts";
import { createClients } from "../../src/marketplaces/open-clients.ts";

test("stock may be pushed where the client can set it, and nowhere else", () => {
	const clients = createClients();
	const able = MARKETPLACES.filter((marketplace) => CREDENTIALS_OF[marketplace].length > 0).filter((marketplace) => {
		const credentials = { key: "k", keysecret: "s", token: "t" };
		return clients.open({ connectionId: marketplace, number: 1, marketplace, accountId: "https://shop.example", credentials }).pushQuantities !== undefined;
	});
	expect(able).toEqual(PUSHED_MARKETPLACES);
});
