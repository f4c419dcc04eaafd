import { z } from "zod";
import { dateFormat } from "../../domain/core/date-format.ts";
import { say } from "../../domain/core/messages/say.ts";
import { formatMoney } from "../../domain/core/money.ts";
import { pageKey, parsePageKey } from "../../domain/core/page-key.ts";
import { parseReceiptLabel, receiptLabel } from "../../domain/inventory/receipt-label.ts";
import { getReceipt } from "../../domain/inventory/selectors/get-receipt.ts";
import { listReceiptLines } from "../../domain/inventory/selectors/list-receipt-lines.ts";
import { getVendor } from "../../domain/vendors/selectors/get-vendor.ts";
import { defineCommand } from "./define-command.ts";
import { optionalText, text } from "./option.ts";

const PAGE_SIZE = 15;

export const stockReceipt = defineCommand({
	name: "stock receipt",
	summary: "Show a receipt: what came in together, from whom, at what cost",
	examples: ["/stock receipt R-12"],
	input: z.strictObject({
		receipt: text("Its number, like R-12", { max: 20 }),
		page: optionalText("Where the next page begins, as the button carries it", { positional: true, max: 40 }),
	}),
	// What goods had cost is no business of who may only look.
	needs: ["stock.write", "inventory.read"],
	audience: "private",
	async run(scope, { receipt, page }) {
		const { currency, locale, timezone } = await getVendor(scope);
		const { id, number, createdAt, seller, document, who, lines, copies, costMinor } = await getReceipt(scope, { number: parseReceiptLabel(receipt) });
		const after = page === undefined ? null : parsePageKey(page);
		const found = await listReceiptLines(scope, { receiptId: id, after, limit: PAGE_SIZE + 1 });
		const shown = found.slice(0, PAGE_SIZE);
		const label = receiptLabel(number);
		const money = (minor: bigint | null) => (minor === null ? "" : formatMoney(minor, currency, locale));
		const when = dateFormat({ locale, timezone }, { dateStyle: "medium", timeStyle: "short" }).format(createdAt);
		const next = found.length > PAGE_SIZE ? pageKey(shown.at(-1)?.id ?? "") : null;
		return {
			title: label,
			text: say.receiptText({ receipt: label, seller, document, when, who, copies, cost: costMinor === null ? null : money(costMinor) }),
			rows: {
				columns: say.receiptColumns(),
				rows: shown.map(({ sku, title, location, delta, unitCostMinor, reason }) => [sku, title, String(delta), money(unitCostMinor), location, reason ?? ""]),
			},
			actions: next === null ? [] : [{ label: say.receiptMore({ lines }), command: `/stock receipt ${label} page:${next}`, style: "secondary" }],
			audience: "private",
		};
	},
});
