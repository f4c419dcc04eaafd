import { formatMoney } from "../../domain/core/money.ts";
import { type CalendarDay, startOfDay } from "../../domain/core/start-of-day.ts";
import { drawable } from "./drawable.ts";
import { moneyAxis } from "./money-axis.ts";
import type { SalesChart } from "./sales-chart.ts";

interface Days {
	/** In order; the last is the one that is told of. Minor units of the shop's currency. */
	days: readonly { day: CalendarDay; minor: bigint }[];
	vendor: { currency: string; locale: string; timezone: string };
}

/** What a chart of the sales of some days shows, in the shop's currency, locale and timezone. */
export function planSalesChart({ days, vendor }: Days): SalesChart {
	const last = days.at(-1);
	if (!last) throw new Error("A chart of sales has one day at least.");
	const bars = days.map(({ minor }) => Math.max(0, Number(minor)));
	const write = (day: CalendarDay, options: Intl.DateTimeFormatOptions) =>
		drawable((locale) => new Intl.DateTimeFormat(locale, { ...options, timeZone: vendor.timezone }).format(startOfDay(day, vendor.timezone)), vendor.locale);
	// Every second one has room for its words; the last always has one.
	const ticks = days.flatMap(({ day }, at) =>
		(days.length - 1 - at) % 2 === 0 ? [{ value: at, label: write(day, { day: "numeric", month: "numeric" }) }] : [],
	);
	const { max, ticks: lines } = moneyAxis({ low: 0, high: Math.max(...bars, 1) }, vendor);
	return {
		bars,
		x: { min: -0.6, max: days.length - 0.4, ticks },
		y: { min: 0, max, ticks: lines },
		last: drawable((locale) => formatMoney(last.minor, vendor.currency, locale), vendor.locale),
		day: write(last.day, { weekday: "short", day: "numeric", month: "short" }),
	};
}
