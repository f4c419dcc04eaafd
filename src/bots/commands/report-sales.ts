import { z } from "zod";
import { say } from "../../domain/core/messages/say.ts";
import { formatMoney } from "../../domain/core/money.ts";
import type { Reply } from "../../domain/core/reply.ts";
import { listSalesFigures, type SalesSection } from "../../domain/orders/selectors/list-sales-figures.ts";
import { listTopSold } from "../../domain/orders/selectors/list-top-sold.ts";
import type { SalesFigures } from "../../domain/orders/selectors/sales-figures.ts";
import { getVendor } from "../../domain/vendors/selectors/get-vendor.ts";
import { csvAttachment } from "../rendering/csv-attachment.ts";
import { defineCommand } from "./define-command.ts";
import { optionalChoice, optionalText } from "./option.ts";
import { reportPeriod } from "./report-period.ts";
import { netMinor, salesFileRow } from "./sales-file-row.ts";
import { salesSectionName } from "./sales-section-name.ts";

/** Items of each currency: in the reply, and in the file. */
const TOP_SHOWN = 10;
const TOP_KEPT = 1000;
/** Milliseconds; a longer time is told by months. */
const MANY_DAYS = 62 * 86_400_000;

export const reportSales = defineCommand({
	name: "report sales",
	summary: "What was sold: amounts, tax, fees, cost and margin; by channel, day, month or item; with a CSV",
	examples: ["/report sales", "/report sales since:2026-11 until:2026-11", "/report sales since:7d by:item"],
	input: z.strictObject({
		since: optionalText("From when on: 30d when left out; 24h, today, 2026-11-01, 2026-11", { max: 30 }),
		until: optionalText("To which day, month or year, that one included", { max: 30 }),
		by: optionalChoice("What the table lists; channel when left out", ["channel", "day", "month", "item"]),
	}),
	needs: ["report.read"],
	audience: "private",
	async run(scope, { since = "30d", until, by = "channel" }) {
		const { currency, locale, timezone } = await getVendor(scope);
		const { label, ...period } = reportPeriod({ since, until, now: scope.now, timezone, locale });
		const step = by === "day" || by === "month" ? by : (period.until ?? scope.now).getTime() - period.since.getTime() > MANY_DAYS ? "month" : "day";
		const sections = await listSalesFigures(scope, { ...period, timezone, by: step, currency });
		const totals = sections.filter(({ section }) => section === "total");
		if (totals.length === 0) return { text: `${say.salesNone({ period: label })}\n${say.salesNoneHint()}`, audience: "private" };
		const items = (await listTopSold(scope, { ...period, currency, limit: TOP_KEPT })).map((item) => ({ ...item, section: "item", name: say.salesItem(item) }));
		const named = [...sections.map((figures) => ({ ...figures, name: salesSectionName(figures) })), ...items];
		const shown = named.filter(({ section }) => section === (by === "channel" || by === "item" ? by : "period"));
		const top = by === "item" ? shown.filter((one, at) => at - shown.findIndex((first) => first.currency === one.currency) < TOP_SHOWN) : shown;
		const money = (minor: bigint | null, of: string) => (minor === null ? "–" : formatMoney(minor, of, locale));
		const file = named.map(({ section, name, ...figures }) => salesFileRow(section === "period" ? step : section, name, figures));
		return {
			text: [...summarise(totals, { currency, locale, label }), ...(items.length >= TOP_KEPT ? [say.salesTopCut({ count: TOP_KEPT })] : [])].join("\n"),
			fields: totals.flatMap((figures) => fieldsOf(figures, { locale, isOther: figures.currency !== currency })),
			rows: {
				columns: say.salesColumns({ by }),
				rows: top.map((figures) => [
					figures.name,
					String(figures.orders),
					String(figures.copies - figures.returnedCopies),
					money(netMinor(figures), figures.currency),
					money(figures.marginMinor, figures.currency),
				]),
			},
			attachments: [csvAttachment("sales.csv", { columns: say.salesFileColumns(), rows: file })],
			audience: "private",
		};
	},
});

/** The shop's own currency in two lines, and one for each other. */
function summarise(totals: readonly SalesSection[], { currency, locale, label }: { currency: string; locale: string; label: string }): string[] {
	const none = { orders: 0, copies: 0n, net: formatMoney(0n, currency, locale) };
	const summed = totals.map((figures) => ({
		...figures,
		copies: figures.copies - figures.returnedCopies,
		net: formatMoney(netMinor(figures), figures.currency, locale),
	}));
	const own = summed.find((figures) => figures.currency === currency);
	const margin = own && say.salesMargin({ margin: formatMoney(own.marginMinor ?? 0n, currency, locale), without: own.linesWithoutCost, of: own.lines });
	const besides = summed.filter((figures) => figures !== own).map(say.salesBesides);
	return [say.salesText({ ...(own ?? none), period: label }), ...(margin ? [margin] : []), ...besides];
}

function fieldsOf(figures: SalesFigures, { locale, isOther }: { locale: string; isOther: boolean }): NonNullable<Reply["fields"]> {
	const money = (minor: bigint) => formatMoney(minor, figures.currency, locale);
	const { grossMinor, discountMinor, sellerTaxMinor, marketplaceTaxMinor, otherTaxMinor, feeMinor, costMinor, marginMinor } = figures;
	const amounts = [
		["gross", grossMinor],
		["discount", discountMinor],
		["net", netMinor(figures)],
		["sellerTax", sellerTaxMinor],
		["marketplaceTax", marketplaceTaxMinor],
		["otherTax", otherTaxMinor],
		["fee", feeMinor],
		["cost", costMinor],
		["margin", marginMinor],
	] as const;
	const apart = [
		["returned", figures.returnedMinor, figures.returnedCopies],
		["cancelled", figures.cancelledMinor, figures.cancelledCopies],
	] as const;
	const name = (figure: Parameters<typeof say.salesField>[0]["figure"]) => say.salesField({ figure, currency: isOther ? figures.currency : null });
	return [
		...amounts.flatMap(([figure, minor]) => (minor === null || minor === 0n ? [] : [{ name: name(figure), value: money(minor) }])),
		...apart.flatMap(([figure, minor, count]) => (count === 0n ? [] : [{ name: name(figure), value: say.salesApart({ amount: money(minor), count }) }])),
	];
}
