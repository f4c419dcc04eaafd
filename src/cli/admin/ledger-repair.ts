import type { Access } from "../../domain/core/permissions/access.ts";
import type { LedgerDrift } from "../../domain/inventory/ledger-drift-sql.ts";
import { repairLevels } from "../../domain/inventory/services/ledger/repair-levels.ts";
import { checkVendor } from "./check-vendor.ts";
import { eachVendor } from "./each-vendor.ts";
import { ledgerReport, type ReportedDrift } from "./ledger-report.ts";
import { readLedgerWords } from "./read-ledger-words.ts";
import type { Verb } from "./verb.ts";
import { withAccess } from "./with-access.ts";

/** Levels that one transaction holds. */
const BATCH = 200;

export const ledgerRepair: Verb = {
	usage: '--reason "…" [--json]',
	summary: "make the ledger agree with the levels again, by movements that make up for the difference; nothing is edited or deleted",
	async run(words) {
		const { json, reason } = readLedgerWords(words, { usage: 'ledger repair --reason "…" [--json]', needsReason: true });
		const drifts: ReportedDrift[] = [];
		await withAccess(async (access) => {
			for await (const { id: vendorId, name: vendor } of eachVendor(access)) {
				const found: LedgerDrift[] = [];
				for await (const page of checkVendor(access, vendorId)) {
					found.push(...page);
					await repair(access, vendorId, page, reason);
				}
				if (found.length === 0) continue;
				const left = await leftOf(access, vendorId);
				drifts.push(...found.map((drift) => ({ ...drift, vendorId, vendor, outcome: left.has(keyOf(drift)) ? ("left" as const) : ("mended" as const) })));
			}
		});
		const left = drifts.filter(({ outcome }) => outcome === "left").length;
		if (left > 0) process.exitCode = 1;
		return ledgerReport(drifts, { text: tell(drifts.length, left), json, clean: left === 0 });
	},
};

async function repair(access: Access, vendorId: string, drifts: readonly LedgerDrift[], reason: string): Promise<void> {
	for (let at = 0; at < drifts.length; at += BATCH) {
		const batch = drifts.slice(at, at + BATCH);
		// A level may have drifted in both its figures.
		const levels = [...new Map(batch.flatMap(levelOf).map((level) => [`${level.itemId}:${level.locationId}`, level])).values()];
		const oversold = batch.flatMap(({ fault, itemId }) => (fault === "oversold" ? [itemId] : []));
		await access.withVendor({ kind: "operator", vendorId }, ["ledger.repair", "stock.write", "order.write"], (scope) =>
			repairLevels(scope, { levels, oversold, reason }),
		);
	}
}

function levelOf({ fault, itemId, locationId }: LedgerDrift): { itemId: string; locationId: string }[] {
	return (fault === "on_hand" || fault === "committed") && locationId !== null ? [{ itemId, locationId }] : [];
}

async function leftOf(access: Access, vendorId: string): Promise<Set<string>> {
	const left = new Set<string>();
	for await (const page of checkVendor(access, vendorId)) for (const drift of page) left.add(keyOf(drift));
	return left;
}

function keyOf({ fault, itemId, locationId }: LedgerDrift): string {
	return `${fault}:${itemId}:${locationId}`;
}

function tell(found: number, left: number): string {
	if (found === 0) return "The ledger is clean: there was nothing to mend.";
	const mended = `${found - left} of ${found} ${found === 1 ? "drift" : "drifts"} mended.`;
	return left === 0 ? mended : `${mended}\nWhat is left only people can tell: count the copies (/stock count).`;
}
