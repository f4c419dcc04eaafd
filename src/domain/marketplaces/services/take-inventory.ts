import { z } from "zod";
import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { recordOrder } from "../../orders/services/record-order.ts";
import { getVendor } from "../../vendors/selectors/get-vendor.ts";
import { recordAudit } from "../../vendors/services/record-audit.ts";
import { fileLabel } from "../file-label.ts";
import { inventoryHash } from "../market-files/inventory-hash.ts";
import type { SoldLine } from "../market-files/judge-inventory.ts";
import { TCGPLAYER_CURRENCY, tcgplayerSku } from "../market-files/market-file.ts";
import { readMarketFile } from "../market-files/read-market-file.ts";
import { unnamedSale } from "../market-files/unnamed-sale.ts";
import { previewInventory } from "../selectors/preview-inventory.ts";
import { lockMarketFile } from "./lock-market-file.ts";
import { recordInventory } from "./record-inventory.ts";
import { settleUpload } from "./settle-upload.ts";

const inputSchema = z.strictObject({
	/** F-12 is 12. */
	number: z.int().positive(),
	/** As the preview has it. */
	hash: z.string(),
});

/** Lines of one sale. */
const MOST = 1_000;

type Scope = VendorScope<"market.read" | "order.write" | "order.read" | "stock.write" | "inventory.read">;

interface Taken {
	connectionId: string;
	/** The order that holds what was sold; null when nothing was. */
	order: number | null;
	copies: number;
	/** Listings that no item is known for. */
	unpaired: number;
	/** The reading that looks for them: L-9 is 9. */
	read: number;
	/** Listings that were left alone, by the marketplace's ids: the next inventory tells of them. */
	left: string[];
	/** What /undo takes back: the sale. */
	changeNumber: bigint | null;
}

/**
 * Takes an inventory export that was previewed for what stands there: what is fewer than should be was sold, and is an order until the marketplace's own
 * orders tell whose it was; the rest is only seen. What became of the last upload file is settled by it.
 * @throws DomainError not_found; conflict when it is done or discarded, something else would come of it by now, or it can't be told what became of the last upload
 */
export async function takeInventory(scope: Scope, input: z.input<typeof inputSchema>): Promise<Taken> {
	const { number, hash } = parseInput(inputSchema, input);
	const file = await lockMarketFile(scope, { number, statuses: ["previewed"] });
	const { connectionId, body } = file;
	const label = fileLabel(number);
	const content = body && (await readMarketFile(body));
	if (!body || content?.kind !== "inventory") throw new DomainError("conflict", say.filePlanMoved({ file: label }));
	const judged = await previewInventory(scope, { connectionId, lines: content.lines });
	if (inventoryHash(body, judged) !== hash)
		throw new DomainError("conflict", say.filePlanMoved({ file: label }), { hint: say.filePlanMovedHint({ file: label }) });
	const { upload, last } = judged;
	const sold = judged.sold.slice(0, MOST);
	const left = [...judged.doubtful, ...judged.sold.slice(MOST).map(({ line }) => line.externalId)];
	if (last && upload === "open") throw new DomainError("conflict", say.uploadUnclear({ upload: fileLabel(last.number) }));
	if (last && upload) await settleUpload(scope, { number: last.number, became: upload === "uploaded" ? "uploaded" : "discarded" });
	const { read, unpaired } = await recordInventory(scope, { connectionId, lines: content.lines, left });
	const order = sold.length === 0 ? null : await recordSold(scope, { connectionId, label, sold });
	await scope.write.marketFile.updateMany({ where: { vendorId: scope.vendorId, id: file.id }, data: { status: "done", body: null, finishedAt: scope.now } });
	const copies = sold.reduce((sum, line) => sum + line.copies, 0);
	const changeNumber = await recordAudit(scope, {
		action: "take-inventory-file",
		subjectKind: "connection",
		subjectId: connectionId,
		after: { number: file.connection.number, file: label, listings: content.lines.length, copies },
		...(order && { inverse: { kind: "order" as const, orderId: order.orderId } }),
	});
	return { connectionId, order: order?.number ?? null, copies, unpaired, read, left, changeNumber: order && changeNumber };
}

/** One order for all that was sold without a name. */
async function recordSold(scope: Scope, { connectionId, label, sold }: { connectionId: string; label: string; sold: readonly SoldLine[] }) {
	const { currency } = await getVendor(scope);
	return recordOrder(scope, {
		connectionId,
		order: {
			externalId: unnamedSale(label),
			name: label,
			status: "paid",
			currency: TCGPLAYER_CURRENCY,
			placedAt: null,
			lines: sold.map(({ line: { externalId, title, priceMinor }, there, copies }) => ({
				externalId,
				productId: externalId,
				sku: tcgplayerSku(externalId),
				title,
				quantity: copies,
				cancelled: 0,
				fulfilled: 0,
				unitPriceMinor: priceMinor ?? (currency === TCGPLAYER_CURRENCY ? there.priceMinor : null) ?? 0n,
				taxMinor: 0n,
			})),
		},
	});
}
