import { Prisma } from "../../../generated/prisma/client.ts";
import type { ItemFilter } from "../item-filter-schema.ts";

/** Which levels (`level`) of an item a filter looks at, as conditions behind others: none, or the location's and the bin's that are named. */
export function placeSql({ location, bin }: Pick<ItemFilter, "location" | "bin">): Prisma.Sql {
	const parts = [
		...(location ? [Prisma.sql`AND level.location_id = ${location.id}::uuid`] : []),
		// As people write bins: the index holds each as it stands.
		...(bin === undefined ? [] : [Prisma.sql`AND level.bin IN (${bin}, upper(${bin}), lower(${bin}))`]),
	];
	return parts.length === 0 ? Prisma.empty : Prisma.join(parts, " ");
}
