import { expect, test } from "vitest";
import { CREDENTIALS_OF } from "../../src/domain/marketplaces/credentials.ts";
import { MARKETPLACES } from "../../src/domain/marketplaces/marketplaces.ts";
import { PRICED_MARKETPLACES } from "../../src/domain/marketplaces/priced-marketplaces.ts";
import { PUSHED_MARKETPLACES } from "../../src/domain/marketplaces/pushed-marketplaces.ts";
import { createClients } from "../../src/marketplaces/open-clients.ts";

const able = (does: "pushQuantities" | "pushPrices") => {
	const clients = createClients();
	return MARKETPLACES.filter((marketplace) => CREDENTIALS_OF[marketplace].length > 0).filter((marketplace) => {
		const credentials = { key: "k", keysecret: "s", token: "t" };
		return clients.open({ connectionId: marketplace, number: 1, marketplace, accountId: "https://shop.example", credentials })[does] !== undefined;
	});
};

test("stock and prices may be pushed where the client can set them, and nowhere else", () => {
	expect(able("pushQuantities")).toEqual(PUSHED_MARKETPLACES);
	expect(able("pushPrices")).toEqual(PRICED_MARKETPLACES);
});
