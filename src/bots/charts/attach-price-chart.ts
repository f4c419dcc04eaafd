import { dateFormat } from "../../domain/core/date-format.ts";
import { say } from "../../domain/core/messages/say.ts";
import { formatMoney } from "../../domain/core/money.ts";
import type { ReplyAttachment } from "../../domain/core/reply.ts";
import { fileName } from "../rendering/file-name.ts";
import { drawInThread } from "./draw-in-thread.ts";
import { planPriceChart } from "./plan-price-chart.ts";

interface PriceHistory {
	sku: string;
	/** In order of time, one at least. */
	points: readonly { at: Date; minor: bigint }[];
	now: Date;
	/** Of the last 30 days. */
	span: { lowMinor: bigint; highMinor: bigint };
	vendor: { currency: string; locale: string; timezone: string };
}

/** A price's history as a picture for a reply; a sentence in its place when it can't be drawn, for the rest of the answer is worth as much. */
export async function attachPriceChart({ sku, points, now, span, vendor }: PriceHistory): Promise<{ attachment: ReplyAttachment } | { problem: string }> {
	const chart = planPriceChart({ points, now, lowMinor: span.lowMinor, vendor });
	const money = (minor: bigint) => formatMoney(minor, vendor.currency, vendor.locale);
	const day = dateFormat(vendor, { dateStyle: "medium" });
	const [low = 0n, ...others] = points.map(({ minor }) => minor).sort((left, right) => (left < right ? -1 : 1));
	const alt = say.chartAlt({ sku, from: day.format(chart.x.min), low: money(low), high: money(others.at(-1) ?? low), now: chart.now });
	try {
		const png = await drawInThread(chart);
		return { attachment: { name: fileName(`price-${sku}`, "png"), contentType: "image/png", content: png.toString("base64"), alt } };
	} catch {
		return { problem: say.chartMissing() };
	}
}
