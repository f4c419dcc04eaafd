import { z } from "zod";
import { DomainError } from "../../core/errors.ts";
import { type Inverse, inverseSchema } from "../../core/inverse.ts";
import { say } from "../../core/messages/en.ts";
import { formatMoney } from "../../core/money.ts";
import { parseInput } from "../../core/parse-input.ts";
import { alsoNeeds } from "../../core/permissions/also-needs.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { getItem } from "../../inventory/selectors/get-item.ts";
import { archiveItem } from "../../inventory/services/archive-item.ts";
import { setPrice } from "../../inventory/services/set-price.ts";
import { undoStock } from "../../inventory/services/undo-stock.ts";
import { undoSale } from "../../orders/services/undo-sale.ts";
import { findUndoable } from "../selectors/find-undoable.ts";
import { getVendor } from "../selectors/get-vendor.ts";
import { markUndone } from "./mark-undone.ts";

const inputSchema = z.strictObject({
	/** The write's number; left out for one's last write. */
	change: z.bigint().optional(),
});

const UNDO_HOURS = 24;

/**
 * Takes back a write of the caller's own, of the last 24 hours, only where what it set is still so. Tells what was done.
 * @throws DomainError not_found when there is nothing to undo; conflict when somebody changed it since, or it was undone already
 */
export async function undoChange(scope: VendorScope<"inventory.read">, input: z.input<typeof inputSchema>): Promise<{ what: string }> {
	const { change } = parseInput(inputSchema, input);
	const { personId } = scope.actor;
	if (!personId) throw new Error("An undo is asked for by a person.");
	const entry = await findUndoable(scope, { personId, number: change });
	if (!entry) throw new DomainError("not_found", change === undefined ? say.undoNothing() : say.undoUnknown({ change: String(change) }));
	if (scope.now.getTime() - entry.createdAt.getTime() > UNDO_HOURS * 3_600_000) {
		throw new DomainError(change === undefined ? "not_found" : "conflict", change === undefined ? say.undoNothing() : say.undoTooOld());
	}
	if (entry.operation !== null) {
		const operation = `B-${entry.operation}`;
		throw new DomainError("conflict", say.undoBulk({ operation }), { hint: say.undoBulkHint({ operation }) });
	}
	if (!entry.inverse) throw new DomainError("conflict", say.undoNotPossible({ action: entry.action }));
	await markUndone(scope, { entryId: entry.id });
	return { what: await carryOut(scope, inverseSchema.parse(entry.inverse), String(entry.number)) };
}

async function carryOut(scope: VendorScope<"inventory.read">, inverse: Inverse, change: string): Promise<string> {
	switch (inverse.kind) {
		case "price":
			return restorePrice(alsoNeeds(scope, "pricing.write"), inverse);
		case "stock": {
			const { itemId, locationId, delta } = inverse;
			const { sku, onHand } = await undoStock(alsoNeeds(scope, "stock.write"), { itemId, locationId, delta, reason: say.undoReason({ change }) });
			return say.undoneStock({ sku, delta, onHand });
		}
		case "item":
			return say.undoneItem(await archiveItem(alsoNeeds(scope, "item.write"), { itemId: inverse.itemId }));
		case "sale": {
			const { orderNumber } = await undoSale(alsoNeeds(alsoNeeds(scope, "order.write"), "stock.write"), { orderId: inverse.orderId });
			return say.undoneSale({ order: `O-${orderNumber}` });
		}
	}
}

async function restorePrice(scope: VendorScope<"inventory.read" | "pricing.write">, inverse: Extract<Inverse, { kind: "price" }>): Promise<string> {
	const { itemId } = inverse;
	const [seenMinor, restoreMinor] = [BigInt(inverse.seenMinor), BigInt(inverse.restoreMinor)];
	const { currency, locale } = await getVendor(scope);
	const money = (minor: bigint) => formatMoney(minor, currency, locale);
	const item = await getItem(scope, { itemId });
	if (item.priceMinor !== seenMinor) {
		throw new DomainError("conflict", say.undoDrift({ sku: item.sku, set: money(seenMinor), now: money(item.priceMinor) }));
	}
	await setPrice(scope, { itemId, priceMinor: restoreMinor, seenMinor, source: "undo", allowZero: true });
	return say.priceSet({ sku: item.sku, was: money(seenMinor), now: money(restoreMinor) });
}
