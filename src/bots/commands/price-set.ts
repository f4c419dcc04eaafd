import { z } from "zod";
import { say } from "../../domain/core/messages/say.ts";
import { formatMoney, parseMoney } from "../../domain/core/money.ts";
import { maySeeCost } from "../../domain/core/permissions/may-see-cost.ts";
import { priceMargin } from "../../domain/inventory/price-rules/price-margin.ts";
import { getItemBySku } from "../../domain/inventory/selectors/get-item-by-sku.ts";
import { setPrice } from "../../domain/inventory/services/set-price.ts";
import { marketplaceTitle } from "../../domain/marketplaces/marketplaces.ts";
import { listOwnPrices } from "../../domain/marketplaces/selectors/list-own-prices.ts";
import { getVendor } from "../../domain/vendors/selectors/get-vendor.ts";
import { defineCommand } from "./define-command.ts";
import { marginPercent } from "./margin-percent.ts";
import { optionalChoice, text } from "./option.ts";
import { quoteValue } from "./quote-value.ts";
import { undoAction } from "./undo-action.ts";

export const priceSet = defineCommand({
	name: "price set",
	summary: "Set an item's price",
	examples: ["/price set PKM-SWSH10.5-055-H-NM 12.50"],
	input: z.strictObject({
		sku: text("The item's SKU", { suggest: "sku" }),
		price: text("The new price, like 12.50", { max: 30 }),
		zero: optionalChoice("A price of 0 must be meant", ["yes"]),
		force: optionalChoice("Set it although it is locked", ["yes"]),
		floor: optionalChoice("A price below the shop's floor must be meant", ["yes"]),
	}),
	needs: ["pricing.write", "inventory.read"],
	audience: "channel",
	async run(scope, { sku, price, zero, force, floor }) {
		const vendor = await getVendor(scope);
		const { currency, locale } = vendor;
		const priceMinor = parseMoney(price, currency);
		const item = await getItemBySku(scope, { sku });
		const { wasMinor, changeNumber } = await setPrice(scope, {
			itemId: item.id,
			priceMinor,
			allowZero: zero === "yes",
			force: force === "yes",
			allowBelowFloor: floor === "yes",
		});
		const now = formatMoney(priceMinor, currency, locale);
		if (changeNumber === null) return { text: say.priceSame({ sku: item.sku, price: now }), audience: "channel" };
		const kept = (await listOwnPrices(scope, { itemId: item.id })).map(({ connection, marketplace, priceMinor: own }) => ({
			connection,
			marketplace: marketplaceTitle(marketplace),
			price: formatMoney(own, currency, locale),
		}));
		return {
			text: [
				say.priceSet({ sku: item.sku, was: formatMoney(wasMinor, currency, locale), now }),
				...about({ ...item, priceMinor }, vendor, maySeeCost(scope)),
				...(kept.length > 0 ? [say.ownPriceKept(kept)] : []),
			].join("\n"),
			actions: [undoAction(changeNumber), { label: say.historyLabel(), command: `/price history ${quoteValue(item.sku)}`, style: "secondary" }],
			audience: "channel",
		};
	},
});

/** The item's name, what it earns at this price, and a warning when that is less than nothing. */
function about({ title, priceMinor, costMinor }: Priced, { currency, locale }: { currency: string; locale: string }, seesCost: boolean): string[] {
	if (costMinor === null || !seesCost) return [title];
	const { minor, share } = priceMargin({ priceMinor, costMinor });
	const margin = say.marginText({ margin: formatMoney(minor, currency, locale), percent: marginPercent(share, locale) });
	return [`${title} · ${margin}`, ...(minor < 0n ? [say.belowCost({ cost: formatMoney(costMinor, currency, locale) })] : [])];
}

interface Priced {
	title: string;
	priceMinor: bigint;
	costMinor: bigint | null;
}
