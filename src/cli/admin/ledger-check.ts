import { checkVendor } from "./check-vendor.ts";
import { eachVendor } from "./each-vendor.ts";
import { ledgerReport, type ReportedDrift } from "./ledger-report.ts";
import { readLedgerWords } from "./read-ledger-words.ts";
import type { Verb } from "./verb.ts";
import { withAccess } from "./with-access.ts";

export const ledgerCheck: Verb = {
	usage: "[--json]",
	summary: "compare every stock level with its movements and reservations; exit code 1 when something is wrong",
	async run(words) {
		const { json } = readLedgerWords(words, { usage: "ledger check [--json]", needsReason: false });
		const drifts: ReportedDrift[] = [];
		let shops = 0;
		await withAccess(async (access) => {
			for await (const { id, name } of eachVendor(access)) {
				shops++;
				for await (const page of checkVendor(access, id)) drifts.push(...page.map((drift) => ({ ...drift, vendorId: id, vendor: name })));
			}
		});
		const clean = drifts.length === 0;
		if (!clean) process.exitCode = 1;
		const checked = `${shops} ${shops === 1 ? "shop" : "shops"} checked`;
		const text = clean
			? `The ledger is clean: ${checked}.`
			: `${drifts.length} ${drifts.length === 1 ? "drift" : "drifts"} in the ledger; ${checked}.\nMend them: npm run --silent admin -- ledger repair --reason "why"`;
		return ledgerReport(drifts, { text, json, clean });
	},
};
