import { addWhatPasses } from "../../support/add-what-passes.ts";
import type { TestApp, TestShop } from "../../support/app.ts";
import { fillShop } from "../../support/fill-shop.ts";

/** A shop with rows in every table. */
export async function furnishShop(app: TestApp, shop: TestShop): Promise<void> {
	await fillShop(app, shop);
	await addWhatPasses(app, shop);
}
