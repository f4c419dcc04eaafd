import { currencyExponent } from "../../domain/core/money.ts";
import { drawable } from "./drawable.ts";
import type { PriceChart } from "./price-chart.ts";

/** Steps that read well, of each power of ten. */
const STEPS = [1, 2, 2.5, 5, 10];
/** Lines across, about. */
const LINES = 5;

/** An axis of amounts in minor units that holds both, with room above and below and round amounts beside it. */
export function moneyAxis({ low, high }: { low: number; high: number }, { currency, locale }: { currency: string; locale: string }): PriceChart["y"] {
	const unit = 10 ** currencyExponent(currency);
	// A price that never moved stands in the middle.
	const room = high > low ? (high - low) * 0.12 : Math.max(high * 0.1, 2);
	const [bottom, top] = [Math.max(0, low - room), high + room];
	const step = niceStep((top - bottom) / LINES);
	const values: number[] = [];
	for (let at = Math.ceil(bottom / step); at * step <= top; at++) values.push(at * step);
	return { min: bottom, max: top, ticks: labelled(values, { currency, locale, unit, step }) };
}

/** The next round step, of whole minor units. */
function niceStep(least: number): number {
	const power = 10 ** Math.floor(Math.log10(Math.max(1, least)));
	const step = STEPS.map((factor) => factor * power).find((candidate) => candidate >= least && Number.isInteger(candidate));
	return step ?? power * 10;
}

/** Without decimals where all are zero, and short where amounts are long and still differ: "$12K". */
function labelled(values: readonly number[], { currency, locale, unit, step }: { currency: string; locale: string; unit: number; step: number }): Tick[] {
	const write = (options: Intl.NumberFormatOptions) =>
		values.map((value) => ({
			value,
			label: drawable((written) => new Intl.NumberFormat(written, { style: "currency", currency, ...options }).format(value / unit), locale),
		}));
	const short = write({ notation: "compact", minimumFractionDigits: 0, maximumFractionDigits: 2 });
	if (step / unit >= 1_000 && new Set(short.map(({ label }) => label)).size === values.length) return short;
	return write(Number.isInteger(step / unit) ? { maximumFractionDigits: 0 } : {});
}

type Tick = PriceChart["y"]["ticks"][number];
