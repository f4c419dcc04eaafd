import { Prisma } from "../../../generated/prisma/client.ts";

/** A half-open stretch of time; null has no end. */
export interface SalesPeriod {
	readonly since: Date;
	readonly until: Date | null;
}

/** What is summed over `share`, amounts in minor units. What was cancelled counts in nothing but its own two. */
const SUMS = {
	copies: Prisma.sql`sum(kept)`,
	grossMinor: Prisma.sql`sum(price * kept)`,
	discountMinor: Prisma.sql`sum(kept_discount)`,
	/** By who owes the tax to the state: the shop, the marketplace, or nobody said. */
	sellerTaxMinor: Prisma.sql`sum(kept_tax) FILTER (WHERE tax_collected_by = 'seller')`,
	marketplaceTaxMinor: Prisma.sql`sum(kept_tax) FILTER (WHERE tax_collected_by = 'marketplace')`,
	otherTaxMinor: Prisma.sql`sum(kept_tax) FILTER (WHERE tax_collected_by IS NULL)`,
	feeMinor: Prisma.sql`sum(kept_fee)`,
	returnedCopies: Prisma.sql`sum(returned)`,
	returnedMinor: Prisma.sql`sum(price * returned - returned_discount)`,
	cancelledCopies: Prisma.sql`sum(cancelled)`,
	cancelledMinor: Prisma.sql`sum(price * cancelled - cancelled_discount)`,
	/** Of the copies that stayed with customers. */
	costMinor: Prisma.sql`sum(cost * (kept - returned))`,
	/** After discounts, returns, fees and costs, of the lines whose cost is known. */
	marginMinor: Prisma.sql`sum(price * (kept - returned) - kept_discount + returned_discount - kept_fee - cost * (kept - returned))`,
};

type Sum = keyof typeof SUMS;

interface Counts {
	/** ISO 4217. Amounts of different currencies are never added up. */
	currency: string;
	/** Orders and lines with a copy that was not cancelled. */
	orders: number;
	lines: number;
	linesWithoutCost: number;
}

/** Figures of orders in one currency. Costs are kept in the shop's: in any other, cost and margin are null. */
export type SalesFigures = Counts & Record<Exclude<Sum, "costMinor" | "marginMinor">, bigint> & Record<"costMinor" | "marginMinor", bigint | null>;

/** Figures as the database tells them: sums as text, for they may pass a bigint. */
export type FiguresRow = Counts & Record<Sum, string>;

/** Common tables of the lines that were ordered in a period, with what each counts for, those over the counter without a connection; of a line's whole amounts, the share of its copies. */
export function soldLines(vendorId: string, { since, until }: SalesPeriod): Prisma.Sql {
	return Prisma.sql`
		line AS (
			SELECT sold.id AS order_id, sold.currency, CASE WHEN NOT sold.at_till THEN sold.connection_id END AS connection_id, sold.placed_at, line.item_id, line.sku, line.title,
				line.quantity - line.cancelled AS kept, line.returned, line.cancelled, line.quantity::numeric, line.unit_price_minor::numeric AS price,
				line.tax_minor AS tax, line.tax_collected_by, line.fee_minor AS fee, line.discount_minor AS discount,
				coalesce(line.unit_cost_minor, item.cost_minor)::numeric AS cost
			FROM sales_order sold
			JOIN sales_order_line line ON line.vendor_id = sold.vendor_id AND line.order_id = sold.id
			LEFT JOIN item ON item.vendor_id = line.vendor_id AND item.id = line.item_id
			WHERE sold.vendor_id = ${vendorId}::uuid AND sold.placed_at >= ${since} AND sold.placed_at < coalesce(${until}::timestamptz, 'infinity')
		), share AS (
			SELECT line.*, round(discount * kept / quantity) AS kept_discount, round(discount * returned / quantity) AS returned_discount,
				round(discount * cancelled / quantity) AS cancelled_discount, round(tax * kept / quantity) AS kept_tax, round(fee * kept / quantity) AS kept_fee
			FROM line
		)`;
}

/** The columns of a FiguresRow over `share`, in a statement that groups by the currency and whatever else. */
export const figuresColumns = Prisma.sql`
	currency, count(DISTINCT order_id) FILTER (WHERE kept > 0)::int AS orders, count(*) FILTER (WHERE kept > 0)::int AS lines,
	count(*) FILTER (WHERE kept > returned AND cost IS NULL)::int AS "linesWithoutCost",
	${Prisma.join(Object.entries(SUMS).map(([name, sum]) => Prisma.sql`coalesce(${sum}, 0)::text AS ${Prisma.raw(`"${name}"`)}`))}`;

/** The figures of a row, in a shop of this currency. */
export function readFigures(row: FiguresRow, shopCurrency: string): SalesFigures {
	const { currency, orders, lines, linesWithoutCost } = row;
	const sums = Object.fromEntries(Object.keys(SUMS).map((name) => [name, BigInt(row[name as Sum])])) as Record<Sum, bigint>;
	const unknown = currency === shopCurrency ? {} : { costMinor: null, marginMinor: null };
	return { currency, orders, lines, linesWithoutCost, ...sums, ...unknown };
}
