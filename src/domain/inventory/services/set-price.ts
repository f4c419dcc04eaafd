import { z } from "zod";
import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/en.ts";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { recordAudit } from "../../vendors/services/record-audit.ts";
import { getItem } from "../selectors/get-item.ts";

const inputSchema = z.strictObject({
	itemId: z.uuid(),
	/** Minor units. */
	priceMinor: z.bigint().min(0n),
	/** Zero gives the item away: it must be meant. */
	allowZero: z.boolean().default(false),
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
 * @throws DomainError not_found; invalid_input for an unmeant zero; conflict when the price is no longer the one seen
 */
export async function setPrice(scope: VendorScope<"pricing.write" | "inventory.read">, input: z.input<typeof inputSchema>): Promise<PriceSet> {
	const { itemId, priceMinor, allowZero, source, seenMinor } = parseInput(inputSchema, input);
	const item = await getItem(scope, { itemId });
	if (priceMinor === 0n && !allowZero) throw new DomainError("invalid_input", say.priceZero({ sku: item.sku }), { hint: say.priceZeroHint({ sku: item.sku }) });
	const [row] = await scope.write.$queryRaw<{ wasMinor: bigint }[]>`
		UPDATE item SET price_minor = ${priceMinor}, version = item.version + 1
		FROM (SELECT id, price_minor FROM item WHERE vendor_id = ${scope.vendorId}::uuid AND id = ${itemId}::uuid FOR UPDATE) was
		WHERE item.id = was.id AND item.vendor_id = ${scope.vendorId}::uuid AND was.price_minor <> ${priceMinor}
			AND was.price_minor = coalesce(${seenMinor ?? null}::bigint, was.price_minor)
		RETURNING was.price_minor AS "wasMinor"`;
	if (!row) {
		if (seenMinor !== undefined && item.priceMinor !== seenMinor) throw new DomainError("conflict", say.priceMoved({ sku: item.sku }));
		return { wasMinor: item.priceMinor, changeNumber: null };
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
		...(source === "command" && { inverse: { kind: "price" as const, itemId, seenMinor: priceMinor.toString(), restoreMinor: wasMinor.toString() } }),
	});
	return { wasMinor, changeNumber };
}
