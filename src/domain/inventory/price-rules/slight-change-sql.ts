import { Prisma } from "../../../generated/prisma/client.ts";

/** True where a price would change, by less than so many parts per million of it. Through numeric: the products may leave bigint's range. */
export function slightChangeSql(target: Prisma.Sql, price: Prisma.Sql, skip: number): Prisma.Sql {
	return Prisma.sql`(${target} <> ${price} AND abs(${target} - ${price}) * 1000000::numeric < ${price} * ${skip}::numeric)`;
}
