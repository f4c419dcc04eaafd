import { z } from "zod";
import { readJson } from "../../webhooks/read-json.ts";
import type { Fetched } from "../client.ts";
import { asDelivery } from "./as-delivery.ts";
import { fetchOrder } from "./fetch-order.ts";
import type { EbayApi } from "./open-api.ts";

const answerSchema = z.object({ summary: z.looseObject({ orderId: z.string(), status: z.string().nullish(), state: z.string().nullish() }) });
const detailSchema = z.object({ detail: z.object({ responseHistory: z.array(z.unknown()).nullish() }).nullish() });

/**
 * A return with its order, as the parser reads it; null when either is not there (any more). Once it is closed, only its history tells whether the goods
 * came (developer.ebay.com, Post-Order API, "Get Return": SUMMARY and FULL are two answers; the token goes as IAF).
 */
export async function fetchReturn(api: EbayApi, returnId: string): Promise<Fetched | null> {
	const ask = (fieldgroups: "SUMMARY" | "FULL") =>
		api.call(`/post-order/v2/return/${encodeURIComponent(returnId)}?fieldgroups=${fieldgroups}`, {
			as: "user",
			scheme: "IAF",
			headers: { "x-ebay-c-marketplace-id": "EBAY_US" },
		});
	const answer = await ask("SUMMARY");
	if (answer.status !== 200) return null;
	const { summary } = readJson(answerSchema, answer.body);
	const order = await fetchOrder(api, summary.orderId);
	if (!order) return null;
	const isOver = summary.state === "CLOSED" || summary.status === "CLOSED";
	const detail = isOver ? await ask("FULL") : null;
	const history = detail?.status === 200 ? (readJson(detailSchema, detail.body).detail?.responseHistory ?? []) : [];
	return asDelivery("return", { summary, history, order });
}
