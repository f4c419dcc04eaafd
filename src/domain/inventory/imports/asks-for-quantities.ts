import type { OperationSource } from "../operations/bulk-operation.ts";

/** True for a file with quantities of which nobody has said yet whether they replace the copies on hand or are added to them. */
export function asksForQuantities(source: OperationSource): boolean {
	return source.kind === "file" && source.quantities === null;
}
