import { say } from "../../core/messages/say.ts";
import type { FileRecord } from "../../inventory/files/read-records.ts";
import type { FileOrder, FileOrderLine, FileProblem } from "./market-file.ts";
import { readCents } from "./read-cents.ts";
import { readCopies } from "./read-copies.ts";

/** What the columns are called, folded. The first two are the pull sheet's; tools that write a line for each order and product use the others. */
const COLUMNS = {
	id: ["skuid", "sku id", "tcgplayer id", "tcgplayer sku id"],
	pairs: ["order quantity"],
	order: ["order number", "order id", "order"],
	quantity: ["quantity", "qty"],
	title: ["product name", "name", "title"],
	price: ["price", "unit price", "sale price"],
} as const;
/** Order numbers as we keep them: letters, digits and hyphens in TCGplayer's. */
const ORDER = /^[\w.-]{1,60}$/;

type Column = keyof typeof COLUMNS;

const placeOf = (names: readonly string[], column: Column) => names.findIndex((name) => (COLUMNS[column] as readonly string[]).includes(name));

/** Whether a header says which product was sold in which order. */
export function isOrderHeader(names: readonly string[]): boolean {
	const has = (column: Column) => placeOf(names, column) >= 0;
	return has("id") && (has("pairs") || (has("order") && has("quantity")));
}

/**
 * The orders of a pull sheet, whose column "Order Quantity" has `<order>:<copies>` for each order, with a bar between; or of a file with a line for each
 * order and product. The pull sheet's last line lists its orders, and is none.
 */
export async function readFileOrders(names: readonly string[], records: AsyncIterable<FileRecord>): Promise<{ orders: FileOrder[]; problems: FileProblem[] }> {
	const orders = new Map<string, Map<string, FileOrderLine>>();
	const problems: FileProblem[] = [];
	const hasPairs = placeOf(names, "pairs") >= 0;
	for await (const { cells, line } of records) {
		const cell = (column: Column) => cells[placeOf(names, column)]?.trim() ?? "";
		const [productId, sold] = [cell("id"), hasPairs ? cell("pairs") : `${cell("order")}:${cell("quantity")}`];
		if (productId === "" && (hasPairs ? sold : cell("order")) === "") continue;
		if (!/^\d{1,20}$/.test(productId)) {
			problems.push({ line, reason: say.fileLineNoId({ value: productId }) });
			continue;
		}
		for (const pair of sold.split("|").map((text) => text.trim())) {
			const at = pair.lastIndexOf(":");
			const [externalId, quantity] = [pair.slice(0, at).trim(), readCopies(pair.slice(at + 1))];
			if (at < 1 || !ORDER.test(externalId) || quantity === null) problems.push({ line, reason: say.fileLineNoOrder({ value: pair }) });
			else if (quantity > 0) add(orders, externalId, { productId, title: cell("title").slice(0, 1000), quantity, priceMinor: readCents(cell("price")) });
		}
	}
	return { orders: [...orders].map(([externalId, lines]) => ({ externalId, lines: [...lines.values()] })), problems };
}

/** A product that stands in a file twice for the same order was sold that often together. */
function add(orders: Map<string, Map<string, FileOrderLine>>, externalId: string, line: FileOrderLine): void {
	const lines = orders.get(externalId) ?? new Map<string, FileOrderLine>();
	const known = lines.get(line.productId);
	lines.set(line.productId, known ? { ...known, quantity: known.quantity + line.quantity } : line);
	orders.set(externalId, lines);
}
