import type { ItemChange } from "./item-fields.ts";

type Values = Record<string, string | null>;

/** An edit as the audit keeps it: what was changed, before and after. */
export function auditItemChanges(changes: readonly ItemChange[]): { before: Values; after: Values } {
	const side = (pick: "was" | "now") => Object.fromEntries(changes.map((change) => [auditName(change.field), change[pick]]));
	return { before: side("was"), after: side("now") };
}

function auditName(field: string): string {
	if (field === "cost") return "costMinor";
	if (field === "low-stock") return "lowStockThreshold";
	if (field.startsWith("bin:")) return "bin";
	return field.replace(/^attribute:/, "");
}
