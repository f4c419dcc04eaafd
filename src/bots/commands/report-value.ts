import { z } from "zod";
import { dateFormat } from "../../domain/core/date-format.ts";
import { DomainError } from "../../domain/core/errors.ts";
import { say } from "../../domain/core/messages/say.ts";
import { decimalMoney, formatMoney } from "../../domain/core/money.ts";
import { parseSince } from "../../domain/core/parse-since.ts";
import { listStockValues, type StockValue } from "../../domain/inventory/selectors/list-stock-values.ts";
import { getVendor } from "../../domain/vendors/selectors/get-vendor.ts";
import { csvAttachment } from "../rendering/csv-attachment.ts";
import { defineCommand } from "./define-command.ts";
import { optionalChoice, optionalText } from "./option.ts";

export const reportValue = defineCommand({
	name: "report value",
	summary: "What the stock is worth, at price and at cost; now or at the end of a past day; with a CSV",
	examples: ["/report value", "/report value until:2026-10 by:location", "/report value since:30d"],
	input: z.strictObject({
		since: optionalText("Tell what has changed since then: 30d, 2026-11-01", { max: 30 }),
		until: optionalText("At the end of which day, month or year; now when left out", { max: 30 }),
		by: optionalChoice("What the table lists; category when left out", ["category", "location", "condition"]),
	}),
	needs: ["report.read"],
	audience: "private",
	async run(scope, { since, until, by = "category" }) {
		const { currency, locale, timezone } = await getVendor(scope);
		const moment = (text: string, edge: "start" | "end", option: string) => parseSince(text, { now: scope.now, timezone, edge, option });
		const asked = until === undefined ? null : moment(until, "end", "until");
		const at = asked && asked < scope.now ? asked : null;
		const start = since === undefined ? null : moment(since, "start", "since");
		if (start && start >= (asked ?? scope.now)) throw new DomainError("invalid_input", say.reportBackwards({ since: since ?? "", until: until ?? "today" }));
		const values = await listStockValues(scope, { at });
		const total = totalOf(values);
		const was = start && totalOf(await listStockValues(scope, { at: start }));
		const money = (minor: bigint) => formatMoney(minor, currency, locale);
		const format = dateFormat({ locale, timezone }, { dateStyle: "medium" });
		const day = at && format.format(new Date(at.getTime() - 1));
		const lines = total.copies === 0n ? [say.valueNone({ at: day })] : describe(total, { day, money });
		if (start && was)
			lines.push(say.valueSince({ since: format.format(start), copies: total.copies - was.copies, price: money(total.priceMinor - was.priceMinor) }));
		return {
			text: lines.join("\n"),
			rows: {
				columns: say.valueColumns({ by }),
				rows: values
					.filter(({ section }) => section === by)
					.map(({ name, items, copies, priceMinor, costMinor }) => [name, String(items), String(copies), money(priceMinor), money(costMinor)]),
			},
			attachments: [csvAttachment("stock-value.csv", { columns: say.valueFileColumns(), rows: values.map((value) => fileRow(value, currency)) })],
			audience: "private",
		};
	},
});

function totalOf(values: readonly StockValue[]): StockValue {
	const total = values.find(({ section }) => section === "total");
	if (!total) throw new Error("A grouping without columns has a row for no rows too.");
	return total;
}

function describe(total: StockValue, { day, money }: { day: string | null; money: (minor: bigint) => string }): string[] {
	const { items, copies, priceMinor, costMinor, copiesWithoutCost: without } = total;
	return [say.valueText({ at: day, copies, items, price: money(priceMinor) }), say.valueCost({ cost: money(costMinor), without, past: day !== null })];
}

function fileRow(value: StockValue, currency: string): string[] {
	const { section, name, items, copies, priceMinor, costMinor, copiesWithoutCost } = value;
	const shown = section === "total" ? say.salesTotal() : name;
	return [
		section,
		shown,
		currency,
		...[items, copies].map(String),
		decimalMoney(priceMinor, currency),
		decimalMoney(costMinor, currency),
		String(copiesWithoutCost),
	];
}
