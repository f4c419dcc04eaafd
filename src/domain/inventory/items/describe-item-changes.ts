import { say } from "../../core/messages/say.ts";
import { formatMoney } from "../../core/money.ts";
import type { LevelRow } from "../selectors/list-levels.ts";
import type { ItemChange } from "./item-fields.ts";

interface Reader {
	vendor: { currency: string; locale: string };
	/** Where bins are: a shop with one place need not hear its name. */
	levels: readonly Pick<LevelRow, "locationId" | "location" | "isArchived">[];
	/** Whether what goods cost may be told. */
	seesCost: boolean;
}

/** An edit's changes for people to read: the field, and both values as text; null for none. */
export function describeItemChanges(
	changes: readonly ItemChange[],
	{ vendor, levels, seesCost }: Reader,
): { name: string; was: string | null; now: string | null }[] {
	return changes.map(({ field, was, now }) => {
		if (field === "cost" && !seesCost) return { name: say.editName({ field }), was: hide(was), now: hide(now) };
		if (field === "cost") return { name: say.editName({ field }), was: money(was, vendor), now: money(now, vendor) };
		if (!field.startsWith("bin:")) return { name: say.editName({ field: field.replace(/^attribute:/, "") }), was, now };
		const isOnly = levels.filter(({ isArchived }) => !isArchived).length === 1;
		const place = levels.find(({ locationId }) => locationId === field.slice(4))?.location;
		return { name: say.editBin({ location: isOnly ? null : (place ?? null) }), was, now };
	});
}

function hide(value: string | null): string | null {
	return value === null ? null : say.editHidden();
}

function money(minor: string | null, { currency, locale }: Reader["vendor"]): string | null {
	return minor === null ? null : formatMoney(BigInt(minor), currency, locale);
}
