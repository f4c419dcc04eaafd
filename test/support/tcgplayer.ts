/** The pull sheet as the seller portal exports it: header bare, values quoted, lines end in LF, the last line lists the orders. */
export function pullSheet(lines: readonly { id: string; name?: string; condition?: string; orders: Readonly<Record<string, number>> }[]): string {
	const header = "Product Line,Product Name,Condition,Number,Set,Rarity,Quantity,Main Photo URL,Set Release Date,SkuId,Order Quantity";
	const rows = lines.map(({ id, name = `Card ${id}`, condition = "Near Mint", orders }) => {
		const copies = Object.values(orders).reduce((sum, one) => sum + one, 0);
		const pairs = Object.entries(orders).map(([order, count]) => `${order}:${count}`);
		return ["Pokemon", name, condition, "4/102", "Base Set", "Holo Rare", String(copies), "", "01/09/1999 00:00:00", id, pairs.join(" | ")];
	});
	const numbers = [...new Set(lines.flatMap(({ orders }) => Object.keys(orders)))];
	return [header, ...rows.map(quoted), `Orders Contained in Pull Sheet:,${numbers.join("|")}`, ""].join("\n");
}

/** The inventory as it exports it (My Pricing): lines end in CRLF, prices have two or four places, and what is sold out is there with 0. */
export function inventoryExport(lines: Readonly<Record<string, number>>, { price = "2.5000" } = {}): string {
	const header =
		"TCGplayer Id,Product Line,Set Name,Product Name,Title,Number,Rarity,Condition,TCG Market Price,TCG Direct Low,TCG Low Price With Shipping,TCG Low Price,Total Quantity,Add to Quantity,TCG Marketplace Price,Photo URL";
	const rows = Object.entries(lines).map(([id, count]) =>
		["Pokemon", "Base Set", `Card ${id}`, "", "4/102", "Holo Rare", "Near Mint Holofoil", "3.10", "", "", "2.20", String(count), "0", price, ""].toSpliced(
			0,
			0,
			id,
		),
	);
	return [header, ...rows.map(quoted), ""].join("\r\n");
}

function quoted(cells: readonly string[]): string {
	return cells.map((cell) => `"${cell}"`).join(",");
}
