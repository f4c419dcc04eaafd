import type { NewsDetail } from "./news-detail.ts";

/** Lines that a message shows of a group; the rest is counted. */
export const LINES_SHOWN = 20;

/** Two groups of news of the same kind as one. Associative, so that a message can grow by what comes. */
export function foldNews(former: NewsDetail, later: NewsDetail): NewsDetail {
	if (former.kind === "sales" && later.kind === "sales") {
		const amounts = new Map(former.amounts.map(({ currency, minor }) => [currency, BigInt(minor)]));
		for (const { currency, minor } of later.amounts) amounts.set(currency, (amounts.get(currency) ?? 0n) + BigInt(minor));
		return {
			kind: "sales",
			orders: [...new Set([...former.orders, ...later.orders])].slice(0, LINES_SHOWN),
			orderCount: former.orderCount + later.orderCount,
			copies: former.copies + later.copies,
			amounts: [...amounts].map(([currency, minor]) => ({ currency, minor: minor.toString() })),
			lineCount: former.lineCount + later.lineCount,
			lines: [...former.lines, ...later.lines].slice(0, LINES_SHOWN),
		};
	}
	if (former.kind === "low-stock" && later.kind === "low-stock") {
		// What became low again since is told as it is by now.
		const again = former.items.filter(({ sku }) => later.items.some((item) => item.sku === sku)).length;
		const items = new Map([...former.items, ...later.items].map((item) => [item.sku, item]));
		return { kind: "low-stock", count: former.count + later.count - again, items: [...items.values()].slice(0, LINES_SHOWN) };
	}
	if (former.kind === "dead-deliveries" && later.kind === "dead-deliveries") return { ...later, count: former.count + later.count };
	throw new Error(`News of ${former.kind} and of ${later.kind} are no group.`);
}
