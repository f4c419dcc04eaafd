import { z } from "zod";
import type { Fetched, OpenClient } from "../client.ts";
import { readAnswer } from "../read-answer.ts";
import { toChanges } from "./change.ts";
import { findCurrency } from "./find-currency.ts";
import { listProducts } from "./list-products.ts";
import { openJobs } from "./open-jobs.ts";
import { type AskCardTrader, updateProducts } from "./update-products.ts";

const PAGE = 100;
/** In one job. How many it may have is not said; of one that is lost all is sent again. */
const MOST = 250;
/** Milliseconds: orders are listed by the day they were placed on, and change for weeks. */
const STILL_CHANGING = 45 * 24 * 3_600_000;

const order = z.record(z.string(), z.unknown());
const orders = z.array(order);

/** CardTrader's API (cardtrader.com/docs/api/full/reference), by the token of the settings page. */
export const openCardTrader: OpenClient = ({ credentials, apiUrl = "https://api.cardtrader.com/api/v2" }, http) => {
	const headers = { authorization: `Bearer ${credentials.token ?? ""}` };
	const ask: AskCardTrader = (path, call) => http(`${apiUrl}${path}`, { ...call, headers });
	/** Asked once by whoever pushes, who is soon another. */
	let currency: Promise<string> | undefined;
	const carry = (found: z.output<typeof order>): Fetched => ({ topic: "order", rawBody: Buffer.from(JSON.stringify(found)) });

	return {
		async fetch({ externalId }) {
			const answer = await ask(`/orders/${encodeURIComponent(externalId)}`);
			return answer.status === 404 ? null : carry(readAnswer(order, answer, "CardTrader"));
		},

		/** By the day of the order, for its changes have no date: all that may still change are among them. */
		async *listOrders({ since }) {
			const from = new Date(since.getTime() - STILL_CHANGING).toISOString().slice(0, 10);
			for (let page = 1; ; page += 1) {
				const query = new URLSearchParams({ order_as: "seller", sort: "id.asc", from, limit: String(PAGE), page: String(page) });
				const found = readAnswer(orders, await ask(`/orders?${query}`), "CardTrader");
				for (const entry of found) yield carry(entry);
				if (found.length < PAGE) return;
			}
		},

		listListings: (options) => listProducts((path, patience) => ask(path, { patience }), options),
		mostQuantities: MOST,
		pushQuantities: (wishes) => updateProducts(ask, toChanges({ kind: "stock", wishes })),
		mostPrices: MOST,
		pushPrices: (wishes, of) => updateProducts(ask, toChanges({ kind: "price", wishes, currency: of })),
		jobs: openJobs(ask),
		currency: () => (currency ??= findCurrency(ask)),
	};
};
