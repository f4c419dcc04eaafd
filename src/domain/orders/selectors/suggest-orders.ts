import { say } from "../../core/messages/say.ts";
import type { ReadScope } from "../../core/permissions/scopes.ts";
import { orderLabel } from "../order-label.ts";
import { findOrders } from "./find-orders.ts";
import { listOrders } from "./list-orders.ts";

/** Orders that a person may mean: the one that is named, else the latest ones. A readable label, and what is typed when it is picked. */
export async function suggestOrders(
	scope: ReadScope<"order.read" | "inventory.read">,
	{ typed, limit }: { typed: string; limit: number },
): Promise<{ label: string; value: string }[]> {
	const text = typed.trim();
	const named = text === "" ? [] : await findOrders(scope, { text });
	const latest = await listOrders(scope, { limit: 200 });
	const wanted = text.toLowerCase();
	const begins = latest.filter(({ number, name, title }) =>
		[orderLabel(number), String(number), name ?? "", title].some((candidate) => candidate.toLowerCase().includes(wanted)),
	);
	const labels = new Map([
		...named.map(({ number, name }) => [orderLabel(number), [orderLabel(number), name].filter(Boolean).join(" · ")] as const),
		...begins.map(({ number, name, status, title }) => [orderLabel(number), say.orderSuggestion({ order: orderLabel(number), name, status, title })] as const),
	]);
	return [...labels].slice(0, limit).map(([value, label]) => ({ value, label }));
}
