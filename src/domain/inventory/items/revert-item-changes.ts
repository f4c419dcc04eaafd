import type { ItemChange, ItemFields } from "./item-fields.ts";

/** The former values of an edit, where each field is still as the edit set it; what somebody changed since is `drifted` and stays. */
export function revertItemChanges(now: ItemFields, changes: readonly ItemChange[]): { fields: ItemFields; drifted: ItemChange[] } {
	const isAsSet = (change: ItemChange) => (now[change.field] ?? null) === change.now;
	const former = changes.filter(isAsSet).map(({ field, was }) => [field, was] as const);
	return { fields: { ...now, ...Object.fromEntries(former) }, drifted: changes.filter((change) => !isAsSet(change)) };
}
