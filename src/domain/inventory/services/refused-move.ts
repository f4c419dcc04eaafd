import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { getItem } from "../selectors/get-item.ts";
import { listLevels } from "../selectors/list-levels.ts";

/**
 * Why so many copies could not come to a location, or leave it: to be thrown.
 * @throws DomainError not_found for an item or a location that is not the vendor's
 */
export async function refusedMove(
	scope: VendorScope<"inventory.read">,
	{ itemId, locationId, delta, kind }: { itemId: string; locationId: string; delta: number; kind: string },
): Promise<DomainError> {
	const { sku, isSingleCopy, onHand, archivedAt } = await getItem(scope, { itemId });
	const levels = await listLevels(scope, { itemId });
	const here = levels.find((level) => level.locationId === locationId);
	if (!here) throw new DomainError("not_found", say.locationGone());
	if (delta > 0 && here.isArchived) {
		return new DomainError("conflict", say.locationArchived({ name: here.location }), { hint: say.locationArchivedHint({ name: here.location }) });
	}
	if (delta > 0 && archivedAt && kind !== "returned") {
		return new DomainError("conflict", say.itemArchived({ sku }), { hint: say.itemArchivedHint({ sku }) });
	}
	if (delta > 0 && isSingleCopy) return new DomainError("conflict", say.singleCopy({ sku, wanted: delta, onHand }));
	if (delta > 0) return new DomainError("conflict", say.stockTooMuch({ sku }));
	const isOnly = levels.filter(({ isArchived }) => !isArchived).length === 1;
	const elsewhere = levels.filter((level) => level !== here && level.onHand > level.committed);
	return new DomainError(
		"conflict",
		say.stockShort({
			sku,
			wanted: -delta,
			available: Math.max(0, here.onHand - here.committed),
			committed: here.committed,
			location: isOnly ? null : here.location,
		}),
		elsewhere.length === 0
			? {}
			: { hint: say.stockElsewhere({ levels: elsewhere.map(({ location, onHand, committed }) => ({ location, available: onHand - committed })) }) },
	);
}
