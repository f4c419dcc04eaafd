import { z } from "zod";
import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import { formatMoney } from "../../core/money.ts";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { getVendor } from "../../vendors/selectors/get-vendor.ts";
import { getItem } from "../selectors/get-item.ts";
import { setPrice } from "./set-price.ts";

const inputSchema = z.strictObject({
	itemId: z.uuid(),
	/** What the write that is taken back had set, in minor units. */
	seenMinor: z.bigint(),
	restoreMinor: z.bigint(),
	/** It had been set although locked. */
	forced: z.boolean().default(false),
});

/**
 * Sets a price back, if it is still the one that was set. Tells so in words.
 * @throws DomainError conflict when somebody changed it since
 */
export async function restorePrice(scope: VendorScope<"inventory.read" | "pricing.write">, input: z.input<typeof inputSchema>): Promise<string> {
	const { itemId, seenMinor, restoreMinor, forced } = parseInput(inputSchema, input);
	const { currency, locale } = await getVendor(scope);
	const money = (minor: bigint) => formatMoney(minor, currency, locale);
	const item = await getItem(scope, { itemId });
	if (item.priceMinor !== seenMinor) {
		throw new DomainError("conflict", say.undoDrift({ sku: item.sku, set: money(seenMinor), now: money(item.priceMinor) }));
	}
	await setPrice(scope, { itemId, priceMinor: restoreMinor, seenMinor, source: "undo", allowZero: true, force: forced });
	return say.priceSet({ sku: item.sku, was: money(seenMinor), now: money(restoreMinor) });
}
