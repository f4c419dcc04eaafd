import type { BulkOperation } from "./bulk-operation.ts";

/** What an operation writes: prices alone; what a file brings, stock and new items among it; or what an edit changes. An undo writes what it undoes. */
export function operationTouches({ kind, source }: Pick<BulkOperation, "kind" | "source">): "prices" | "stock" | "items" {
	if (source.kind === "operation") return source.touches;
	if (kind === "import") return "stock";
	return kind === "edit" ? "items" : "prices";
}
