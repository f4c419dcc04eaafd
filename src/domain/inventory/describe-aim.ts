import { say } from "../core/messages/en.ts";
import type { BulkOperation } from "./bulk-operation.ts";
import { describeFilter } from "./describe-filter.ts";
import { describePriceRule } from "./describe-price-rule.ts";
import { operationLabel } from "./operation-label.ts";

/** What an operation, or a schedule, is about, in words. */
export function describeAim({ source, change }: Pick<BulkOperation, "source" | "change">, vendor: { currency: string; locale: string }): string {
	switch (source.kind) {
		case "filter":
			return say.aimReprice({ rule: change.kind === "reprice" ? describePriceRule(change.rule, vendor) : "", filter: describeFilter(source, vendor) });
		case "file":
			return say.aimImport({ file: source.name });
		case "operation":
			return say.aimUndo({ operation: operationLabel(source.number) });
	}
}
