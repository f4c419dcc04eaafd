import { z } from "zod";
import { dateFormat } from "../../domain/core/date-format.ts";
import { say } from "../../domain/core/messages/say.ts";
import { formatMoney } from "../../domain/core/money.ts";
import { findPriceSpan } from "../../domain/inventory/selectors/find-price-span.ts";
import { getItemBySku } from "../../domain/inventory/selectors/get-item-by-sku.ts";
import { listPriceChanges } from "../../domain/inventory/selectors/list-price-changes.ts";
import { listPricePoints } from "../../domain/inventory/selectors/list-price-points.ts";
import { getVendor } from "../../domain/vendors/selectors/get-vendor.ts";
import { attachPriceChart } from "../charts/attach-price-chart.ts";
import { defineCommand } from "./define-command.ts";
import { text } from "./option.ts";

/** Changes in the table; the chart shows what was before. */
const ROWS = 25;
/** Changes in the chart. */
const POINTS = 5_000;
const DAYS = 30;

export const priceHistory = defineCommand({
	name: "price history",
	summary: "Show how an item's price changed, with its 30-day low",
	examples: ["/price history PKM-SWSH10.5-055-H-NM"],
	input: z.strictObject({ sku: text("The item's SKU", { suggest: "sku" }) }),
	needs: ["inventory.read"],
	audience: "private",
	async run(scope, { sku }) {
		const vendor = await getVendor(scope);
		const { currency, locale, timezone } = vendor;
		const item = await getItemBySku(scope, { sku });
		const changes = await listPriceChanges(scope, { itemId: item.id, limit: ROWS });
		const points = await listPricePoints(scope, { itemId: item.id, limit: POINTS });
		const span = await findPriceSpan(scope, { itemId: item.id, since: new Date(scope.now.getTime() - DAYS * 86_400_000) });
		const when = dateFormat({ locale, timezone }, { dateStyle: "medium", timeStyle: "short" });
		const money = (minor: bigint) => formatMoney(minor, currency, locale);
		const newest = points.at(-1);
		const chart = span && newest ? await attachPriceChart({ sku: item.sku, points, now: scope.now, span, vendor }) : null;
		return {
			text: [
				say.historyText({ sku: item.sku, title: item.title, count: points.length - 1, more: points.length === POINTS }),
				...(span && newest
					? [
							`${say.historyNow({ price: money(newest.minor), since: when.format(newest.at) })} · ${say.historySpan({ low: money(span.lowMinor), high: money(span.highMinor), days: DAYS })}`,
						]
					: []),
				...(chart && "problem" in chart ? [chart.problem] : []),
			].join("\n"),
			rows: {
				columns: say.historyColumns(),
				rows: changes.map(({ createdAt, oldMinor, newMinor, who, source, operation }) => [
					when.format(createdAt),
					oldMinor === null ? "–" : money(oldMinor),
					money(newMinor),
					who ?? "–",
					operation === null ? source : `B-${operation}`,
				]),
			},
			...(chart && "attachment" in chart && { attachments: [chart.attachment] }),
			audience: "private",
		};
	},
});
