import { renderText } from "../../bots/console/render-text.ts";
import type { LedgerDrift } from "../../domain/inventory/ledger-drift-sql.ts";

/** A drift with its shop, and what became of it where it was to be mended. */
export interface ReportedDrift extends LedgerDrift {
	vendorId: string;
	vendor: string;
	outcome?: "mended" | "left";
}

/** Lines of the table; whoever has more takes --json. */
const SHOWN = 1_000;

const FAULTS: Readonly<Record<LedgerDrift["fault"], string>> = {
	on_hand: "on hand is not the sum of the movements",
	committed: "committed is not what open orders hold",
	single_copy: "there is more than one of a single copy",
	oversold: "orders that lack copies are not marked",
};

/** The drifts as a table for people, or as JSON for programs. */
export function ledgerReport(drifts: readonly ReportedDrift[], { text, json, clean }: { text: string; json: boolean; clean: boolean }): string {
	if (json) return JSON.stringify({ clean, drifts }, (_, value) => (typeof value === "bigint" ? Number(value) : value), 2);
	const rows = drifts
		.slice(0, SHOWN)
		.map(({ vendor, sku, location, fault, stored, expected, outcome }) => [
			vendor,
			sku,
			location ?? "",
			FAULTS[fault],
			String(stored),
			String(expected),
			...(outcome ? [outcome] : []),
		]);
	const columns = ["Shop", "SKU", "Location", "What is wrong", "It says", "It should say", ...(drifts.some(({ outcome }) => outcome) ? ["Outcome"] : [])];
	const more = drifts.length > SHOWN ? `\nThe first ${SHOWN} are shown; --json has all of them.` : "";
	return renderText({ text: `${text}${more}`, rows: { columns, rows }, audience: "private" });
}
