import { z } from "zod";
import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { recordAudit } from "../../vendors/services/record-audit.ts";
import { getItem } from "../selectors/get-item.ts";
import { listCommittedOrders } from "../selectors/list-committed-orders.ts";
import { listLevels } from "../selectors/list-levels.ts";
import { holdItem } from "./hold-item.ts";

const inputSchema = z.strictObject({ itemId: z.uuid(), action: z.enum(["archive-item", "undo-create-item", "undo-restore-item"]).default("archive-item") });

/** Orders that a refusal names. */
const ORDERS = 5;

interface Archived {
	sku: string;
	title: string;
	changeNumber: bigint;
}

/**
 * Takes an item out of sight; its ledger and its SKU stay.
 * @throws DomainError not_found; conflict while it has stock or open orders hold it, with where, and when it is archived already
 */
export async function archiveItem(scope: VendorScope<"item.write" | "inventory.read">, input: z.input<typeof inputSchema>): Promise<Archived> {
	const { itemId, action } = parseInput(inputSchema, input);
	// Whoever moves copies of it holds the item's key as well, until their commit.
	await holdItem(scope, { itemId });
	const item = await getItem(scope, { itemId });
	if (item.archivedAt) throw new DomainError("conflict", say.archivedAlready({ sku: item.sku }), { hint: say.itemArchivedHint({ sku: item.sku }) });
	if (item.onHand > 0 || item.committed > 0) throw await stillThere(scope, item);
	await scope.write.item.updateMany({ where: { vendorId: scope.vendorId, id: itemId }, data: { archivedAt: scope.now, version: { increment: 1 } } });
	const changeNumber = await recordAudit(scope, {
		action,
		subjectKind: "item",
		subjectId: itemId,
		before: { archived: false },
		after: { archived: true },
		...(action === "archive-item" && { inverse: { kind: "archive" as const, itemId, archived: true } }),
	});
	return { sku: item.sku, title: item.title, changeNumber };
}

async function stillThere(scope: VendorScope<"inventory.read">, { id, sku }: { id: string; sku: string }): Promise<DomainError> {
	const levels = await listLevels(scope, { itemId: id });
	const orders = await listCommittedOrders(scope, { itemId: id, limit: ORDERS + 1 });
	const stock = levels.filter(({ onHand }) => onHand > 0).map(({ location, onHand }) => ({ location, onHand }));
	const shown = orders.slice(0, ORDERS).map(({ number, quantity }) => ({ order: `O-${number}`, quantity }));
	return new DomainError("conflict", say.archiveRefused({ sku, stock, orders: shown, more: orders.length > ORDERS }), {
		hint: say.archiveRefusedHint({ sku, stock: stock.length > 0 }),
	});
}
