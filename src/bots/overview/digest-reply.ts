import { dateFormat } from "../../domain/core/date-format.ts";
import { say } from "../../domain/core/messages/say.ts";
import type { Reply } from "../../domain/core/reply.ts";
import type { CalendarDay } from "../../domain/core/start-of-day.ts";
import type { SalesSection } from "../../domain/orders/selectors/list-sales-figures.ts";
import type { ShopOverview } from "../../domain/vendors/selectors/get-shop-overview.ts";
import { drawInThread } from "../charts/draw-in-thread.ts";
import { planSalesChart } from "../charts/plan-sales-chart.ts";
import { netMinor } from "../commands/sales-file-row.ts";
import { nextSteps } from "./next-steps.ts";
import { overviewFields } from "./overview-fields.ts";
import { sumSales } from "./sum-sales.ts";

export interface Digest {
	/** Of the days that are told of. */
	sales: readonly SalesSection[];
	/** Of the days that the picture shows, by day. */
	chartSales: readonly SalesSection[];
	chartDays: readonly CalendarDay[];
	overview: ShopOverview;
	/** The days that are told of, half-open. */
	since: Date;
	until: Date;
	vendor: { currency: string; locale: string; timezone: string };
}

/** Buttons for what wants doing. */
const STEPS = 4;

/** What a channel is told of the day before (or of the days since the last time that it could be told): figures, a picture, and what wants doing. */
export async function digestReply({ sales, chartSales, chartDays, overview, since, until, vendor }: Digest): Promise<Reply> {
	const day = dateFormat(vendor, { dateStyle: "medium" });
	const [from, to] = [day.format(since), day.format(new Date(until.getTime() - 1))];
	const period = say.reportPeriod({ from, to });
	const sold = sumSales(sales, vendor.locale);
	// The channel is told what it may do; whoever presses must be allowed to.
	const steps = nextSteps(overview, () => true);
	if (sold.orders === 0 && steps.length === 0) return { text: say.digestNothing({ period }), audience: "channel" };
	const picture = await drawChart({ chartSales, chartDays, vendor, to });
	return {
		text: [say.digestSold({ period, ...sold }), ...steps.map(({ text }) => text), ...("problem" in picture ? [picture.problem] : [])].join("\n"),
		fields: overviewFields({ overview, sales, salesField: say.homeSalesThen(), seesConnections: true, locale: vendor.locale }),
		...("attachment" in picture && { attachments: [picture.attachment] }),
		actions: steps.slice(0, STEPS).map(({ action }, at) => ({ ...action, style: at === 0 ? "primary" : "secondary" })),
		audience: "channel",
	};
}

type Picture = { attachment: NonNullable<Reply["attachments"]>[number] } | { problem: string };

async function drawChart({ chartSales, chartDays, vendor, to }: Pick<Digest, "chartSales" | "chartDays" | "vendor"> & { to: string }): Promise<Picture> {
	const key = ({ year, month, day }: CalendarDay) => [year, String(month).padStart(2, "0"), String(day).padStart(2, "0")].join("-");
	const sums = new Map(
		chartSales.filter(({ section, currency }) => section === "period" && currency === vendor.currency).map((figures) => [figures.period, netMinor(figures)]),
	);
	const chart = planSalesChart({ days: chartDays.map((day) => ({ day, minor: sums.get(key(day)) ?? 0n })), vendor });
	try {
		const png = await drawInThread(chart);
		const alt = say.digestAlt({ day: to, amount: chart.last });
		return { attachment: { name: "sales.png", contentType: "image/png", content: png.toString("base64"), alt } };
	} catch {
		return { problem: say.chartMissing() };
	}
}
