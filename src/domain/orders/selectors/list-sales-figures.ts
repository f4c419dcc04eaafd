import { Prisma } from "../../../generated/prisma/client.ts";
import type { ReadScope } from "../../core/permissions/scopes.ts";
import { type FiguresRow, figuresColumns, readFigures, type SalesFigures, type SalesPeriod, soldLines } from "./sales-figures.ts";

export interface SalesSection extends SalesFigures {
	section: "total" | "channel" | "period";
	/** Of a channel: its connection's number, marketplace and account; all null for the counter, whoever's till booked it. */
	connection: number | null;
	marketplace: string | null;
	account: string | null;
	/** "2026-11-24" or "2026-11", in the shop's time. */
	period: string | null;
}

interface Asked extends SalesPeriod {
	/** The shop's, an IANA name: its days and months are meant. */
	timezone: string;
	by: "day" | "month";
	/** The shop's currency (ISO 4217). */
	currency: string;
}

/** A period's sales by the orders that were placed in it: in all, by channel, and by day or month, each in the orders' currencies. One statement. */
export async function listSalesFigures(scope: ReadScope<"report.read">, { timezone, by, currency, ...period }: Asked): Promise<SalesSection[]> {
	const pattern = by === "day" ? "YYYY-MM-DD" : "YYYY-MM";
	const rows = await scope.read.$queryRaw<(FiguresRow & Omit<SalesSection, keyof SalesFigures>)[]>(Prisma.sql`
		WITH ${soldLines(scope.vendorId, period)}, dated AS (SELECT share.*, to_char(placed_at AT TIME ZONE ${timezone}, ${pattern}) AS period FROM share),
		figures AS (
			SELECT CASE WHEN grouping(connection_id) = 0 THEN 'channel' WHEN grouping(period) = 0 THEN 'period' ELSE 'total' END AS section,
				connection_id, period, ${figuresColumns}
			FROM dated GROUP BY GROUPING SETS ((currency), (currency, connection_id), (currency, period))
		)
		SELECT figures.*, connection.number AS connection, connection.marketplace, connection.account_id AS account
		FROM figures LEFT JOIN connection ON connection.vendor_id = ${scope.vendorId}::uuid AND connection.id = figures.connection_id
		ORDER BY figures.section = 'total' DESC, figures.section, figures.period, connection.number NULLS FIRST, figures.currency <> ${currency}, figures.currency`);
	return rows.map((row) => {
		const { section, connection, marketplace, account, period: when } = row;
		return { section, connection, marketplace, account, period: when, ...readFigures(row, currency) };
	});
}
