import { say } from "../../domain/core/messages/say.ts";
import type { VendorScope } from "../../domain/core/permissions/scopes.ts";
import type { Reply, ReplyAction } from "../../domain/core/reply.ts";
import { fileLabel } from "../../domain/marketplaces/file-label.ts";
import { inventoryHash } from "../../domain/marketplaces/market-files/inventory-hash.ts";
import type { FileProblem, InventoryLine } from "../../domain/marketplaces/market-files/market-file.ts";
import type { MarketFile } from "../../domain/marketplaces/market-files/market-file-row.ts";
import { planHash } from "../../domain/marketplaces/market-files/plan-hash.ts";
import { readMarketFile } from "../../domain/marketplaces/market-files/read-market-file.ts";
import { marketplaceTitle } from "../../domain/marketplaces/marketplaces.ts";
import { previewFileOrders } from "../../domain/marketplaces/selectors/preview-file-orders.ts";
import { previewInventory } from "../../domain/marketplaces/selectors/preview-inventory.ts";
import { csvAttachment } from "../rendering/csv-attachment.ts";

/** Rows that an answer shows; a file has all. */
const SHOWN = 15;

type FileScope = VendorScope<"market.read" | "order.read" | "inventory.read">;
type Orders = Parameters<typeof previewFileOrders>[1]["orders"];

/** What would come of a file that waits for its confirmation, and the buttons for it. */
export async function fileReply(scope: FileScope, file: MarketFile & { body: Uint8Array }): Promise<Reply> {
	const { number, kind, connection } = file;
	const marketplace = marketplaceTitle(connection.marketplace);
	const title = say.fileTitle({ file: fileLabel(number), kind, connection: connection.number, marketplace, account: connection.accountId });
	const content = await readMarketFile(file.body);
	const reply = content.kind === "orders" ? await ordersReply(scope, { ...content, file, marketplace }) : await inventoryReply(scope, { ...content, file });
	return { ...reply, title, audience: "channel" };
}

async function ordersReply(
	scope: FileScope,
	{ file, orders, problems, marketplace }: { file: MarketFile & { body: Uint8Array }; orders: Orders; problems: FileProblem[]; marketplace: string },
): Promise<Omit<Reply, "audience">> {
	const { orders: fresh, grown, known, lines, missing } = await previewFileOrders(scope, { connectionId: file.connectionId, orders });
	if (fresh.length === 0) return { text: say.fileAllKnown({ known, problems }), actions: [discard(file.number)] };
	const unknown = lines.filter(({ sku, isIgnored }) => sku === null && !isIgnored).length;
	const copies = lines.reduce((sum, line) => sum + line.copies, 0);
	return {
		text: say.filePreviewOrders({ marketplace, fresh: fresh.length, grown, known, copies, unknown, missing, problems }),
		...table(
			file.number,
			say.fileOrderColumns(),
			lines.map(({ order, sku, title, copies: sold }) => [order, sku ?? "", title, String(sold)]),
		),
		actions: [confirm(file.number, { label: say.fileRecordLabel({ count: fresh.length }), hash: planHash(file.body, null) }), discard(file.number)],
	};
}

async function inventoryReply(
	scope: FileScope,
	{ file, lines, problems }: { file: MarketFile & { body: Uint8Array }; lines: InventoryLine[]; problems: FileProblem[] },
): Promise<Omit<Reply, "audience">> {
	const judged = await previewInventory(scope, { connectionId: file.connectionId, lines });
	const { sold, doubtful, upload: verdict, last } = judged;
	const copies = sold.reduce((sum, line) => sum + line.copies, 0);
	const upload = last && verdict ? fileLabel(last.number) : null;
	const isOpen = verdict === "open" && upload !== null;
	return {
		text: say.filePreviewInventory({ ...judged, lines: lines.length, sold: sold.length, doubtful: doubtful.length, copies, upload, verdict, problems }),
		...table(
			file.number,
			say.fileInventoryColumns(),
			sold.map(({ line, there, copies: gone }) => [there.sku ?? "", line.title, String(line.quantity + gone), String(line.quantity), String(gone)]),
		),
		actions: isOpen
			? [
					{ label: say.uploadedLabel(), command: `/market sync ${upload} uploaded`, style: "primary" },
					{ label: say.uploadNotLabel(), command: `/market sync ${upload} discard`, style: "secondary" },
				]
			: [confirm(file.number, { label: say.fileTakeLabel({ copies }), hash: inventoryHash(file.body, judged) }), discard(file.number)],
	};
}

function table(number: number, columns: string[], rows: string[][]): Pick<Reply, "rows" | "attachments"> {
	if (rows.length === 0) return {};
	const more = rows.length > SHOWN ? { attachments: [csvAttachment(`${fileLabel(number)}.csv`, { columns, rows })] } : {};
	return { rows: { columns, rows: rows.slice(0, SHOWN) }, ...more };
}

function confirm(number: number, { label, hash }: { label: string; hash: string }): ReplyAction {
	return { label, command: `/market sync ${fileLabel(number)} confirm:${hash}`, style: "primary" };
}

function discard(number: number): ReplyAction {
	return { label: say.fileDiscardLabel(), command: `/market sync ${fileLabel(number)} discard`, style: "secondary" };
}
