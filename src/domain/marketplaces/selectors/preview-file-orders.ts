import type { ReadScope } from "../../core/permissions/scopes.ts";
import { getVendor } from "../../vendors/selectors/get-vendor.ts";
import { type FileOrder, TCGPLAYER_CURRENCY } from "../market-files/market-file.ts";
import { listFileOrderLines } from "./list-file-order-lines.ts";
import { listThere } from "./list-there.ts";

interface FreshLine {
	order: string;
	title: string;
	/** Of the item; null while none is known. */
	sku: string | null;
	copies: number;
	isIgnored: boolean;
}

interface PreviewedOrders {
	/** Orders that are new or have more copies than is known, as they are to be recorded: amounts in minor units of USD. */
	orders: { externalId: string; lines: { productId: string; title: string; quantity: number; priceMinor: bigint }[] }[];
	/** Of them, those that are known. */
	grown: number;
	/** Orders of which nothing is new. */
	known: number;
	/** What is new. */
	lines: FreshLine[];
	/** Copies that are sold and not available, at most: what an inventory showed before is among those that are not. */
	missing: number;
}

/** What would come of a file's orders. */
export async function previewFileOrders(
	scope: ReadScope<"market.read" | "order.read" | "inventory.read">,
	{ connectionId, orders }: { connectionId: string; orders: readonly FileOrder[] },
): Promise<PreviewedOrders> {
	const { currency } = await getVendor(scope);
	const recorded = await listFileOrderLines(scope, { connectionId, orders: orders.map(({ externalId }) => externalId) });
	const productIds = [...new Set(orders.flatMap(({ lines }) => lines.map(({ productId }) => productId)))];
	const there = await listThere(scope, { connectionId, externalIds: productIds });
	const fresh: PreviewedOrders["orders"] = [];
	const lines: FreshLine[] = [];
	const sold = new Map<string, { copies: number; available: number }>();
	let grown = 0;
	for (const order of orders) {
		const known = recorded.get(order.externalId);
		const more = order.lines.map((line) => ({ line, copies: line.quantity - (known?.get(line.productId) ?? 0) })).filter(({ copies }) => copies > 0);
		if (more.length === 0) continue;
		if (known) grown++;
		const priceOf = (productId: string) => (currency === TCGPLAYER_CURRENCY ? there.get(productId)?.priceMinor : null) ?? 0n;
		fresh.push({ externalId: order.externalId, lines: order.lines.map((line) => ({ ...line, priceMinor: line.priceMinor ?? priceOf(line.productId) })) });
		for (const { line, copies } of more) {
			const item = there.get(line.productId);
			lines.push({ order: order.externalId, title: line.title, sku: item?.sku ?? null, copies, isIgnored: item?.isIgnored ?? false });
			if (item?.itemId) sold.set(item.itemId, { copies: copies + (sold.get(item.itemId)?.copies ?? 0), available: item.available });
		}
	}
	const missing = [...sold.values()].reduce((sum, { copies, available }) => sum + Math.max(0, copies - Math.max(0, available)), 0);
	return { orders: fresh, grown, known: orders.length - fresh.length, lines, missing };
}
