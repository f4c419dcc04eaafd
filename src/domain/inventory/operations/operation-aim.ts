import type { z } from "zod";
import { say } from "../../core/messages/say.ts";
import { describeFilter } from "../describe-filter.ts";
import { describeItemEdit } from "../items/describe-item-edit.ts";
import { describePriceRule } from "../price-rules/describe-price-rule.ts";
import type { savedRuleUseSchema } from "../price-rules/saved-rule-use.ts";
import type { BulkOperation } from "./bulk-operation.ts";
import { operationLabel } from "./operation-label.ts";

/** What an operation is about, in words. */
export function operationAim({ source, change }: Pick<BulkOperation, "source" | "change">, vendor: { currency: string; locale: string }): string {
	switch (source.kind) {
		case "filter":
			return say.aimReprice({ rule: changeInWords(change, vendor), filter: describeFilter(source, vendor) });
		case "file":
			return say.aimImport({ file: source.name });
		case "operation":
			return say.aimUndo({ operation: operationLabel(source.number) });
	}
}

function changeInWords(change: BulkOperation["change"], vendor: { currency: string; locale: string }): string {
	switch (change.kind) {
		case "reprice":
			return change.saved ? savedRuleInWords(change.saved) : describePriceRule(change.rule, vendor);
		case "edit":
			return describeItemEdit(change, vendor, change.saved && savedRuleInWords(change.saved));
		default:
			return "";
	}
}

function savedRuleInWords({ name, ...details }: z.output<typeof savedRuleUseSchema>): string {
	return say.savedRuleUsed({ name, details: Object.entries(details).flatMap(([detail, value]) => (value === undefined ? [] : [`${detail} ${value}`])) });
}
