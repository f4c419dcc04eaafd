import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import { foldColumn } from "../../inventory/files/fold-column.ts";
import { readTable } from "../../inventory/files/read-table.ts";
import { tcgplayerFile } from "../../inventory/import-formats/tcgplayer-file.ts";
import type { MarketFileContent } from "./market-file.ts";
import { isOrderHeader, readFileOrders } from "./read-file-orders.ts";
import { readInventoryLines } from "./read-inventory-lines.ts";

/** Lines of an inventory that are taken at once, in one transaction; an export may be of a part. */
const MOST = 50_000;

/**
 * What a file of TCGplayer's seller portal tells, known by its header: the inventory ("Export from Live": My Pricing), or orders with what was sold in
 * them (the pull sheet). Lines that can't be read are told with the rest.
 * @throws DomainError invalid_input when it is none of these, or names no order
 */
export async function readMarketFile(file: Uint8Array): Promise<MarketFileContent> {
	const { header, records } = await readTable(file);
	const names = header.map(foldColumn);
	if (tcgplayerFile.marks.every((all) => all.every((name) => names.includes(name))) && names.includes("total quantity")) {
		const inventory = await readInventoryLines(names, records);
		if (inventory.lines.length > MOST) throw new DomainError("invalid_input", say.fileTooManyLines({ lines: inventory.lines.length, most: MOST }));
		return { kind: "inventory", ...inventory };
	}
	if (isOrderHeader(names)) return { kind: "orders", ...(await readFileOrders(names, records)) };
	// The list of orders has totals, and the pull sheet of former years no orders: neither says what was sold to whom.
	const isList = names.includes("order number") || names.includes("main photo url");
	throw new DomainError("invalid_input", isList ? say.fileNamesNoGoods() : say.fileNotTheirs({ columns: header }), { hint: say.fileWanted() });
}
