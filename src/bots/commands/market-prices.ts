import { z } from "zod";
import { DomainError } from "../../domain/core/errors.ts";
import { say } from "../../domain/core/messages/say.ts";
import { formatMoney, parseMoney } from "../../domain/core/money.ts";
import { parseRounding } from "../../domain/inventory/price-rules/parse-rounding.ts";
import { connectionLabel } from "../../domain/marketplaces/connection-label.ts";
import { describePricesOut } from "../../domain/marketplaces/describe-prices-out.ts";
import { marketplaceTitle } from "../../domain/marketplaces/marketplaces.ts";
import type { PricesOut } from "../../domain/marketplaces/prices-out.ts";
import { getConnectionNamed } from "../../domain/marketplaces/selectors/get-connection-named.ts";
import { getPricesOut } from "../../domain/marketplaces/selectors/get-prices-out.ts";
import { previewPrices } from "../../domain/marketplaces/selectors/preview-prices.ts";
import { setPrices } from "../../domain/marketplaces/services/set-prices.ts";
import { getVendor } from "../../domain/vendors/selectors/get-vendor.ts";
import { defineCommand } from "./define-command.ts";
import { optionalChoice, optionalText, text } from "./option.ts";
import { undoAction } from "./undo-action.ts";

const NONE: PricesOut["markup"] = { by: "percent", ppm: 0 };

export const marketPrices = defineCommand({
	name: "market prices",
	summary: "Have a marketplace show your prices: on, after a preview, or off; marked up and rounded if you like",
	examples: ["/market prices M-1 on", "/market prices M-1 on markup:+5% round:.99", "/market prices M-1 off"],
	input: z.strictObject({
		connection: text("Its number, like M-1", { suggest: "connection" }),
		state: optionalChoice("Whether prices are pushed there", ["on", "off"], { positional: true }),
		markup: optionalText("What it costs more there, like +5% or +0.50; none for nothing", { max: 20 }),
		round: optionalText("To what prices there are rounded, like .99 or 0.25; none for not at all", { max: 20 }),
		confirm: optionalChoice("Yes, push them", ["yes"]),
	}),
	needs: ["market.manage", "market.read"],
	audience: "private",
	async run(scope, { connection: typed, state, markup, round, confirm }) {
		const { id: connectionId, marketplace } = await getConnectionNamed(scope, { text: typed });
		const { currency, locale } = await getVendor(scope);
		const { number, listings, settings: before } = await getPricesOut(scope, { connectionId });
		const settings: PricesOut = {
			on: state === undefined ? before.on : state === "on",
			markup: markup === undefined ? before.markup : parseMarkup(markup, currency),
			round: round === undefined ? before.round : round.toLowerCase() === "none" ? null : parseRounding(round, currency),
		};
		if (settings.on && confirm !== "yes" && (!before.on || markup !== undefined || round !== undefined)) {
			const { changes, sample } = await previewPrices(scope, { connectionId, settings });
			const money = (minor: bigint | null) => (minor === null ? "" : formatMoney(minor, currency, locale));
			const options = [markup !== undefined && `markup:${markup.replace(/\s/g, "")}`, round !== undefined && `round:${round.trim()}`];
			return {
				text: say.pricesPreview({
					connection: number,
					marketplace: marketplaceTitle(marketplace),
					settings: describePricesOut(settings, currency),
					active: listings,
					changes,
				}),
				...(sample.length > 0 && {
					rows: { columns: say.pricesColumns(), rows: sample.map(({ sku, title, there, should }) => [sku, title, money(there), money(should)]) },
				}),
				actions: [
					{
						label: say.pricesConfirmLabel(),
						command: ["/market prices", connectionLabel(number), "on", ...options.filter(Boolean), "confirm:yes"].join(" "),
						style: "primary",
					},
				],
				audience: "private",
			};
		}
		const set = await setPrices(scope, { connectionId, settings });
		if (set.changeNumber === null) return { text: say.pricesSame(set), audience: "private" };
		return { text: say.pricesSet(set), actions: [undoAction(set.changeNumber)], audience: "private" };
	},
});

/** "+5%", "-0.50", "none". @throws DomainError invalid_input that names the value */
function parseMarkup(typed: string, currency: string): PricesOut["markup"] {
	const bare = typed.replace(/\s/g, "");
	if (bare.toLowerCase() === "none") return NONE;
	const [, percentSign, digits, decimals] = /^([+-]?)(\d{1,3})(?:[.,](\d{1,4}))?%$/.exec(bare) ?? [];
	if (digits !== undefined) {
		const ppm = Number(`${digits}${(decimals ?? "").padEnd(4, "0")}`) * (percentSign === "-" ? -1 : 1);
		if (ppm >= -900_000) return { by: "percent", ppm };
	}
	const [, sign, rest] = /^([+-])([^+-]+)$/.exec(bare) ?? [];
	if (rest === undefined || rest.endsWith("%"))
		throw new DomainError("invalid_input", say.badOption({ option: "markup", value: typed, reason: say.badMarkup() }));
	return { by: "amount", minor: String(parseMoney(rest, currency) * (sign === "-" ? -1n : 1n)) };
}
