import { z } from "zod";
import { say } from "../../domain/core/messages/say.ts";
import { formatMoney, parseMoney } from "../../domain/core/money.ts";
import type { Reply } from "../../domain/core/reply.ts";
import { getItemBySku } from "../../domain/inventory/selectors/get-item-by-sku.ts";
import { connectionLabel } from "../../domain/marketplaces/connection-label.ts";
import { describePricesOut } from "../../domain/marketplaces/describe-prices-out.ts";
import { marketplaceTitle } from "../../domain/marketplaces/marketplaces.ts";
import { priceWay } from "../../domain/marketplaces/price-way.ts";
import { getConnectionNamed } from "../../domain/marketplaces/selectors/get-connection-named.ts";
import { getListingPrices, type ListingPrices } from "../../domain/marketplaces/selectors/get-listing-prices.ts";
import { setListingPrice } from "../../domain/marketplaces/services/set-listing-price.ts";
import { getVendor } from "../../domain/vendors/selectors/get-vendor.ts";
import { defineCommand } from "./define-command.ts";
import { optionalChoice, optionalText, text } from "./option.ts";
import { orNone } from "./or-none.ts";
import { quoteValue } from "./quote-value.ts";
import { undoAction } from "./undo-action.ts";

export const marketPrice = defineCommand({
	name: "market price",
	summary: "Give one item a price of its own on a marketplace, take it away, or see what it costs there",
	examples: ["/market price M-1 PKM-SWSH10.5-055-H-NM 12.50", "/market price M-1 PKM-SWSH10.5-055-H-NM none"],
	input: z.strictObject({
		connection: text("Its number, like M-1", { suggest: "connection" }),
		sku: text("The item's SKU", { suggest: "sku" }),
		price: optionalText("What it costs there, like 12.50; none for the item's price; left out, it is shown", { positional: true, max: 30 }),
		floor: optionalChoice("A price below the shop's floor must be meant", ["yes"]),
	}),
	needs: ["pricing.write", "market.read", "inventory.read"],
	audience: "channel",
	async run(scope, { connection: typed, sku: typedSku, price, floor }) {
		const { currency, locale } = await getVendor(scope);
		const { id: connectionId } = await getConnectionNamed(scope, { text: typed });
		const { id: itemId, sku } = await getItemBySku(scope, { sku: typedSku });
		const priceMinor = orNone(price, (amount) => parseMoney(amount, currency));
		const money = (minor: bigint) => formatMoney(minor, currency, locale);
		const of = { connectionId, itemId };
		const look = async () => ({ sku, found: await getListingPrices(scope, of), currency, money });
		if (priceMinor === undefined) return show(await look());
		const changeNumber = await setListingPrice(scope, { ...of, priceMinor, allowBelowFloor: floor === "yes" });
		const shown = await look();
		return {
			text: `${said(shown, { priceMinor, isSame: changeNumber === null })}\n${way(shown)}`,
			...(changeNumber !== null && { actions: [undoAction(changeNumber)] }),
			audience: "channel",
		};
	},
});

interface Shown {
	sku: string;
	found: ListingPrices;
	currency: string;
	money: (minor: bigint) => string;
}

const naming = ({ number, marketplace, listings }: ListingPrices) => ({
	connection: number,
	marketplace: marketplaceTitle(marketplace),
	count: listings.length,
});

/** What it costs there without a price of its own; null when the item has none. */
function ruledOf({ listings: [first] }: ListingPrices, money: Shown["money"]): string | null {
	return first && first.ruled > 0n ? money(first.ruled) : null;
}

function said({ sku, found, currency, money }: Shown, { priceMinor, isSame }: { priceMinor: bigint | null; isSame: boolean }): string {
	const named = { ...naming(found), sku };
	const price = priceMinor === null ? null : money(priceMinor);
	if (isSame) return say.ownPriceSame({ ...named, price });
	if (price !== null) return say.ownPriceSet({ ...named, price });
	return say.ownPriceGone({ ...named, price: ruledOf(found, money), settings: describePricesOut(found.settings, currency) });
}

/** How that comes to stand there, said of the listing that still needs something for it. */
function way({ found, money }: Shown): string {
	const [settled] = found.listings;
	const open = found.listings.find((listing) => priceWay(found, listing) !== "same") ?? settled;
	if (!open) throw new Error("There is at least one listing.");
	return say.priceWay({ ...naming(found), way: priceWay(found, open), there: open.there === null ? null : money(open.there) });
}

function show(shown: Shown): Reply {
	const { sku, found, currency, money } = shown;
	const settings = describePricesOut(found.settings, currency);
	const [only, other] = found.listings;
	const orBlank = (minor: bigint | null) => (minor === null ? "" : money(minor));
	const ruled = ruledOf(found, money);
	const own = only?.own === null || only?.own === undefined ? null : money(only.own);
	return {
		text: [other ? say.ownPriceSeveral({ ...naming(found), sku, settings }) : say.ownPrice({ ...naming(found), sku, own, ruled, settings }), way(shown)].join(
			"\n",
		),
		...(other && {
			rows: {
				columns: say.ownPriceColumns(),
				rows: found.listings.map((listing) => [listing.title || listing.externalId, orBlank(listing.own), ruled ?? "", orBlank(listing.there)]),
			},
		}),
		...(found.listings.some((listing) => listing.own !== null) && {
			actions: [
				{ label: say.ownPriceNoneLabel(), command: `/market price ${connectionLabel(found.number)} ${quoteValue(sku)} none`, style: "secondary" as const },
			],
		}),
		audience: "channel",
	};
}
