import { z } from "zod";
import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import { formatMoney } from "../../core/money.ts";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { getVendor } from "../../vendors/selectors/get-vendor.ts";
import { recordAudit } from "../../vendors/services/record-audit.ts";
import { getItem } from "../selectors/get-item.ts";
import { requirePriceFloor } from "./require-price-floor.ts";

const inputSchema = z.strictObject({
	itemId: z.uuid(),
	/** Minor units. */
	priceMinor: z.bigint().min(0n),
	/** Zero gives the item away: it must be meant. */
	allowZero: z.boolean().default(false),
	/** So must a price below the shop's floor. */
	allowBelowFloor: z.boolean().default(false),
	/** Set it although it is locked. */
	force: z.boolean().default(false),
	source: z.enum(["command", "undo"]).default("command"),
	/** Change only while this is the price. */
	seenMinor: z.bigint().optional(),
});

interface PriceSet {
	wasMinor: bigint;
	/** What [Undo] carries; null when the price was that already and nothing was written. */
	changeNumber: bigint | null;
}

/**
 * Sets an item's price, with its history and audit.
 * @throws DomainError not_found; invalid_input for an unmeant zero or a price below the floor; conflict when the price is
 * locked, or no longer the one seen
 */
export async function setPrice(scope: VendorScope<"pricing.write" | "inventory.read">, input: z.input<typeof inputSchema>): Promise<PriceSet> {
	const { itemId, priceMinor, allowZero, allowBelowFloor, force, source, seenMinor } = parseInput(inputSchema, input);
	const item = await getItem(scope, { itemId });
	if (priceMinor === 0n && !allowZero)
		throw new DomainError("invalid_input", say.priceZero({ sku: item.sku }), {
			hint: say.priceZeroHint({ sku: item.sku }),
			again: { label: say.priceConfirm(), options: { zero: "yes" } },
		});
	if (item.priceLocked && !force) throw await lockedPrice(scope, item);
	if (source === "command" && !allowBelowFloor) await requirePriceFloor(scope, { sku: item.sku, priceMinor });
	const [row] = await scope.write.$queryRaw<{ wasMinor: bigint }[]>`
		UPDATE item SET price_minor = ${priceMinor}, version = item.version + 1
		FROM (SELECT id, price_minor, price_locked FROM item WHERE vendor_id = ${scope.vendorId}::uuid AND id = ${itemId}::uuid FOR UPDATE) was
		WHERE item.id = was.id AND item.vendor_id = ${scope.vendorId}::uuid AND was.price_minor <> ${priceMinor}
			AND was.price_minor = coalesce(${seenMinor ?? null}::bigint, was.price_minor) AND (${force} OR NOT was.price_locked)
		RETURNING was.price_minor AS "wasMinor"`;
	if (!row) {
		const now = await getItem(scope, { itemId });
		if (now.priceLocked && !force) throw await lockedPrice(scope, now);
		if (seenMinor !== undefined && now.priceMinor !== seenMinor) throw new DomainError("conflict", say.priceMoved({ sku: item.sku }));
		return { wasMinor: now.priceMinor, changeNumber: null };
	}
	const { wasMinor } = row;
	await scope.write.priceChange.createMany({
		data: [{ vendorId: scope.vendorId, itemId, oldMinor: wasMinor, newMinor: priceMinor, source, personId: scope.actor.personId }],
	});
	const changeNumber = await recordAudit(scope, {
		action: source === "undo" ? "undo-set-price" : "set-price",
		subjectKind: "item",
		subjectId: itemId,
		before: { priceMinor: wasMinor.toString() },
		after: { priceMinor: priceMinor.toString() },
		...(source === "command" && {
			inverse: { kind: "price" as const, itemId, seenMinor: priceMinor.toString(), restoreMinor: wasMinor.toString(), ...(force && { forced: true }) },
		}),
	});
	return { wasMinor, changeNumber };
}

async function lockedPrice(scope: VendorScope<"inventory.read">, { sku, priceMinor }: { sku: string; priceMinor: bigint }): Promise<DomainError> {
	const { currency, locale } = await getVendor(scope);
	return new DomainError("conflict", say.priceIsLocked({ sku, price: formatMoney(priceMinor, currency, locale) }), {
		hint: say.priceIsLockedHint({ sku }),
		again: { label: say.priceForceLabel(), options: { force: "yes" } },
	});
}
