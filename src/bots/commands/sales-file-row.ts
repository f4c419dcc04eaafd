import { decimalMoney } from "../../domain/core/money.ts";
import type { SalesFigures } from "../../domain/orders/selectors/sales-figures.ts";

/** Sales after discounts and returns. */
export function netMinor({ grossMinor, discountMinor, returnedMinor }: SalesFigures): bigint {
	return grossMinor - discountMinor - returnedMinor;
}

/** One line of the file, in the order of its columns: plain numbers, blank where a figure can't be told. */
export function salesFileRow(section: string, name: string, figures: SalesFigures): string[] {
	const { currency, orders, lines, copies, returnedCopies, cancelledCopies, linesWithoutCost } = figures;
	const amount = (minor: bigint | null) => (minor === null ? "" : decimalMoney(minor, currency));
	return [
		...[section, name, currency, orders, lines, copies].map(String),
		...[figures.grossMinor, figures.discountMinor, figures.sellerTaxMinor, figures.marketplaceTaxMinor, figures.otherTaxMinor, figures.feeMinor].map(amount),
		...[String(returnedCopies), amount(figures.returnedMinor), String(cancelledCopies), amount(figures.cancelledMinor), amount(netMinor(figures))],
		...[amount(figures.costMinor), String(linesWithoutCost), amount(figures.marginMinor)],
	];
}
